import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ReportGenerator

@Suite struct ResourceTests {
  @Test func `the compiled-in profile is the folder of the sources, file for file`() throws {
    let folder = Checkout.folder + "/Sources/CountryProfiles/mongolia"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let expected = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") }.sorted()
    let files =
      EmbeddedProfiles.files(of: "mongolia")
      + EmbeddedProfiles.files(of: "mongolia", language: "mn")
    #expect(files.map(\.name).sorted() == expected.map { "mongolia/" + $0 })
    #expect(names.filter { $0.contains(".") }.sorted() == expected)
    for file in files {
      #expect(
        try file.text == Checkout.text("Sources/CountryProfiles/" + file.name), "\(file.name)")
    }
  }

  @Test func `there is no file of a country that is not compiled in`() {
    #expect(EmbeddedProfiles.names == ["mongolia"])
    #expect(EmbeddedProfiles.files(of: "atlantis").isEmpty)
    #expect(EmbeddedProfiles.files(of: "").isEmpty)
  }

  @Test func `the compiled-in country and both layouts are without fault`() {
    for path in [
      "mongolia", Checkout.folder + "/Layouts/country-risk.yaml",
      Checkout.folder + "/Layouts/country-brief.yaml",
      Checkout.folder + "/Layouts/Themes/house.yaml",
    ] {
      let log = DiagnosticLog()
      ReportGenerator.sample().check(path, isStrict: false, log: log)
      #expect(log.text == "", "\(path)")
    }
  }

  @Test func `of what a strict check refuses the compiled-in country has reprints alone`() {
    let log = DiagnosticLog()
    ReportGenerator.sample().check("mongolia", isStrict: true, log: log)
    #expect(Set(log.codes) == ["reprint-alone"])
  }

  @Test func `what is listed can be used`() {
    let generator = ReportGenerator.sample()
    let log = DiagnosticLog()
    #expect(generator.countries().map(\.name) == ["mongolia"])
    #expect(generator.layouts().map(\.name) == ["country-brief", "country-risk"])
    #expect(generator.themes().map(\.name) == ["dark", "house", "light", "mono", "print"])
    #expect(generator.sections().count >= 15)
    #expect(generator.charts(of: "mongolia", log: log).count >= 5)
    #expect(generator.fonts(log: log).allSatisfy { !$0.summary.contains("missing") })
    #expect(log.text == "")
    for entry in generator.layouts() + generator.sections()
      + generator.charts(of: "mongolia", log: log)
    {
      #expect(!entry.summary.isEmpty, "\(entry.name)")
    }
  }

  @Test func `all that is needed is found`() {
    let findings = ReportGenerator.sample().examine()
    #expect(findings.filter { !$0.isFound }.map(\.name) == [])
    #expect(findings.count > 10)
  }

  @Test func `what is missing is named`() throws {
    let folder = try TemporaryFolder()
    let generator = ReportGenerator(search: SearchPath(folders: [folder.path]))
    let missing = generator.examine().filter { !$0.isFound }.map(\.name)
    #expect(missing.contains("Fonts/fonts.yaml"))
    #expect(missing.contains("Layouts/country-risk.yaml"))
    #expect(generator.layouts().isEmpty)
  }

  @Test(arguments: [
    ("families: []", "wrong-type"), ("families: {A: {faces: [{weight: 400}]}}", "missing-key"),
    ("familys: {}", "missing-key"),
    ("families: {A: {faces: [{weight: 0, style: normal, file: a.otf}]}}", "out-of-range"),
    ("families: {A: {faces: [{weight: 400, style: slanted, file: a.otf}]}}", "unknown-choice"),
  ])
  func `a faulty list of fonts is an error`(_ text: String, _ code: String) {
    let log = DiagnosticLog()
    let file = SourceFile(name: "fonts.yaml", text: text)
    #expect(FontCatalogReader.read(file, folder: "Fonts", log: log) == nil)
    #expect(log.codes.contains(code), "\(log.text)")
  }

  @Test func `frames can be read as text`() throws {
    let log = DiagnosticLog()
    let text = ReportGenerator.sample().inspect(
      BuildRequest(country: "mongolia"), pages: [1], log: log)
    #expect(log.text == "")
    #expect(text.hasPrefix("page 1  595.28 × 841.89\n"))
    #expect(text.contains("\"Mongolia\""))
    #expect(!text.contains("page 2"))
  }
}
