import CountryRisk
import Diagnostics
import ReportSections
import SourceReading

/// Which chart to draw of data that belong to no country: a file of data with the words of the
/// request, or a chart file.
public struct DataChartRequest: Sendable {
  /// The path of a CSV, JSON or YAML file.
  public var data: String?
  /// The path of a chart file, whose keys the other values take the place of.
  public var spec: String?
  /// Values by the keys of a chart file; lists have several.
  public var values: [String: [String]]
  /// Sizes, formats and folder; its country and charts are not used.
  public var pictures: ChartRequest

  /// A request for a slide in PNG.
  public init(data: String? = nil, spec: String? = nil) {
    self.data = data
    self.spec = spec
    values = [:]
    pictures = ChartRequest(country: "", charts: [])
    pictures.output = "Output/charts"
  }
}

extension ReportGenerator {
  /// Draws one chart of data as `request` asks. With an error, nothing is written.
  public func draw(_ request: DataChartRequest, log: DiagnosticLog) -> [WrittenFile] {
    let decoded = decoding(layout: request.pictures.layout, theme: request.pictures.theme)
    guard let (chart, table) = read(request, log: log),
      let profile = chart.profile(of: table, log: log)
    else { return [] }
    log.add(decoded.value.diagnostics)
    guard var layout = decoded.value.layout, let theme = decoded.value.theme else { return [] }
    guard
      let language = Self.language(request.pictures.language, or: layout.language, log: log)
    else { return [] }
    layout.language = language
    guard let composer = ReportComposer(profile, layout, theme, log: log) else { return [] }
    if chart.source.isEmpty {
      log.warning(
        "unsourced", "the chart does not say where its data come from", at: table.range,
        help: "name the source with --source, or 'source:' in a chart file")
    }
    return draw(
      request.pictures, composer, input: "",
      kept: [request.spec, request.data, table.range.file.name].compactMap(\.self), rules: nil,
      log: log)
  }

  /// The JSON Schema of chart files (draft 2020-12).
  public static var chartSchema: String {
    let properties = DataChart.options.map { option in
      option.key == "data"
        ? "\(DiagnosticFormatter.quoted("data")): {\"description\": "
          + DiagnosticFormatter.quoted(option.meaning)
          + #", "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "object"}}]}"#
        : schemaProperty(option)
    }
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A chart of data",
        "type": "object",
        "properties": {
          \(properties.joined(separator: ",\n    "))
        },
        "required": ["data"],
        "additionalProperties": false
      }
      """
  }

  private func read(
    _ request: DataChartRequest, log: DiagnosticLog
  ) -> (DataChart, SourceTable)? {
    let path = request.spec ?? request.data ?? ""
    let stem =
      (path.split(separator: "/").last.map(String.init) ?? path)
      .split(separator: ".").first.map(String.init) ?? "chart"
    var chart = DataChart(name: stem)
    var table: SourceTable?
    if let spec = request.spec {
      guard let file = SourceFileReader(log: log).read(spec),
        let node = YAMLReader.read(file, log: log)
      else { return nil }
      let reader = FieldReader(node, log, what: "a chart file")
      chart.read(reader)
      table = data(reader, of: spec, override: request.data, log: log)
      reader.finish()
    }
    // The words of the request are read as those of a file are, so that they are checked alike.
    let own = Self.node(of: request.values)
    for entry in own.entries ?? [] {
      for node in entry.value.items ?? [entry.value] {
        guard let strange = node.scalar.flatMap({ StrangeCharacters.first(in: $0.text) }) else {
          continue
        }
        log.add(StrangeCharacters.diagnostic(strange, at: node.range))
      }
    }
    let reader = FieldReader(own, log, what: "the command")
    chart.read(reader)
    let delimiter = delimiter(reader)
    reader.finish()
    if let data = request.data {
      guard let file = SourceFileReader(log: log).read(data) else { return nil }
      table = SourceTable.read(file, delimiter: delimiter, log: log)
    }
    guard !log.hasErrors, let table else { return nil }
    return (chart, table)
  }

  private func delimiter(_ reader: FieldReader) -> Character? {
    reader.optionalParse("delimiter", "one character, or tab") {
      $0 == "tab" ? "\t" : $0.count == 1 ? $0.first : nil
    }
  }

  /// The data that a chart file names, by a path from its own folder, or holds.
  private func data(
    _ reader: FieldReader, of spec: String, override: String?, log: DiagnosticLog
  ) -> SourceTable? {
    let delimiter = delimiter(reader)
    guard let node = reader.node("data", required: override == nil), override == nil else {
      return nil
    }
    if node.items != nil { return SourceTable.of(node, log: log) }
    guard let path = reader.scalar("data") else { return nil }
    let folder = spec.lastIndex(of: "/").map { $0 == spec.startIndex ? "/" : String(spec[..<$0]) }
    let full =
      path.text.hasPrefix("/") ? path.text : SearchPath.join(folder ?? "", path.text)
    // A chart file must not lead to any file of the machine: only to those below the current folder
    // or, where it lies elsewhere, below its own.
    let isHere = realPath(spec).flatMap { spec in
      realPath(".").map { $0 == "/" || spec.hasPrefix($0 + "/") }
    }
    let root = isHere == true ? "." : folder ?? "."
    guard
      let file = SourceFileReader(root: root, log: log).read(
        root == "." ? full : path.text, as: full, at: path.range)
    else { return nil }
    return SourceTable.read(file, delimiter: delimiter, log: log)
  }

  /// Keys and values as if they stood in a file.
  private static func node(of values: [String: [String]]) -> SourceNode {
    let lines = values.sorted { $0.key < $1.key }.map { key, texts in
      "--\(key) " + texts.joined(separator: ", ")
    }
    let file = SourceFile(name: "command line", text: lines.joined(separator: "\n"))
    let entries = values.sorted { $0.key < $1.key }.enumerated().map { line, entry in
      let range = SourceRange(
        file: file, start: SourcePosition(line: line + 1, column: 1),
        end: SourcePosition(line: line + 1, column: lines[line].unicodeScalars.count + 1))
      let nodes = entry.value.map { text in
        SourceNode(.scalar(SourceScalar(text, style: .quoted, at: range)), at: range)
      }
      let isList = ["x", "y", "missing", "highlight"].contains(entry.key)
      return SourceNode.Entry(
        key: entry.key, keyRange: range,
        value: isList || nodes.count != 1 ? SourceNode(.sequence(nodes), at: range) : nodes[0])
    }
    return SourceNode(.mapping(entries), at: SourceRange(startOf: file))
  }
}
