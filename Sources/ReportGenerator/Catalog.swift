import CountryRisk
import Diagnostics
import Drawing
import ProfileImport
import ReportSections
import SourceReading

/// One line of a list: a name and what it stands for.
public struct CatalogEntry: Sendable {
  /// As used on the command line and in files.
  public var name: String
  /// What it is, in a few words.
  public var summary: String
}

extension ReportGenerator {
  /// The countries that can be built by name.
  public func countries() -> [CatalogEntry] {
    var entries = EmbeddedProfiles.names.map {
      CatalogEntry(name: $0, summary: "compiled into the program")
    }
    for folder in search.folders {
      let path = SearchPath.join(folder, "Profiles")
      guard SearchPath.isFolder(path),
        let names = SourceFileReader(log: DiagnosticLog()).names(inFolder: path)
      else { continue }
      for name in names where SearchPath.isFolder(SearchPath.join(path, name)) {
        entries.removeAll { $0.name == name }
        entries.append(CatalogEntry(name: name, summary: SearchPath.join(path, name)))
      }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// The layouts that can be used by name.
  public func layouts() -> [CatalogEntry] {
    search.entries(in: "Layouts", ending: ".yaml").map { name, path in
      let file = SourceFileReader(log: DiagnosticLog()).read(path)
      let layout = file.flatMap { LayoutReader.read($0, log: DiagnosticLog()) }
      return CatalogEntry(
        name: name, summary: layout?.summary ?? "has errors: report check \(path)")
    }
  }

  /// The themes that layouts can name.
  public func themes() -> [CatalogEntry] {
    search.entries(in: "Layouts/Themes", ending: ".yaml").map {
      CatalogEntry(name: $0.name, summary: $0.path)
    }
  }

  /// How well the colours of each theme can be read and told apart: a line for each theme's least
  /// contrast and least difference, and one for each pair that is not enough.
  public func themeColors(log: DiagnosticLog) -> [CatalogEntry] {
    themes().flatMap { entry -> [CatalogEntry] in
      guard let theme = DecodedLayout.theme(entry.name, at: nil, search, log) else { return [] }
      let colors = ThemeColors(theme)
      let worst = [colors.worst(.contrast), colors.worst(.difference)].compactMap(\.self)
      return
        (worst
        + colors.failures.filter { failure in
          !worst.contains { $0.names == failure.names }
        }).map { CatalogEntry(name: entry.name, summary: $0.summary) }
    }
  }

  /// The kinds of section a layout can list.
  public func sections() -> [CatalogEntry] {
    SectionCatalog.kinds.map { CatalogEntry(name: $0.kind, summary: $0.summary) }
  }

  /// The charts of a country.
  public func charts(of country: String, log: DiagnosticLog) -> [CatalogEntry] {
    guard let profile = profile(country, edition: nil, log: log) else { return [] }
    let text = TextWriter(
      ProfileIndex(profile), ValueWriter(.english, units: profile.units), .placeholder)
    return profile.charts.map {
      CatalogEntry(name: $0.id, summary: text.plain($0.title, form: .symbol))
    }
  }

  /// The declared fonts, with whether each file is there.
  public func fonts(log: DiagnosticLog) -> [CatalogEntry] {
    guard let shaper = shaper(log: log) else { return [] }
    return shaper.fonts.catalog.families.map { family in
      let weights = family.faces.map { "\($0.weight)\($0.isItalic ? " italic" : "")" }
      let found = shaper.fonts.face(family: family.name, weight: 400, isItalic: false) != nil
      return CatalogEntry(
        name: family.name,
        summary: weights.joined(separator: ", ") + (found ? "" : " – files are missing"))
    }
  }
}
