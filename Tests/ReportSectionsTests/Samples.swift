import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import ProfileImport
import SourceReading
import TestSupport
import Testing

@testable import ReportSections

/// Where the checkout lies.
enum Checkout {
  static let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  /// The file at `path` below the checkout.
  static func file(_ path: String) throws -> SourceFile {
    let log = DiagnosticLog()
    let file = SourceFileReader(log: log).read(folder + "/" + path, as: path)
    return try #require(file, "\(log.text)")
  }
}

/// Profiles to write reports from.
enum Profiles {
  static func sampleLand() throws -> CountryProfile { try folder("Tests/Samples/sample-land") }

  static func mongolia() throws -> CountryProfile {
    try folder("Sources/CountryProfiles/mongolia")
  }

  private static func folder(_ path: String) throws -> CountryProfile {
    let log = DiagnosticLog()
    let profile = ProfileImporter.read(folder: Checkout.folder + "/" + path, log: log)
    return try #require(profile, "\(log.text)")
  }

  /// A country of which nothing is known but its name, with the keys of `yaml` beside it.
  static func bare(_ yaml: String = "", prose: [String: String] = [:]) throws -> CountryProfile {
    let start = """
      country:
        name: Bareland
        codes: {alpha-2: XA, alpha-3: XAA}
        neighbours: [XAB]
        landlocked: false
      """
    let report = """
      report:
        title: A test
        series: Tests
        edition: 2024-06-30

      """
    let hasReport = yaml.hasPrefix("report:") || yaml.contains("\nreport:")
    var files = [
      SourceFile(name: "a.yaml", text: start + "\n" + (hasReport ? "" : report)),
      SourceFile(name: "b.yaml", text: yaml.isEmpty ? "tiers: []" : yaml),
    ]
    files += prose.map { SourceFile(name: "prose/\($0.key).md", text: $0.value) }
    let log = DiagnosticLog()
    let profile = ProfileImporter.read(files: files, name: "bareland", log: log)
    return try #require(profile, "\(log.text)")
  }

  /// Facts of every kind a text can refer to.
  static let facts = """
    sources:
      one: {title: First, publisher: "Office One, a branch", year: 2021, kind: statistics}
      two: {title: Second, publisher: "Two (Press)", year: 2022, kind: news}
      three: {title: Third, publisher: Office One / Three, year: 2023, kind: official}
    units:
      lorries: {words: lorries a day, symbol: lorries/d}
    facts:
      exports: {label: Exports, shares: {XAB: 92, XAC: 6}, year: 2023, source: [two, one]}
      fuel: {label: Fuel, value: 90, unit: percent, bound: at-least, year: 2022, source: three}
      growth: {label: Growth, value: -4.25, unit: percent, year: 2020, source: one}
      traffic: {label: Traffic, value: 1450, unit: lorries, bound: about, source: two}
      rating: {label: Rating, text: BB-, date: 2024-03-15, source: one}
      coast: {label: No access to the sea, source: one}
    series:
      share:
        label: Share
        unit: percent
        source: one
        points:
          - {year: 2021, value: 0}
          - {year: 2022, missing: the yearbook was not printed}
          - {year: 2023, value: 0.0, break: true}
          - {date: 2024-02, value: 61, period: January–March}
    events:
      flood: {date: 2022-04-03, channel: border, statement: A flood., source: two}
    """
}

/// Layouts, themes and fonts to lay reports out with.
enum House {
  static func theme() throws -> Theme {
    let log = DiagnosticLog()
    let theme = ThemeReader.read(try Checkout.file("Layouts/Themes/house.yaml"), log: log)
    return try #require(theme, "\(log.text)")
  }

  static func layout(_ name: String) throws -> ReportLayout {
    let log = DiagnosticLog()
    let layout = LayoutReader.read(try Checkout.file("Layouts/\(name).yaml"), log: log)
    return try #require(layout, "\(log.text)")
  }

  /// A layout of the sections in `yaml`, each indented by two spaces.
  static func layout(sections yaml: String) throws -> ReportLayout {
    let log = DiagnosticLog()
    let file = SourceFile(name: "test.yaml", text: "name: test\nsections:\n" + yaml)
    return try #require(LayoutReader.read(file, log: log), "\(log.text)")
  }

  static func composer(
    _ profile: CountryProfile, _ layout: ReportLayout, paper: String? = nil, log: DiagnosticLog
  ) throws -> ReportComposer {
    var composer = try #require(
      ReportComposer(profile, layout, theme(), paper: paper, log: log), "\(log.text)")
    for shown in profile.pictures { composer.pictures[shown.id] = picture(of: 1200, 600) }
    return composer
  }

  /// A grey picture.
  static func picture(of columns: Int, _ rows: Int) -> Picture {
    Picture(
      columns: columns, rows: rows,
      .pixels([UInt8](repeating: 255, count: columns * rows * 4)), digest: "\(columns)×\(rows)")
  }

  /// The context of a layout without chapters.
  static func context(
    _ profile: CountryProfile, log: DiagnosticLog = DiagnosticLog()
  ) throws -> SectionContext {
    let layout = try layout(sections: "  - kind: cover")
    return try composer(profile, layout, log: log).standaloneContext()
  }

  /// A shaper with the fonts of the checkout.
  static func shaper() throws -> TextShaper {
    let log = DiagnosticLog()
    let node = try #require(YAMLReader.read(try Checkout.file("Fonts/fonts.yaml"), log: log))
    let reader = FieldReader(node, log, what: "the fonts")
    let families = reader.map("families", of: "a family") { entry, fields in
      (
        name: entry.key,
        faces: fields.list("faces", of: "a face") { face in
          FontCatalog.Face(
            weight: face.integer("weight", in: 1...1000),
            isItalic: face.string("style") == "italic",
            path: Checkout.folder + "/Fonts/" + face.string("file"),
            index: face.optionalInteger("index", in: 0...64) ?? 0)
        },
        fallback: fields.strings("fallback")
      )
    }
    var scripts = [String: [String: String]]()
    for entry in reader.map("scripts") {
      for language in entry.value.entries ?? [] {
        scripts[entry.key, default: [:]][language.key] = language.value.scalar?.text
      }
    }
    let fallbacks = reader.nested("fallbacks", as: "the fallbacks") { $0.strings("default") }
    return TextShaper(
      FontLibrary(
        FontCatalog(families: families, scripts: scripts, fallbacks: fallbacks ?? [])))
  }

  /// `profile` laid out by `layout`, as the program does it.
  static func document(
    _ profile: CountryProfile, _ layout: ReportLayout, paper: String? = nil, log: DiagnosticLog
  ) throws -> PagedDocument {
    let composer = try composer(profile, layout, paper: paper, log: log)
    let shaper = try shaper()
    let patterns = "/usr/share/hyphen/hyph_en_GB.dic"
    let engine = LayoutEngine(
      setup: composer.setup, shaper: shaper,
      hyphenators: Hyphenator(path: patterns).map { ["en": $0] } ?? [:], log: log)
    let document = try #require(
      engine.layOut(
        information: composer.information(created: "2024-06-30T00:00:00Z"),
        furniture: { composer.furniture($0, shaper: shaper) }, compose: composer.compose))
    #expect(shaper.fonts.unreadable == [], "run Scripts/setup: fonts are missing")
    return document
  }
}
