import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import ProfileImport
import SourceReading
import TestSupport
import Testing

@testable import ReportSections

@Suite struct MongolianTests {
  private let values = ValueWriter(.mongolian)

  private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test(arguments: [
    ("2019-09-03", "2019 оны 9-р сарын 3", "2019.09", "2019.09.03"),
    ("2019-12", "2019 оны 12-р сар", "2019.12", "2019.12"), ("2019", "2019", "2019", "2019"),
  ])
  func `dates are written as the language has them`(
    _ text: String, _ full: String, _ short: String, _ day: String
  ) throws {
    let date = try #require(PartialDate(text))
    #expect(plain(values.date(date)) == full)
    #expect(values.shortDate(date) == short)
    #expect(values.dayDate(date) == day)
  }

  @Test func `numbers, units and bounds are written as the language has them`() {
    let quantity = Quantity(1234.5, decimals: 1, unit: .percent, bound: .atLeast)
    #expect(plain(values.quantity(quantity, .prose)) == "багадаа 1,234.5 хувь")
    #expect(plain(values.quantity(quantity, .symbol)) == "≥ 1,234.5%")
    #expect(values.list(["а", "б", "в"]) == "а, б болон в")
  }

  @Test(arguments: Language.allCases)
  func `every built-in unit has words in every language`(_ language: Language) {
    for unit in Unit.builtIn { #expect(language.phrases.units[unit] != nil, "\(unit)") }
  }

  @Test(arguments: [("RU", "Орос"), ("CH", "Швейцарь"), ("CN", "Хятад")])
  func `states have the names of the language`(_ code: String, _ name: String) {
    #expect(UnicodeText.countryName(code, language: "mn") == name)
  }

  @Test func `a code of no state has no name`() {
    #expect(UnicodeText.countryName("", language: "mn") == nil)
    #expect(UnicodeText.countryName("ABC", language: "mn") == nil)
  }

  private func translated(prose: Bool = true) throws -> CountryProfile {
    let folder = Checkout.folder + "/Sources/CountryProfiles/mongolia"
    let log = DiagnosticLog()
    let files = try #require(ProfileFolder(path: folder).files(log: log))
    var texts = try #require(ProfileFolder(path: folder).files(language: "mn", log: log))
    if !prose { texts = texts.filter { !$0.name.hasSuffix("energy.md") } }
    let profile = ProfileImporter.read(
      files: files, name: "mongolia",
      translation: ProfileImporter.Translation(language: "mn", files: texts), log: log)
    return try #require(profile, "\(log.text)")
  }

  @Test(arguments: ["country-risk", "country-brief"], ["a4", "letter"])
  func `the whole report is in Mongolian and nothing lies on another`(
    _ name: String, _ paper: String
  ) throws {
    let profile = try translated()
    let log = DiagnosticLog()
    ProfileRules.check(profile, log: log)
    var layout = try House.layout(name)
    layout.language = .mongolian
    try House.composer(profile, layout, log: log).check()
    let document = try House.document(profile, layout, paper: paper, log: log)
    #expect(log.text == "")
    #expect(document.audit?.violations == 0)
    #expect(document.information.language == "mn")
    // Names of media and sources stay Latin; the words of the report do not.
    let letters = document.words.unicodeScalars.filter(\.properties.isAlphabetic)
    let cyrillic = letters.count { (0x400...0x4FF).contains($0.value) }
    #expect(Double(cyrillic) / Double(letters.count) > 0.75)
    for word in ["Exhibit", "Source:", "per cent", "at least", "continued", "Data as of"] {
      #expect(!document.words.contains(word), "\(word)")
    }
  }

  /// The words of the chapter on energy where its text was not translated.
  private func untranslated(
    _ choice: ReportLayout.Untranslated
  ) throws -> (words: String, document: PagedDocument?, codes: [String]) {
    var layout = try House.layout(
      sections: "  - {kind: prose, text: energy, title: {en: Energy, mn: Эрчим хүч}}")
    layout.language = .mongolian
    layout.untranslated = choice
    let profile = try translated(prose: false)
    let log = DiagnosticLog()
    try House.composer(profile, layout, log: log).check()
    guard !log.hasErrors else { return ("", nil, log.codes) }
    let document = try House.document(profile, layout, log: log)
    return (document.words, document, log.codes)
  }

  @Test func `a text that is not translated is printed as written and says so`() throws {
    let (words, document, codes) = try untranslated(.base)
    #expect(codes == [])
    #expect(words.contains("Энэ хэсгийг орчуулаагүй"))
    #expect(words.contains("Mongolia Inc sees a high dependence"))
    #expect(document?.structure.contains { $0.language == "en" } == true)
  }

  @Test func `a text that is not translated may be left out, which is said in its place`() throws {
    let (words, _, codes) = try untranslated(.leaveOut)
    #expect(codes == [])
    #expect(words.contains("Энэ хэсгийг орчуулаагүй"))
    #expect(!words.contains("Mongolia Inc sees"))
  }

  @Test func `a text that is not translated may be an error`() throws {
    #expect(try untranslated(.error).codes == ["missing-translation"])
  }

  @Test func `a title without a form in the language is an error`() throws {
    var layout = try House.layout(
      sections: "  - {kind: prose, text: energy, title: {en: Energy}}")
    layout.language = .mongolian
    let log = DiagnosticLog()
    try House.composer(try translated(), layout, log: log).check()
    #expect(log.codes == ["missing-translation"])
  }
}
