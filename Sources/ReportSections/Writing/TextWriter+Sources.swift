import CountryRisk
import Drawing
import LayoutEngine

/// How sources are cited: marks in text, and lines at the foot of exhibits.
extension TextWriter {
  /// Where the entry of a source stands.
  package static func place(ofSource id: String) -> String { "source-" + id }

  /// The number of the source at `position` of the list, after `before`; it leads to its entry.
  package func number(
    ofSourceAt position: Int, _ style: TextStyle, after before: String = "",
    isAttached: Bool = false
  ) -> Inline {
    Inline(
      before + String(position + 1), style,
      role: .link(
        .place(Self.place(ofSource: index.profile.sources[position].id)),
        description: phrases.goToSource(position + 1)), isAttached: isAttached,
      allowsHyphens: false)
  }

  /// The places of `sources` in the list, each once, in its order.
  package func positions(of sources: [String]) -> [Int] {
    Set(sources.compactMap { index.position(ofSource: $0) }).sorted()
  }

  /// Raised numbers that lead to the entries of the source list.
  package func marks(for sources: [String], base: TextStyle? = nil) -> [Inline] {
    var style = markStyle
    if let base {
      // The mark grows with the text it belongs to.
      let factor = max(0.75, base.size / 10)
      style.size *= factor
      style.rise *= factor
    }
    return numbers(of: sources, style, apart: ",", isAttached: true)
  }

  /// Numbers that lead to the entries of the source list, for a cell.
  package func numbers(of sources: [String], _ style: TextStyle) -> [Inline] {
    numbers(of: sources, style, apart: ", ")
  }

  private func numbers(
    of sources: [String], _ style: TextStyle, apart: String, isAttached: Bool = false
  ) -> [Inline] {
    var inlines: [Inline] = []
    for position in positions(of: sources) {
      inlines.append(
        number(
          ofSourceAt: position, style, after: inlines.isEmpty ? "" : apart, isAttached: isAttached))
    }
    if sources.contains(Source.unknown) {
      inlines.append(
        Inline(
          (inlines.isEmpty ? "" : apart) + phrases.unsourced, style, isAttached: isAttached,
          allowsHyphens: !isAttached))
    }
    return inlines
  }

  /// `Source:` with the publishers, years and numbers of `sources`, for the foot of an exhibit.
  package func sourceLine(_ sources: [String], _ style: TextStyle) -> [Inline] {
    let numbers = positions(of: sources)
    let isUnsourced = sources.contains(Source.unknown)
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
      for (place, position) in group.numbers.enumerated() {
        inlines.append(number(ofSourceAt: position, style, after: place > 0 ? ", " : ""))
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
