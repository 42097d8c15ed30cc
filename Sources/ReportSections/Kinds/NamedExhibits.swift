import CountryRisk
import Diagnostics
import SourceReading

/// The exhibits of a kind that a section names; without names, those that no text calls for.
struct NamedExhibits {
  private let kind: CrossReferenceKind
  private let ids: [SourceScalar]

  init(_ kind: CrossReferenceKind, from reader: FieldReader, key: String) {
    self.kind = kind
    ids = reader.scalars(key)
  }

  /// Reports what is named and not among `known`, and what other sections name too.
  func check(_ known: [String], _ context: SectionContext) {
    for id in ids {
      if !known.contains(id.text) {
        context.log.error(
          "unknown-\(kind.rawValue)", "there is no \(kind.rawValue) '\(id.text)'", at: id.range,
          help: NearName.help(for: id.text, in: known))
      }
      context.ask(for: kind.rawValue, id.text, at: id.range)
    }
  }

  /// Those of `all` that are meant, in the order of their names.
  func chosen<Definition>(
    of all: [Definition], id: KeyPath<Definition, String>, _ context: SectionContext
  ) -> [Definition] {
    let called = context.called(kind)
    guard !ids.isEmpty else { return all.filter { !called.contains($0[keyPath: id]) } }
    return ids.compactMap { name in all.first { $0[keyPath: id] == name.text } }
  }
}
