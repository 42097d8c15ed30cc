import CountryRisk
import Diagnostics
import ReportSections
import SourceReading

extension ReportGenerator {
  /// Writes the folder of a new profile, from a country or from a small commented start.
  public func newCountry(
    _ name: String, in folder: String, from origin: String?, log: DiagnosticLog
  ) -> [WrittenFile] {
    guard isName(name, log: log), isFree(folder, log: log) else { return [] }
    var files: [RenderedFile]
    if let origin {
      guard let sources = self.files(of: origin, log: log) else { return [] }
      files = sources.map { RenderedFile(name: $0.name, bytes: Array($0.text.utf8)) }
    } else {
      files = [
        RenderedFile(name: "profile.yaml", bytes: Array(StarterProfile.yaml(name).utf8)),
        RenderedFile(name: "prose/position.md", bytes: Array(StarterProfile.prose.utf8)),
      ]
    }
    return write(files, to: folder, log: log)
  }

  /// Writes `Layouts/NAME.yaml`, a copy of the layout `origin`.
  public func newLayout(
    _ name: String, from origin: String, log: DiagnosticLog
  ) -> [WrittenFile] {
    guard isName(name, log: log), isFree("Layouts/\(name).yaml", log: log) else { return [] }
    let decoded = DecodedLayout(origin, search)
    log.add(decoded.diagnostics)
    guard decoded.layout != nil, let path = search.file("Layouts/\(origin).yaml"),
      let file = SourceFileReader(log: log).read(path)
    else { return [] }
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("name:") { return "name: " + name }
      if line.hasPrefix("summary:") { return "summary: A layout of your own" }
      return String(line)
    }
    let text = lines.joined(separator: "\n")
    return write(
      [RenderedFile(name: name + ".yaml", bytes: Array(text.utf8))], to: "Layouts", log: log)
  }

  /// The files of a country with their names within its folder.
  private func files(
    of country: String, log: DiagnosticLog
  ) -> [(name: String, text: String)]? {
    if let folder = profileFolder(country) {
      let reader = SourceFileReader(root: folder, log: log)
      guard let names = reader.names(inFolder: ".") else { return nil }
      let texts = names.contains("prose") ? reader.names(inFolder: "prose") ?? [] : []
      let paths =
        names.filter { $0.hasSuffix(".yaml") }
        + texts.filter { $0.hasSuffix(".md") }
        .map { "prose/" + $0 }
      return paths.compactMap { path in reader.read(path).map { (path, $0.text) } }
    }
    let files = EmbeddedProfiles.files(of: country)
    guard !files.isEmpty else {
      log.error(
        "unknown-country", "there is no country '\(country)'",
        help: NearName.help(for: country, in: countries().map(\.name)))
      return nil
    }
    return files.map { (String($0.name.dropFirst(country.count + 1)), $0.text) }
  }

  private func isName(_ name: String, log: DiagnosticLog) -> Bool {
    if Reference.isID(name) { return true }
    log.error(
      "wrong-name", "'\(name)' is no name",
      help: "use lower-case letters, digits and single hyphens, such as south-africa")
    return false
  }

  private func isFree(_ path: String, log: DiagnosticLog) -> Bool {
    guard isUsablePath(path, log: log) else { return false }
    guard realPath(path) != nil else { return true }
    log.error(
      "already-there", "'\(path)' is already there",
      help: "choose another name, or remove it first")
    return false
  }
}

/// The text of a new profile.
enum StarterProfile {
  static func yaml(_ name: String) -> String {
    let title = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
    let state = CountryCodes.named(title)
    return """
      # The profile of a country: what is known, from which source. `report schema profile` describes
      # every key; `report check` says what is missing. Replace everything that says "example".

      country:
        name: \(state?.name ?? title)
        codes: {alpha-2: \(state?.alpha2 ?? "XA"), alpha-3: \(state?.alpha3 ?? "XAA")}
        neighbours: [XAB]
        landlocked: false

      report:
        title: Foreign Policy Challenge
        series: Country Risk Report
        edition: 2026-11-23
        standfirst: An example of a standfirst
        bottom-line: "One example partner takes {exports.XAB} of exports."
        findings:
          - value: exports.XAB
            phrase: of exports go to an example neighbour
            text: "The list is that of {exports.year}."
            partner: XAB
        motif: [exports, imports, land-border]
        key-facts:
          - {label: At a glance, strip: true, facts: [border, population]}
          - {label: Example facts, facts: [border, population, exports.XAB]}
        concentrations:
          - {label: Exports, data: exports}

      sources:
        example: {title: An example source, publisher: Example Office, year: 2026, kind: statistics}

      tiers:
        - {id: strategic, label: Strategic}

      subject-areas: {economy: Economy}

      facts:
        border: {label: Land border, value: 1200, unit: km, year: 2026, source: example}
        border-neighbour: {label: Land border with the neighbour, value: 1200, unit: km, year: 2026, source: example}
        border-share: {label: The neighbour's part of the land border, derive: {share: [border-neighbour, border]}, year: 2026}
        population: {label: Population, value: 1000000, unit: people, year: 2026, source: example}
        exports: {label: Exports by destination, shares: {XAB: 60, XAC: 20}, year: 2025, source: example}
        imports: {label: Imports by origin, shares: {XAB: 40, XAC: 30}, year: 2025, source: example}

      partners:
        XAB:
          name: Example Neighbour
          role: neighbour
          tier: strategic
          since: 2015
          source: example
          concerns: [{text: trade, area: economy}]
          concerns-source: example
          aim: open borders
        XAC: {name: Example Partner, role: third-neighbour}

      dependencies:
        exports: {label: Exports, measure: "destinations, 2025", shares: exports}
        imports: {label: Imports, measure: "origins, 2025", shares: imports}
        land-border: {label: Land border, measure: length, holdings: {XAB: border-share}}

      gateways:
        main-crossing: {name: Main crossing, partner: XAB, modes: [road], status: open, role: Example traffic, source: example}

      events:
        opening: {date: 2015-05, channel: border, statement: The main crossing opened, partners: [XAB], source: example}

      charts:
        exports-by-partner:
          title: "One partner takes {exports.XAB} of exports"
          subtitle: "Destinations of exports, per cent"
          kind: bars
          data: exports
          remainder: All others

      """
  }

  static let prose = """
    ## An example heading

    The land border is {border} long. Of exports, {exports.XAB} go to one neighbour.

    ![](chart:exports-by-partner)

    """
}
