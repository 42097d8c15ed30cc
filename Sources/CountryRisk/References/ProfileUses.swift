import Diagnostics

extension CountryProfile {
  /// Where the files name what `reference` stands for: itself, a part of it, or data of which it is a
  /// part; in the order of files and lines.
  package func uses(of reference: String) -> [SourceRange] {
    func isMeant(_ name: String) -> Bool {
      name == reference || Self.isPart(name, of: reference)
        || Self.isPart(reference, of: name)
    }
    var ranges: [SourceRange] = mentions.compactMap { mention in
      switch mention.kind {
      case .value, .data, .shares: isMeant(mention.name) ? mention.range : nil
      default: nil
      }
    }
    let segments = richTexts.flatMap { $0.segments() } + prose.flatMap { $0.segments() }
    for segment in segments {
      if case .reference(let name, _, let range) = segment, isMeant(name), let range {
        ranges.append(range)
      }
    }
    var seen: Set<String> = []
    return ranges.map { range in
      (key: (range.file.name, range.start.line, range.start.column), range: range)
    }
    .sorted { $0.key < $1.key }.map(\.range)
    .filter { seen.insert("\($0.file.name):\($0.start.line):\($0.start.column)").inserted }
  }

  /// Whether `part` names a share or a point of what `whole` names.
  private static func isPart(_ part: String, of whole: String) -> Bool {
    part.hasPrefix(whole + ".") || part.hasPrefix(whole + "@")
  }
}
