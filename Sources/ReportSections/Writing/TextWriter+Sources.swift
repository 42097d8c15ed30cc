import CountryRisk
import Drawing
import LayoutEngine

/// How sources are cited: marks in text, and lines at the foot of exhibits.
extension TextWriter {
  /// Raised numbers that lead to the entries of the source list.
  package func marks(for sources: [String], base: TextStyle? = nil) -> [Inline] {
    let numbers = Set(sources.compactMap { index.position(ofSource: $0) }).sorted()
    var style = markStyle
    if let base {
      // The mark grows with the text it belongs to.
      let factor = max(0.75, base.size / 10)
      style.size *= factor
      style.rise *= factor
    }
    var inlines = [Inline]()
    for (place, number) in numbers.enumerated() {
      let id = index.profile.sources[number].id
      inlines.append(
        Inline(
          (place > 0 ? "," : "") + String(number + 1), style,
          role: .link(.place("source-" + id), description: phrases.goToSource(number + 1)),
          isAttached: true, allowsHyphens: false))
    }
    if sources.contains(Source.unknown) {
      inlines.append(
        Inline(
          (numbers.isEmpty ? "" : ",") + phrases.unsourced, style, isAttached: true,
          allowsHyphens: false))
    }
    return inlines
  }

  /// Numbers that lead to the entries of the source list, for a cell.
  package func numbers(of sources: [String], _ style: TextStyle) -> [Inline] {
    var inlines: [Inline] = []
    for number in Set(sources.compactMap { index.position(ofSource: $0) }).sorted() {
      inlines.append(
        Inline(
          (inlines.isEmpty ? "" : ", ") + String(number + 1), style,
          role: .link(
            .place("source-" + index.profile.sources[number].id),
            description: phrases.goToSource(number + 1)), allowsHyphens: false))
    }
    if sources.contains(Source.unknown) {
      inlines.append(Inline((inlines.isEmpty ? "" : ", ") + phrases.unsourced, style))
    }
    return inlines
  }

  /// `Source:` with the publishers, years and numbers of `sources`, for the foot of an exhibit.
  package func sourceLine(_ sources: [String], _ style: TextStyle) -> [Inline] {
    var seen = Set<String>()
    let numbers = sources.filter { seen.insert($0).inserted }
      .compactMap { index.position(ofSource: $0) }.sorted()
    let isUnsourced = seen.contains(Source.unknown)
    guard !numbers.isEmpty else {
      return isUnsourced ? [Inline(phrases.unsourced.uppercasedFirst + ".", style)] : []
    }
    var groups: [(name: String, years: [String], numbers: [Int])] = []
    for number in numbers {
      let source = index.profile.sources[number]
      let name = shortPublisher(source)
      let year = source.year.map(String.init)
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].numbers.append(number)
        if let year, !groups[place].years.contains(year) { groups[place].years.append(year) }
      } else {
        groups.append((name, [year].compactMap(\.self), [number]))
      }
    }
    var inlines = [
      Inline(
        (numbers.count > 1 ? phrases.sources : phrases.source) + ": ", style,
        allowsHyphens: false)
    ]
    for (place, group) in groups.enumerated() {
      let years = group.years.sorted().joined(separator: ", ")
      inlines.append(
        Inline(
          (place > 0 ? "; " : "") + group.name + (years.isEmpty ? "" : "\u{A0}" + years)
            + "\u{A0}[", style, allowsHyphens: false))
      for (position, number) in group.numbers.enumerated() {
        let id = index.profile.sources[number].id
        inlines.append(
          Inline(
            (position > 0 ? ", " : "") + String(number + 1), style,
            role: .link(.place("source-" + id), description: phrases.goToSource(number + 1)),
            allowsHyphens: false))
      }
      inlines.append(Inline("]", style, isAttached: true, allowsHyphens: false))
    }
    let end = isUnsourced ? "; " + phrases.partlyUnsourced + "." : "."
    inlines.append(Inline(end, style, isAttached: true))
    return inlines
  }

  /// The same without numbers, for a picture that has no source list: `Source: Coface 2025.`
  package func plainSourceLine(_ sources: [String]) -> String {
    let text = sourceLine(sources, markStyle).map(\.text).joined()
    var result = ""
    var depth = 0
    for character in text {
      if character == "[" {
        depth += 1
        while result.last == "\u{A0}" { result.removeLast() }
      }
      if depth == 0 { result.append(character) }
      if character == "]" { depth -= 1 }
    }
    return result
  }

  /// The publisher in few words: up to the first comma, bracket or stroke.
  func shortPublisher(_ source: Source) -> String {
    let name = source.publisher.utf8
    let end = name.indices.first { place in
      let rest = name[place...]
      return rest.starts(with: ", ".utf8) || rest.starts(with: " (".utf8)
        || rest.starts(with: " / ".utf8)
    }
    return String(source.publisher[..<(end ?? name.endIndex)])
  }
}
