import CountryRisk
import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import ReportSections

@Suite struct SectionKindTests {
  static let kinds = SectionCatalog.kinds.map { $0.kind }

  /// The entry of a layout for `kind`, with what it cannot do without.
  private func entry(_ kind: String, _ options: String = "") -> String {
    let needed =
      [
        "prose": ", text: position", "table": ", table: trade", "drawing": ", of: timeline",
      ][kind] ?? ""
    // A list of exhibits lists those of other sections.
    let others = kind == "exhibits" ? "  - {kind: charts, optional: true}\n" : ""
    return others + "  - {kind: \(kind)\(needed)\(options)}"
  }

  /// The words of a report of `sections`, and what was said of it.
  private func build(
    _ sections: String, _ profile: CountryProfile
  ) throws -> (words: String, log: DiagnosticLog) {
    let log = DiagnosticLog()
    let layout = try House.layout(sections: sections)
    try House.composer(profile, layout, log: log).check()
    return (try House.document(profile, layout, log: log).words, log)
  }

  @Test(arguments: kinds)
  func `a section shows what the profile has for it`(_ kind: String) throws {
    let (words, log) = try build(entry(kind), try Profiles.sampleLand())
    #expect(log.text == "")
    #expect(words.count > 100)
  }

  @Test(arguments: kinds.filter { $0 != "prose" })
  func `a section for which the profile has nothing says so and is left out`(
    _ kind: String
  ) throws {
    let (_, log) = try build(entry(kind), try Profiles.bare())
    guard !["cover", "contents"].contains(kind) else {
      #expect(log.text == "")
      return
    }
    #expect(log.codes == ["nothing-to-show"])
    #expect(log.diagnostics.first?.range?.start.line == (kind == "exhibits" ? 4 : 3))
    let optional = entry(kind, ", optional: true, title: A title")
    let (words, quiet) = try build("  - kind: cover\n" + optional, try Profiles.bare())
    #expect(quiet.text == "")
    #expect(!words.contains("A title"))
  }

  @Test func `key figures older than the layout allows are marked, where it matters refused`()
    throws
  {
    let profile = try Profiles.sampleLand()
    func build(_ key: String, strict: Bool) throws -> (words: String, log: DiagnosticLog) {
      let log = DiagnosticLog()
      let file = SourceFile(
        name: "test.yaml", text: "name: test\n\(key)sections:\n  - kind: key-facts\n")
      let layout = try #require(LayoutReader.read(file, log: log), "\(log.text)")
      var composer = try House.composer(profile, layout, log: log)
      composer.isStrict = strict
      composer.check()
      return (try House.document(profile, layout, log: log).words, log)
    }
    let fresh = try build("", strict: true)
    #expect(!fresh.words.contains("†"))
    #expect(fresh.log.text == "")
    let marked = try build("stale-after: 1\n", strict: false)
    #expect(marked.words.contains("†"))
    #expect(marked.words.contains("More than 1 month older"))
    #expect(marked.log.text == "")
    let refused = try build("stale-after: 1\n", strict: true)
    #expect(refused.log.codes.contains("stale-figure"))
    #expect(refused.log.diagnostics.first?.range?.start.line ?? 0 > 30)
  }

  @Test
  func `evidence has each figure with its formula, its sources and their kinds, and its pages`()
    throws
  {
    let profile = try Profiles.sampleLand()
    let (words, log) = try build(
      "  - {kind: prose, text: position, title: Position}\n"
        + "  - {kind: evidence, title: Evidence}\n  - {kind: sources, title: Sources}", profile)
    #expect(log.text == "")
    #expect(words.contains("figures, each with its source"))
    let derived = profile.facts.first { fact in
      if case .sum? = fact.derivation { true } else { false }
    }
    #expect(derived == nil || words.contains(" + "))
    #expect(words.contains("statistics") || words.contains("official"))
    let (all, _) = try build("  - {kind: evidence, show: all}", profile)
    #expect(all.count > words.count / 4)
  }

  @Test func `the pages that evidence names are those that show the value`() throws {
    let profile = try Profiles.sampleLand()
    let layout = try House.layout(
      sections: """
          - kind: cover
          - {kind: key-facts, title: Key facts, start: page}
          - {kind: charts, title: Charts, start: page}
          - {kind: prose, text: position, title: Position, start: page}
          - {kind: disagreements, start: page}
          - {kind: evidence, title: Evidence, show: all, start: page}
        """)
    let log = DiagnosticLog()
    let document = try House.document(profile, layout, log: log)
    var shown: [String: Set<Int>] = [:]
    for (index, page) in document.pages.enumerated() {
      page.frame.forEachItem { placed in
        if case .value(let value) = placed.item {
          shown[value.subject, default: []].insert(index + 1)
        }
      }
    }
    let known = Set(profile.facts.map(\.id) + profile.observations.map(\.id))
    #expect(shown.count > 5)
    #expect(Set(shown.keys).isSubset(of: known))
    let links = document.structure.compactMap { element -> Int? in
      guard case .place(let place)? = element.destination, place.hasPrefix("page-") else {
        return nil
      }
      return Int(place.dropFirst(5))
    }
    // Facts that are lists of shares have no row of their own.
    let rows = profile.facts.filter { fact in
      switch fact.value {
      case .shares, .statement: false
      default: true
      }
    }
    let expected = rows.flatMap { shown[$0.id]?.sorted() ?? [] }
    #expect(links.count > 3)
    #expect(links.count <= expected.count)
    #expect(Set(links).isSubset(of: Set(expected)))
    #expect(expected.last == links.last)
  }

  @Test func `a text that is missing is an error that offers the near one`() throws {
    let profile = try Profiles.bare(prose: ["energy": "Words."])
    let log = DiagnosticLog()
    let layout = try House.layout(sections: "  - {kind: prose, text: enregy}")
    try House.composer(profile, layout, log: log).check()
    #expect(log.codes == ["missing-text"])
    #expect(log.diagnostics.first?.help == "did you mean 'energy'?")
    #expect(log.diagnostics.first?.range?.start.line == 3)
  }

  @Test(arguments: [
    ("charts, charts: [exports-by-partnr]", "unknown-chart", "exports-by-partner"),
    ("quotation, quote: minster-2023", "unknown-quotation", "minister-2023"),
    ("partner-comparison, exposure: exprots", "unknown-dependency", "exports"),
    ("dependency-bars, dependencies: [exprots, fuel]", "unknown-dependency", "exports"),
    ("dependency-matrix, dependencies: [fuel, exprots]", "unknown-dependency", "exports"),
    ("events, channels: [bordr]", "unknown-channel", "border"),
  ])
  func `an id that the profile does not have is marked and offers the near one`(
    _ section: String, _ code: String, _ near: String
  ) throws {
    let log = DiagnosticLog()
    let layout = try House.layout(sections: "  - {kind: \(section)}")
    try House.composer(try Profiles.sampleLand(), layout, log: log).check()
    #expect(log.codes == [code])
    #expect(log.diagnostics.first?.help == "did you mean '\(near)'?")
    let place = try #require(log.diagnostics.first?.range)
    let word = section.split(whereSeparator: { " [],".contains($0) }).last { near.isNear($0) }
    #expect(place.text == word.map(String.init))
  }

  @Test func `the cover has country, own name, title and date but no running head`() throws {
    let (words, _) = try build("  - kind: cover", try Profiles.sampleLand())
    for part in [
      "Sampleland (invented values)", "Образцова Земља", "A Report on Nowhere", "30 June 2024",
      "61%", "≥ 90%", "of fuel comes from Southland",
    ] {
      #expect(words.contains(part), "\(part)")
    }
    #expect(!words.contains("of 1"))
  }

  @Test(arguments: ["down", "across"])
  func `partners are shown down or across with the same words`(_ direction: String) throws {
    let section = "  - {kind: partner-comparison, partners: \(direction), exposure: exports}"
    let (words, log) = try build(section, try Profiles.sampleLand())
    #expect(log.text == "")
    for part in [
      "Norland", "北之国", "Southland", "Germany", "Deutschland", "Switzerland",
      "Treaty of the Two Bridges", "Comprehensive partnership", "Oct 2023", "2015", "61", "17",
      "no foreign bases", "not in the comparison",
    ] {
      #expect(words.contains(part), "\(part)")
    }
  }

  @Test func `columns are those asked for`() throws {
    let section = "  - {kind: partner-comparison, columns: [since], exposure: exports}"
    let (words, _) = try build(section, try Profiles.sampleLand())
    #expect(words.contains("Oct 2023"))
    #expect(!words.contains("no foreign bases"))
    #expect(!words.contains("Treaty of the Two Bridges"))
  }

  @Test func `events stand in order of date whatever the order of the file`() throws {
    let (words, _) = try build("  - kind: events", try Profiles.sampleLand())
    let places = ["3 Apr 2022", "10 Apr 2022", "20 May 2024"].map { words.firstRange(of: $0) }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0?.lowerBound } == places.compactMap { $0?.lowerBound }.sorted())
    #expect(words.contains("Three events from 2022 to 2024"))
  }

  @Test func `only events of the channels asked for are shown`() throws {
    let yaml = """
      sources: {one: {title: T, publisher: P, year: 2020, kind: news}}
      events:
        one: {date: 2020, channel: border, statement: The border shut., source: one}
        two: {date: 2021, channel: air, statement: No flight left., source: one}
      """
    let (words, _) = try build("  - {kind: events, channels: [air]}", try Profiles.bare(yaml))
    #expect(words.contains("No flight left."))
    #expect(!words.contains("The border shut."))
  }

  @Test func `every side of a disagreement is printed`() throws {
    let (words, _) = try build("  - kind: disagreements", try Profiles.sampleLand())
    for part in ["$2.4 bn", "with guarantees", "absent", "The yearbook leaves guarantees out."] {
      #expect(words.contains(part), "\(part)")
    }
  }

  @Test func `values of one unit are compared and the widest gap is named`() throws {
    let yaml = """
      sources: {one: {title: T, publisher: P, year: 2020, kind: news}}
      facts:
        low: {label: Low, value: 2, unit: km, source: one}
        high: {label: High, value: 5, unit: km, source: one}
        other: {label: Other, value: 5, unit: mm, source: one}
        none: {label: None, value: 0, unit: km, source: one}
      disagreements:
        length: {about: Length, sides: [low, high]}
        units: {about: Units, sides: [low, other]}
        zero: {about: Zero, sides: [none, high]}
      """
    let (words, _) = try build("  - kind: disagreements", try Profiles.bare(yaml))
    #expect(words.contains("most of all on length, by a factor of 2.5"))
    #expect(words.replacing("×2.5", with: "").contains("×") == false)
  }

  @Test func `a share that stands in words or under a bound is not made a number`() throws {
    let (words, _) = try build("  - kind: dependency-matrix", try Profiles.sampleLand())
    #expect(words.contains("in the remainder"))
    #expect(words.contains("≥ 90%"))
    #expect(words.contains("No figures are published."))
  }

  @Test func `a dependency without figures is named with its reason`() throws {
    let yaml = """
      partners: {XAB: {name: Beland, role: neighbour}}
      sources: {one: {title: T, publisher: P, year: 2020, kind: news}}
      facts: {fuel: {label: Fuel, value: 40, unit: percent, source: one}}
      dependencies:
        fuel: {label: Fuel, measure: weight, holdings: {XAB: fuel}}
        power: {label: Power, measure: lines, missing: Nobody counts it.}
      """
    let (words, log) = try build("  - kind: dependency-bars", try Profiles.bare(yaml))
    #expect(log.text == "")
    #expect(words.contains("no data"))
    #expect(words.contains("Nobody counts it."))
  }

  @Test func `sources are numbered and what was not found is listed`() throws {
    let (words, _) = try build("  - kind: sources", try Profiles.sampleLand())
    for part in ["4 sources by kind", "Sample Gazette", "example.org", "capacity of power lines"] {
      #expect(words.contains(part), "\(part)")
    }
  }
}

extension String {
  /// Whether `word` is the name with two letters changed or one lost.
  fileprivate func isNear(_ word: Substring) -> Bool {
    word != self && NearName.of(String(word), in: [self]) == self
  }
}

extension SourceRange {
  /// What stands there, on its one line.
  fileprivate var text: String? {
    file.line(start.line).map {
      String($0.unicodeScalars.dropFirst(start.column - 1).prefix(end.column - start.column))
    }
  }
}
