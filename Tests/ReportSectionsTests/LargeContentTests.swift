import CountryRisk
import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import ReportSections

/// Content of a size nobody planned for: it is set, or it is said that it does not fit.
@Suite struct LargeContentTests {
  private static let sources = """
    sources: {one: {title: T, publisher: P, year: 2020, kind: news}}

    """

  /// Lays `sections` out; text may leave its place only where a warning says so.
  private func build(
    _ sections: String, _ yaml: String, prose: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (words: String, document: PagedDocument, log: DiagnosticLog) {
    let log = DiagnosticLog()
    let profile = try Profiles.bare(Self.sources + yaml, prose: prose)
    let layout = try House.layout(sections: sections)
    let document = try House.document(profile, layout, log: log)
    let grid = try House.composer(profile, layout, log: log).grid
    let admits = log.codes.contains { ["does-not-fit", "too-tall"].contains($0) }
    for (place, page) in document.pages.enumerated() where !admits {
      let inspection = PageInspection(page, grid)
      let cover = Rectangle(
        x: grid.margin - 8, y: 0, width: grid.block.width + 16, height: grid.paper.height)
      let isCover = layout.entries[0].section is CoverSection && place == 0
      #expect(inspection.overlaps == [], "page \(place + 1)", sourceLocation: sourceLocation)
      #expect(
        inspection.strays(outside: isCover ? cover : inspection.block) == [],
        "page \(place + 1)", sourceLocation: sourceLocation)
    }
    return (document.words, document, log)
  }

  private func event(_ statement: String) -> String {
    """
    events:
      one:
        {date: 2020-01-02, channel: border, statement: "\(statement)", effect: Short., source: one}
    """
  }

  @Test(arguments: [
    String(repeating: "x", count: 300),
    "https://example.org/" + String(repeating: "a/b", count: 99),
    String(repeating: "国", count: 300), String(repeating: "Ө", count: 300),
  ])
  func `a word of three hundred letters stays in its column`(_ word: String) throws {
    let (words, _, log) = try build("  - kind: events", event(word))
    #expect(log.codes.allSatisfy { $0 == "table-too-wide" }, "\(log.text)")
    #expect(words.filter { $0 == word.last }.count >= word.filter { $0 == word.last }.count)
  }

  @Test func `a row taller than a page is set whole or refused, and named`() throws {
    let text = (1...3000).map { "w\($0)" }.joined(separator: " ")
    let (words, document, log) = try build("  - kind: events", event(text))
    #expect(document.pages.count >= 2 || log.codes.contains("too-tall"))
    #expect(words.contains("w3000"))
    #expect(log.diagnostics.allSatisfy { $0.range != nil }, "\(log.text)")
  }

  @Test func `a thousand rows are all set, with a head on every page`() throws {
    let rows = (0..<1000).map { place in
      "  e\(place): {date: \(1000 + place), channel: air, statement: Event \(place)., source: one}"
    }
    let (words, document, log) = try build(
      "  - kind: events", "events:\n" + rows.joined(separator: "\n"))
    #expect(log.text == "")
    for place in [0, 499, 999] { #expect(words.contains("Event \(place).")) }
    let heads = document.pages.map { page in
      page.frame.flattened().count { placed in
        if case .text(let run) = placed.item { run.text == "Channel" } else { false }
      }
    }
    #expect(heads == document.pages.map { _ in 1 })
  }

  @Test(arguments: ["bars", "columns"])
  func `a label of four hundred letters is set, or said not to fit`(_ kind: String) throws {
    let label = (1...50).map { "longest\($0 % 10)" }.joined(separator: " ")
    let yaml = """
      facts: {fuel: {label: Fuel, value: 40, unit: percent, source: one}}
      charts:
        long:
          title: A title
          subtitle: A subtitle
          kind: \(kind)
          rows: [{label: "\(label)", value: fuel}, {label: B, value: fuel}]
      """
    let (words, document, log) = try build("  - kind: charts", yaml)
    let isWhole = words.replacing(" ", with: "").contains(label.replacing(" ", with: ""))
    #expect(isWhole || log.codes.contains("does-not-fit"), "\(words)")
    #expect(document.structure.contains { $0.alternate?.contains(label) == true })
  }

  @Test func `a long title wraps`() throws {
    let title = (1...40).map { "title\($0)" }.joined(separator: " ")
    let yaml = """
      facts: {fuel: {label: Fuel, value: 40, unit: percent, source: one}}
      charts:
        long:
          {title: "\(title)", subtitle: "\(title)", kind: bars, data: fuel, note: "\(title)"}
      """
    let (words, _, log) = try build("  - kind: charts", yaml)
    #expect(log.text == "")
    #expect(words.contains(title))
  }

  @Test func `a cover with long words shrinks or wraps`() throws {
    let long = "Verylongwordedcountryname Ofmanysyllables Andmore"
    let yaml = """
      report:
        title: \(long)
        series: \(long)
        edition: 2024-06-30
        standfirst: \((1...60).map { "word\($0)" }.joined(separator: " "))
        bottom-line: A line.
        findings:
          - {value: fuel, phrase: "\(long) \(long)", text: T.}
          - {value: fuel, phrase: B, text: T.}
      facts: {fuel: {label: Fuel, value: 40, unit: percent, source: one}}
      """
    let (words, _, _) = try build("  - kind: cover", yaml)
    #expect(words.contains("Ofmanysyllables"))
  }

  @Test func `more chapters than a page can list go on over pages`() throws {
    let sections = (1...120).map { "  - {kind: prose, text: words, title: Chapter \($0)}" }
    let (words, document, log) = try build(
      (["  - {kind: contents}"] + sections).joined(separator: "\n"), "", prose: ["words": "Words."])
    #expect(log.text == "")
    for chapter in 1...120 {
      // Once in the contents, once over its text.
      #expect(words.matches(of: try Regex("Chapter \(chapter)(?![0-9])")).count >= 2)
    }
    #expect(document.structure.count { $0.tag == .tableOfContentsItem } == 120)
  }

  @Test func `changes beyond the page go on over pages`() throws {
    let changes = (1...80).map { "    - {date: 2023, text: Change \($0).}" }
    let yaml = """
      report:
        title: T
        series: S
        edition: 2024-06-30
        changes:
      \(changes.joined(separator: "\n"))
      """
    let (words, document, log) = try build("  - {kind: contents}", yaml)
    #expect(log.text == "")
    #expect((1...80).allSatisfy { words.contains("Change \($0).") })
    #expect(document.pages.count == 2)
  }

  @Test func `many partners and dependencies find their room`() throws {
    let codes = [
      "DEU", "FRA", "ITA", "ESP", "POL", "SWE", "NOR", "FIN", "JPN", "KOR", "IND", "BRA",
    ]
    let partners = codes.map {
      "  \($0): {role: other, since: 2020, concerns: [{text: trade and transit, area: a}]}"
    }
    let shares = codes.enumerated().map { "\($1): \(7 - $0 / 3)" }.joined(separator: ", ")
    let dependencies = (1...14).map {
      "  flow-\($0): {label: A flow of a long name number \($0), measure: by weight, shares: all}"
    }
    let yaml = """
      subject-areas: {a: Trade}
      facts: {all: {label: All, shares: {\(shares)}, source: one}}
      partners:
      \(partners.joined(separator: "\n"))
      dependencies:
      \(dependencies.joined(separator: "\n"))
      """
    let sections = """
        - {kind: partner-comparison, exposure: flow-1}
        - {kind: partner-comparison, exposure: flow-1, partners: across}
        - kind: dependency-bars
        - kind: dependency-matrix
      """
    let (words, _, log) = try build(sections, yaml)
    let admitted = ["does-not-fit", "table-too-wide", "too-tall"]
    #expect(log.codes.allSatisfy { admitted.contains($0) }, "\(log.text)")
    for part in ["Germany", "Brazil", "name number 14"] { #expect(words.contains(part), "\(part)") }
  }
}
