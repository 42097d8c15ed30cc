import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ReportGenerator

@Suite struct BuildTests {
  private let folder: TemporaryFolder
  private let log = DiagnosticLog()

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SmallProfile.yaml(), to: "Profiles/smallland/profile.yaml")
    try folder.write(SmallProfile.layout(), to: "Layouts/small.yaml")
  }

  /// A request for the small report, into the folder `out`.
  private func request(_ change: (inout BuildRequest) -> Void = { _ in }) -> BuildRequest {
    var request = BuildRequest(country: "smallland", layout: "small")
    request.output = folder["out"]
    change(&request)
    return request
  }

  private func build(_ request: BuildRequest) -> [WrittenFile] {
    ReportGenerator.sample([folder.path]).build(request, log: log)
  }

  /// The files in the folder `out`.
  private var written: [String] {
    folder.files.filter { $0.hasPrefix("out/") }.map { String($0.dropFirst(4)) }
  }

  @Test func `a report is written in the formats asked for`() throws {
    let files = build(
      request {
        $0.formats = [.png, .pdf]
        $0.dotsPerInch = 72
      })
    #expect(log.text == "")
    #expect(
      files.map(\.path) == ["small-1.png", "small-2.png", "small.pdf"].map { folder["out/" + $0] })
    #expect(written == ["small-1.png", "small-2.png", "small.pdf"])
    #expect(files.map(\.pages) == [nil, nil, 2])
    #expect(files[0].pixels?.width == 595)
    #expect(files[0].pixels?.height == 842)
    #expect(files.allSatisfy { folder.bytes("out/" + $0.name)?.count == $0.size })
    #expect(folder.bytes("out/small.pdf")?.starts(with: Data("%PDF-1.7".utf8)) == true)
    #expect(folder.bytes("out/small-1.png")?.starts(with: Data([0x89, 0x50, 0x4E, 0x47])) == true)
  }

  @Test func `a second report sees what has changed since the first, and nothing else differs`()
    throws
  {
    let generator = ReportGenerator.sample([folder.path])
    func bytes() -> Data? {
      let log = DiagnosticLog()
      #expect(generator.build(request(), log: log).count == 1)
      #expect(log.text == "")
      return folder.bytes("out/small.pdf")
    }
    try folder.write("name: mine\nbase: house\n", to: "Layouts/Themes/mine.yaml")
    try folder.write(SmallProfile.layout(theme: "mine"), to: "Layouts/small.yaml")
    let first = bytes()
    #expect(bytes() == first)
    try folder.write(SmallProfile.yaml(name: "Otherland"), to: "Profiles/smallland/profile.yaml")
    let other = bytes()
    #expect(other != first)
    try folder.write(
      "name: mine\nbase: house\ncolours: {accent: \"#102030\"}\n", to: "Layouts/Themes/mine.yaml")
    let coloured = bytes()
    #expect(coloured != other)
    try folder.write(SmallProfile.layout(theme: "house"), to: "Layouts/small.yaml")
    #expect(bytes() != coloured)
    try folder.write(SmallProfile.yaml(), to: "Profiles/smallland/profile.yaml")
    try folder.write("name: mine\nbase: house\n", to: "Layouts/Themes/mine.yaml")
    try folder.write(SmallProfile.layout(theme: "mine"), to: "Layouts/small.yaml")
    #expect(bytes() == first)
    // Another process makes the same.
    #expect(ReportGenerator.sample([folder.path]).build(request(), log: log).count == 1)
    #expect(folder.bytes("out/small.pdf") == first)
  }

  @Test func `what is wrong with a profile is told each time`() throws {
    let generator = ReportGenerator.sample([folder.path])
    try folder.write(
      SmallProfile.yaml() + "\nunknown-key: 1\n", to: "Profiles/smallland/profile.yaml")
    for _ in 0..<2 {
      let log = DiagnosticLog()
      #expect(generator.build(request(), log: log).isEmpty)
      #expect(log.diagnostics.map(\.code) == ["unknown-key"])
    }
  }

  @Test func `the steps come in their order`() {
    let generator = ReportGenerator.sample([folder.path])
    var steps: [Step] = []
    generator.onStep = { steps.append($0) }
    _ = generator.build(request(), log: log)
    #expect(steps == Step.allCases)
  }

  @Test(arguments: [
    ("country", "unknown-country", "did you mean 'smallland'?"),
    ("layout", "unknown-layout", "did you mean 'small'?"),
    ("paper", "unknown-paper", "did you mean 'letter'?"),
    ("language", "unknown-language", "allowed: 'en', 'mn'"), ("edition", "wrong-date", nil),
    ("format", "unsupported-format", nil),
  ])
  func `what is not there is an error that offers what is, and nothing is written`(
    _ what: String, _ code: String, _ help: String?
  ) {
    let files = build(
      request {
        switch what {
        case "country": $0.country = "smalland"
        case "layout": $0.layout = "smal"
        case "paper": $0.paper = "leter"
        case "language": $0.language = "xx"
        case "edition": $0.edition = "2024-02-30"
        default: $0.formats = [.pdf, .svg]
        }
      })
    #expect(files.isEmpty)
    #expect(log.codes == [code])
    #expect(help == nil || log.diagnostics.first?.help == help)
    #expect(written == [])
  }

  @Test(arguments: ["2024-06", "2024", "30.06.2024", "0000-01-01", "99999-01-01", "", "2023-02-29"])
  func `an edition is a whole date`(_ edition: String) {
    #expect(build(request { $0.edition = edition }).isEmpty)
    #expect(log.codes == ["wrong-date"])
  }

  @Test func `an edition before the data is an error`() throws {
    try folder.write(
      SmallProfile.yaml()
        + "\nevents: {one: {date: 2022-01-01, channel: air, statement: S, source: one}}",
      to: "Profiles/smallland/profile.yaml")
    #expect(build(request { $0.edition = "2021-01-01" }).isEmpty)
    #expect(log.hasErrors)
    #expect(written == [])
  }

  @Test func `a theme with a family that no font has is an error`() throws {
    let house = try Checkout.text("Layouts/Themes/house.yaml")
    let theme = house.replacingOccurrences(
      of: "cover-title: {family: Inter Display", with: "cover-title: {family: Intre Display")
    try folder.write(theme, to: "Layouts/Themes/mine.yaml")
    try folder.write(SmallProfile.layout(theme: "mine"), to: "Layouts/small.yaml")
    #expect(build(request()).isEmpty)
    #expect(log.codes == ["unknown-font"])
    #expect(log.diagnostics.first?.help == "did you mean 'Inter Display'?")
    #expect(written == [])
  }

  @Test func `a font whose file is missing is an error`() throws {
    let fonts = try Checkout.text("Fonts/fonts.yaml").replacingOccurrences(
      of: "file: ",
      with: "file: ../" + String(repeating: "../", count: 30)
        + Checkout.folder.dropFirst() + "/Fonts/"
    ).replacingOccurrences(of: "/Inter-SemiBold.otf", with: "/Inter-Missing.otf")
    try folder.write(fonts, to: "Fonts/fonts.yaml")
    #expect(build(request()).isEmpty)
    #expect(log.diagnostics.contains { $0.summary.contains("Inter-Missing.otf") }, "\(log.text)")
    #expect(written == [])
  }

  @Test(arguments: ["name", "title", "exhibit"])
  func `a character that no font has is an error wherever it stands`(_ place: String) throws {
    let strange = "\u{700}"
    var yaml = SmallProfile.yaml(name: place == "name" ? "Small\(strange)land" : "Smallland")
    if place == "title" { yaml = yaml.replacing("title: A test", with: "title: A \(strange) test") }
    if place == "exhibit" { yaml += "\npartners: {XAB: {name: Be\(strange)land, role: neighbour}}" }
    try folder.write(yaml, to: "Profiles/smallland/profile.yaml")
    try folder.write(
      SmallProfile.layout() + "  - kind: charts\n", to: "Layouts/small.yaml")
    #expect(build(request()).isEmpty)
    #expect(log.codes == ["missing-character"], "\(log.text)")
    #expect(log.text.contains("U+0700"))
    let range = try #require(log.diagnostics.first?.range)
    #expect(range.file.name.hasSuffix("profile.yaml"))
    let line = try #require(range.file.line(range.start.line))
    #expect(line.unicodeScalars.dropFirst(range.start.column - 1).first == "\u{700}")
    #expect(written == [])
  }

  @Test func `a family of fonts that nobody declared is an error where the theme names it`() throws
  {
    let house = try Checkout.text("Layouts/Themes/house.yaml")
    let odd = house.replacing("cover-line: {family: Inter,", with: "cover-line: {family: Intr,")
    try folder.write(odd, to: "Layouts/Themes/house.yaml")
    #expect(build(request()).isEmpty)
    #expect(log.codes == ["unknown-font"], "\(log.text)")
    #expect(log.diagnostics.first?.help == "did you mean 'Inter'?")
    let range = try #require(log.diagnostics.first?.range)
    #expect(range.file.line(range.start.line)?.contains("cover-line") == true)
  }

  /// Builds with a house theme in which `old` is `new`; the errors.
  private func errors(
    _ old: String, _ new: String, _ change: (inout BuildRequest) -> Void = { _ in }
  ) throws -> [Diagnostic] {
    let house = try Checkout.text("Layouts/Themes/house.yaml")
    let changed = house.replacing(old, with: new)
    #expect(changed != house)
    try folder.write(changed, to: "Layouts/Themes/house.yaml")
    #expect(build(request(change)).isEmpty)
    #expect(written == [])
    return log.diagnostics.filter { $0.severity == .error }
  }

  @Test func `a feature that is no tag is an error where the theme names it`() throws {
    let found = try errors("features: [onum, pnum]", "features: [zzzz9, pnum]")
    let range = try #require(found.first?.range)
    #expect(range.file.line(range.start.line)?.contains("zzzz9") == true)
  }

  @Test func `pages too large for pictures are refused with a resolution that would do`() throws {
    let found = try errors("a4: {width: 595.28, height: 841.89", "a4: {width: 14000, height: 14000")
    {
      $0.formats = [.png]
      $0.dotsPerInch = 300
    }
    #expect(found.map(\.code) == ["picture-too-large"])
    #expect(found.first?.help?.contains("--dpi 84 ") == true, "\(found)")
  }

  @Test func `a layout names its theme, and leads to no other file`() throws {
    try folder.write("name: secret", to: "secret.yaml")
    try folder.write(
      SmallProfile.layout().replacing("theme: house", with: "theme: ../secret.yaml"),
      to: "Layouts/small.yaml")
    #expect(build(request()).isEmpty)
    #expect(log.codes == ["wrong-name"])
    #expect(log.diagnostics.first?.range?.start.column == 8)
  }

  // MARK: Where the files go

  @Test(arguments: ["Profiles/smallland", "Profiles/smallland/out/deep", "link/out"])
  func `the profile's own folder takes no output`(_ output: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder["link"], withDestinationPath: folder["Profiles/smallland"])
    let before = folder.files
    #expect(build(request { $0.output = folder[output] }).isEmpty)
    #expect(log.codes == ["output-in-input"])
    var charts = ChartRequest(country: "smallland", charts: [])
    charts.output = folder[output]
    let other = DiagnosticLog()
    #expect(ReportGenerator.sample([folder.path]).draw(charts, log: other).isEmpty)
    #expect(other.codes == ["output-in-input"])
    #expect(folder.files == before)
  }

  @Test func `a folder beside the profile takes output though its name begins the same`() {
    #expect(build(request { $0.output = folder["Profiles/smallland-out"] }).count == 1)
    #expect(log.text == "")
  }

  @Test func `a report that fails leaves the last one as it was`() throws {
    _ = build(request())
    let before = try #require(folder.bytes("out/small.pdf"))
    try folder.write("country: [", to: "Profiles/smallland/profile.yaml")
    #expect(build(request()).isEmpty)
    #expect(log.hasErrors)
    #expect(folder.bytes("out/small.pdf") == before)
    #expect(written == ["small.pdf"])
  }

  // MARK: Charts

  @Test func `a chart is written in each size and format`() throws {
    var charts = ChartRequest(country: "smallland", charts: ["exports"])
    charts.sizes = ["slide", "300x200"]
    charts.formats = [.png, .svg, .pdf]
    charts.output = folder["out"]
    let files = ReportGenerator.sample([folder.path]).draw(charts, log: log)
    #expect(!log.hasErrors, "\(log.text)")
    #expect(files.count == 6)
    #expect(
      written == [
        "exports-300x200.pdf", "exports-300x200.png", "exports-300x200.svg", "exports-slide.pdf",
        "exports-slide.png", "exports-slide.svg",
      ])
  }

  @Test func `all charts stand side by side on a contact sheet`() throws {
    var charts = ChartRequest(country: "smallland", charts: [])
    charts.formats = [.pdf, .png]
    charts.output = folder["out"]
    let files = ReportGenerator.sample([folder.path]).gallery(charts, log: log)
    #expect(!log.hasErrors, "\(log.text)")
    #expect(files.map(\.name) == ["gallery.pdf", "gallery.png"])
    let again = ReportGenerator.sample([folder.path]).gallery(charts, log: log)
    #expect(again.map(\.size) == files.map(\.size))
  }

  @Test(arguments: [
    (["exprts"], ["slide"], [OutputFormat.pdf], "unknown-chart"),
    ([], ["slide", "square"], [.pdf], "wrong-size"), ([], ["slide"], [.svg], "wrong-size"),
    ([], ["slid"], [.pdf], "wrong-size"),
  ])
  func `a contact sheet that cannot be is an error and nothing is written`(
    _ ids: [String], _ sizes: [String], _ formats: [OutputFormat], _ code: String
  ) {
    var charts = ChartRequest(country: "smallland", charts: ids)
    (charts.sizes, charts.formats, charts.output) = (sizes, formats, folder["out"])
    #expect(ReportGenerator.sample([folder.path]).gallery(charts, log: log).isEmpty)
    #expect(log.codes == [code])
    #expect(written == [])
  }

  @Test func `an unknown chart offers the near one and nothing is drawn`() {
    var charts = ChartRequest(country: "smallland", charts: ["exports", "export"])
    charts.output = folder["out"]
    #expect(ReportGenerator.sample([folder.path]).draw(charts, log: log).isEmpty)
    #expect(log.codes == ["unknown-chart"])
    #expect(log.diagnostics.first?.help == "did you mean 'exports'?")
    #expect(written == [])
  }

  @Test func `a country without charts says so`() throws {
    let yaml = SmallProfile.yaml().split(separator: "\n").dropLast().joined(separator: "\n")
    try folder.write(yaml, to: "Profiles/smallland/profile.yaml")
    let charts = ChartRequest(country: "smallland", charts: [])
    #expect(ReportGenerator.sample([folder.path]).draw(charts, log: log).isEmpty)
    #expect(log.codes == ["no-charts"])
  }

  @Test(arguments: [[], ["slid"], ["10x10"], ["slide", "99999x99999"], ["20000x20000"]])
  func `a size that cannot be is an error and nothing is drawn`(_ sizes: [String]) {
    var charts = ChartRequest(country: "smallland", charts: [])
    charts.sizes = sizes
    charts.output = folder["out"]
    #expect(ReportGenerator.sample([folder.path]).draw(charts, log: log).isEmpty)
    #expect(log.codes == ["wrong-size"])
    #expect(written == [])
  }
}

extension WrittenFile {
  fileprivate var name: String { path.split(separator: "/").last.map(String.init) ?? "" }
}
