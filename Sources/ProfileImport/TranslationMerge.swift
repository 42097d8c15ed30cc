import CountryRisk
import Diagnostics
import SourceReading

/// Puts the texts of a translation in the places of those of a profile, by the schema: what is printed
/// needs a translation, and nothing else may have one.
struct TranslationMerge {
  private let language: String
  private let log: DiagnosticLog
  private let objects: [String: SchemaObject]
  private let missing = Missing()

  /// The places that have no translation.
  private final class Missing {
    var places: [(path: String, range: SourceRange)] = []
  }

  /// How many missing translations are told one by one.
  private static let told = 25

  init(_ language: String, log: DiagnosticLog) {
    self.language = language
    self.log = log
    objects = Dictionary(
      ProfileSchema.objects.map { ($0.what, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The whole profile `root` with the texts of `texts`. What is missing is in the log.
  func merged(_ root: SourceNode, _ texts: SourceNode?) -> SourceNode {
    let result = merged(root, texts, .object(ProfileSchema.objects[0].what), path: "")
    for (path, range) in missing.places.prefix(Self.told) {
      log.error(
        "missing-translation", "'\(path)' has no translation into '\(language)'", at: range,
        help: "write it in \(language)/ under the same keys")
    }
    if missing.places.count > Self.told {
      log.error(
        "missing-translation",
        "\(missing.places.count - Self.told) more texts have no translation into '\(language)'")
    }
    return result
  }

  private func merged(
    _ base: SourceNode, _ text: SourceNode?, _ value: SchemaValue, path: String
  ) -> SourceNode {
    switch value {
    case .words, .richText:
      if let text, text.scalar != nil { return text }
      if let text { refuse(text, "must be a single value, as the text it translates") }
      if text == nil, base.scalar.map({ Self.hasWords($0.text) }) == true {
        missing.places.append((path, base.range))
      }
      return base
    case .text:
      return text?.scalar != nil ? text ?? base : base
    case .list(let element):
      guard let items = base.items else { return base }
      let texts = text?.items
      if let text, texts?.count != items.count {
        refuse(text, "must be a list of \(items.count), as the one it translates")
      }
      return SourceNode(
        .sequence(
          items.enumerated().map { place, item in
            let own = texts.flatMap { $0.indices.contains(place) ? $0[place] : nil }
            return merged(item, own, element, path: "\(path)[\(place)]")
          }), at: base.range)
    case .map(_, let element): return mapped(base, text, path: path) { _ in element }
    case .object(let what):
      let keys = (objects[what].map { $0.required + $0.optional } ?? [])
      return mapped(base, text, path: path) { key in keys.first { $0.key == key }?.value }
    case .either:
      return alternative(value, for: base).map { merged(base, text, $0, path: path) } ?? base
    default:
      // References, numbers and names are the same in every language and may be repeated.
      return base
    }
  }

  private func mapped(
    _ base: SourceNode, _ text: SourceNode?, path: String, _ value: (String) -> SchemaValue?
  ) -> SourceNode {
    guard let entries = base.entries else { return base }
    // An empty item of a list stands for nothing to translate.
    let texts = text?.entries ?? []
    if let text, text.entries == nil, text.scalar?.isAbsent != true {
      refuse(text, "must be keys and values, as what it translates")
    }
    var result = entries.map { entry -> SourceNode.Entry in
      var entry = entry
      let own = texts.first { $0.key == entry.key }?.value
      if let value = value(entry.key) {
        entry.value = merged(
          entry.value, own, value, path: path.isEmpty ? entry.key : path + "." + entry.key)
      }
      return entry
    }
    for own in texts where !entries.contains(where: { $0.key == own.key }) {
      // A name that English takes from elsewhere may be given.
      if case .words? = value(own.key) {
        result.append(own)
      } else {
        log.error(
          "nothing-to-translate", "there is no '\(own.key)' to translate", at: own.keyRange,
          help: NearName.help(for: own.key, in: entries.map(\.key)))
      }
    }
    return SourceNode(.mapping(result), at: base.range)
  }

  /// Of several shapes, that of `node`.
  private func alternative(_ value: SchemaValue, for node: SourceNode) -> SchemaValue? {
    switch value {
    case .either(let first, let second):
      alternative(first, for: node) ?? alternative(second, for: node)
    case .list: node.items != nil ? value : nil
    case .object, .map: node.entries != nil ? value : nil
    default: node.scalar != nil ? value : nil
    }
  }

  private func refuse(_ node: SourceNode, _ reason: String) {
    log.error("wrong-translation", "a translation \(reason)", at: node.range)
  }

  /// Whether there is anything to translate: letters outside of references.
  private static func hasWords(_ text: String) -> Bool {
    var depth = 0
    for scalar in text.unicodeScalars {
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      if depth == 0, scalar.properties.isAlphabetic { return true }
    }
    return false
  }
}
