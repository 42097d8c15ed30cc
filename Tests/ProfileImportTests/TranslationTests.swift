import CountryRisk
import Diagnostics
import ProfileImport
import TestSupport
import Testing

@Suite struct TranslationTests {
  private static let base = """
    country:
      name: Mongolia
      codes: {alpha-2: MN, alpha-3: MNG}
      neighbours: [RUS, CHN]
    report:
      title: A test
      series: Tests
      edition: 2024-06-30
      changes: [{date: 2024-05, text: A bridge opened.}, {date: 2024-06, text: "{a}"}]
    sources:
      one: {title: A yearbook, publisher: An office, year: 2024, kind: statistics}
    facts:
      a: {label: Border, value: 5, unit: km, year: 2024, source: one, note: kept as it is}
    partners:
      CHN: {role: neighbour, concerns: [{text: trade, area: t}]}
    subject-areas: {t: Trade}
    """

  private static let texts = """
    country: {name: Монгол Улс}
    report:
      title: Туршилт
      series: Туршилтууд
      changes: [{text: Гүүр нээгдэв.}, {}]
    facts:
      a: {label: Хил}
    partners:
      CHN: {name: Хятад, concerns: [{text: худалдаа}]}
    subject-areas: {t: Худалдаа}
    """

  private func read(
    _ texts: String, prose: [String: String] = [:], translated: [String: String] = [:]
  ) -> (profile: CountryProfile?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    func files(_ folder: String, _ yaml: String, _ prose: [String: String]) -> [SourceFile] {
      [SourceFile(name: folder + "a.yaml", text: yaml)]
        + prose.map { SourceFile(name: "\(folder)prose/\($0.key).md", text: $0.value) }
    }
    let profile = ProfileImporter.read(
      files: files("", Self.base, prose), name: "test",
      translation: ProfileImporter.Translation(
        language: "mn", files: files("mn/", texts, translated)), log: log)
    return (profile, log)
  }

  @Test func `texts stand in the places of those they translate, and all else stays`() throws {
    let (read, log) = read(Self.texts)
    #expect(log.diagnostics.isEmpty)
    let profile = try #require(read)
    #expect(profile.language == "mn")
    #expect(profile.country.name == "Монгол Улс")
    #expect(profile.title == "Туршилт")
    #expect(profile.changes.map(\.text.text) == ["Гүүр нээгдэв.", "{a}"])
    #expect(profile.changes.map(\.date.text) == ["2024-05", "2024-06"])
    #expect(profile.facts[0].label == "Хил")
    #expect(profile.facts[0].note == "kept as it is")
    // A name that English takes from the standard can be given.
    #expect(profile.partners[0].name == "Хятад")
    #expect(profile.partners[0].concerns[0].text == "худалдаа")
    #expect(profile.subjectAreas[0].label == "Худалдаа")
  }

  @Test func `each text without a translation is an error at its place`() {
    let (profile, log) = read(Self.texts.replacing("  a: {label: Хил}", with: "  a: {}"))
    #expect(profile == nil)
    #expect(log.diagnostics.map(\.code) == ["missing-translation"])
    #expect(log.diagnostics[0].summary == "'facts.a.label' has no translation into 'mn'")
    #expect(log.diagnostics[0].range?.file.name == "a.yaml")
  }

  @Test func `what is only a reference needs no translation`() {
    #expect(read(Self.texts).log.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a: {label: Хил}", "a: {label: Хил, labl: x}", "nothing-to-translate"),
    ("a: {label: Хил}", "a: {label: Хил}\n  b: {label: Х}", "nothing-to-translate"),
    ("[{text: Гүүр нээгдэв.}, {}]", "[{text: Гүүр нээгдэв.}]", "wrong-translation"),
    ("a: {label: Хил}", "a: {label: [Хил]}", "wrong-translation"),
    (
      "subject-areas: {t: Худалдаа}", "subject-areas: {t: Худалдаа}\nmotif: [x]",
      "nothing-to-translate"
    ),
  ])
  func `a translation of nothing, or of another shape, is an error in its file`(
    _ old: String, _ new: String, _ code: String
  ) {
    let (profile, log) = read(Self.texts.replacing(old, with: new))
    #expect(profile == nil)
    #expect(log.diagnostics.map(\.code) == [code])
    #expect(log.diagnostics.first?.range?.file.name == "mn/a.yaml")
  }

  @Test func `a text without a translation keeps its language`() throws {
    let (read, log) = read(
      Self.texts, prose: ["one": "Words.", "two": "More."], translated: ["one": "Үгс."])
    #expect(log.diagnostics.isEmpty)
    let prose = try #require(read?.prose)
    #expect(prose.map(\.file.text) == ["Үгс.", "More."])
    #expect(prose.map(\.untranslatedLanguage) == [nil, "en"])
  }

  @Test func `a translation of a text that is not there is an error`() {
    let (_, log) = read(Self.texts, prose: ["one": "Words."], translated: ["oen": "Үгс."])
    #expect(log.diagnostics.map(\.code) == ["unknown-text"])
    #expect(log.diagnostics.first?.help?.contains("one") == true)
  }
}
