import CountryRisk
import Diagnostics
import SourceReading

extension ProfileReading {
  /// The parts of a profile that say how its report begins.
  func report(_ reader: FieldReader) -> CountryProfile? {
    let edition = reader.parse("edition", "a day such as 2026-11-23") { text in
      PartialDate(text).flatMap { $0.day == nil ? nil : $0 }
    }
    let title = reader.string("title")
    let series = reader.string("series")
    let exposure = reader.nested("exposure", as: "the exposure") { exposure in
      Exposure(
        reading: exposure.string("reading"), note: exposure.optionalRichText("note"))
    }
    var profile = CountryProfile(
      id: "", country: Country(name: "", alpha2: "", alpha3: "", isLandlocked: false),
      edition: edition ?? PartialDate(year: 1), title: title, series: series,
      author: reader.optionalString("author"),
      standfirst: reader.optionalRichText("standfirst"),
      bottomLine: reader.optionalRichText("bottom-line"),
      findings: reader.list("findings", of: "a finding", finding), exposure: exposure,
      changes: reader.list("changes", of: "a change", change),
      motif: mentions(reader, "motif", .dependency),
      keyFacts: reader.list("key-facts", of: "a group of key facts", keyFacts),
      concentrations: reader.list("concentrations", of: "a concentration", concentration))
    if let language = reader.optionalString("language") { profile.language = language }
    return profile
  }

  private func finding(_ reader: FieldReader) -> Finding? {
    Finding(
      value: mention(reader, "value", .value) ?? "", phrase: reader.richText("phrase"),
      text: reader.richText("text"), partner: optionalMention(reader, "partner", .partner),
      see: reader.optionalString("see"), range: reader.range(of: "value"))
  }

  private func change(_ reader: FieldReader) -> Change? {
    reader.date("date").map {
      Change(date: $0, text: reader.richText("text"), range: reader.range(of: "date"))
    }
  }

  private func keyFacts(_ reader: FieldReader) -> KeyFactGroup? {
    KeyFactGroup(
      label: reader.string("label"),
      facts: reader.scalars("facts", required: true).map { (mention($0, .value), $0.range) },
      isStrip: reader.bool("strip", default: false))
  }

  private func concentration(_ reader: FieldReader) -> Concentration? {
    Concentration(
      label: reader.string("label"), reference: mention(reader, "data", .data) ?? "",
      note: reader.optionalRichText("note"), range: reader.range(of: "data"))
  }

  func chart(_ entry: SourceNode.Entry, _ reader: FieldReader) -> ChartDefinition? {
    let kind = reader.choice("kind", ChartDefinition.Kind.self)
    let order = reader.optionalChoice("order", ChartDefinition.Order.self)
    let isOfLines = kind.hasLines
    if kind.isOfProfile {
      for key in ["data", "rows", "lines", "remainder", "order", "partner"]
      where reader.has(key) && !(kind == .timeline && key == "lines") {
        reader.log.error(
          "wrong-key", "a chart of the kind '\(kind.rawValue)' has no key '\(key)'",
          at: reader.range(of: key),
          help: "it is drawn from the profile itself; 'show' may name what it is to show")
      }
    } else if reader.has("show") {
      reader.log.error(
        "wrong-key", "a chart of the kind '\(kind.rawValue)' has no key 'show'",
        at: reader.range(of: "show"), help: "its rows are what it shows")
    }
    // A timeline may have series below it.
    if isOfLines, !reader.has("lines") {
      reader.log.error(
        "missing-key", "\(reader.what) of lines needs the key 'lines'", at: reader.range,
        help: "add 'lines:' with items such as '- {series: export-share-china}'")
    }
    if kind.hasSeries, !reader.has("lines"), !reader.has("rows") {
      reader.log.error(
        "missing-key", "\(reader.what) of several series needs the key 'rows' or 'lines'",
        at: reader.range,
        help: "add 'rows:' with items such as '- {label: Exports, series: China, value: …}'")
    } else if !isOfLines, !kind.isOfProfile, !reader.has("data"), !reader.has("rows"),
      !reader.has("lines")
    {
      reader.log.error(
        "missing-key", "\(reader.what) needs the key 'data' or 'rows'", at: reader.range,
        help: "add 'data:' with a fact of shares or a series, or 'rows:'")
    }
    var chart = ChartDefinition(
      id: id(entry, reader), title: reader.richText("title"),
      subtitle: reader.richText("subtitle"), kind: kind,
      order: order ?? (kind == .bars ? .value : .given),
      data: optionalMention(reader, "data", .data),
      lines: reader.list("lines", of: "a line of a chart", line),
      rows: reader.list("rows", of: "a row of a chart") { row($0, of: kind) },
      remainder: reader.optionalString("remainder"),
      partner: optionalMention(reader, "partner", .partner), note: reader.optionalRichText("note"),
      range: entry.keyRange)
    chart.alternate = reader.optionalRichText("alt")
    chart.scale = reader.optionalChoice("scale", ChartDefinition.Scale.self) ?? .linear
    if chart.scale != .linear, !kind.canBeLogarithmic {
      reader.log.error(
        "wrong-scale", "a chart of the kind '\(kind.rawValue)' cannot have a logarithmic scale",
        at: reader.range(of: "scale"),
        help: "what is drawn from zero needs a zero; show the values as lines")
    }
    chart.annotations = reader.list("annotations", of: "an annotation of a chart") {
      ChartDefinition.Annotation(
        at: $0.string("at"), series: $0.optionalString("series"), text: $0.richText("text"),
        range: $0.range)
    }
    if let first = chart.annotations.first, !kind.takesAnnotations {
      reader.log.error(
        "wrong-key", "a chart of the kind '\(kind.rawValue)' has no annotations", at: first.range,
        help: "write the remark into 'note:', or draw columns or lines")
    }
    chart.isWhole = reader.bool("whole", default: true)
    if reader.has("whole"), !kind.isStacked {
      reader.log.error(
        "wrong-key", "a chart of the kind '\(kind.rawValue)' has no key 'whole'",
        at: reader.range(of: "whole"), help: "leave it out, or stack the shares")
    }
    chart.binCount = reader.optionalInteger("bins", in: 1...200)
    if chart.binCount != nil, kind != .histogram {
      reader.log.error(
        "wrong-key", "a chart of the kind '\(kind.rawValue)' has no bins",
        at: reader.range(of: "bins"), help: "leave it out, or draw a histogram")
    }
    chart.shown = reader.has("show") ? reader.oneOrMore("show").map { ($0.text, $0.range) } : []
    return chart
  }

  private func line(_ reader: FieldReader) -> ChartDefinition.Line? {
    mention(reader, "series", .data).map { series in
      ChartDefinition.Line(
        series: series, label: reader.optionalString("label"),
        partner: optionalMention(reader, "partner", .state),
        isHighlighted: reader.bool("highlight", default: false))
    }
  }

  private func row(
    _ reader: FieldReader, of kind: ChartDefinition.Kind
  ) -> ChartDefinition.Row? {
    reader.refuseBoth("value", "missing")
    let label = reader.optionalString("label")
    let partner = optionalMention(reader, "partner", .state)
    if label == nil, partner == nil {
      reader.log.error(
        "missing-key", "a row of a chart needs the key 'label' or 'partner'", at: reader.range)
    }
    let series = reader.optionalString("series")
    if kind.hasSeries, label == nil || series == nil && partner == nil {
      reader.log.error(
        "missing-key", "a row of several series needs the key 'label', and 'series' or 'partner'",
        at: reader.range, help: "say of which category and of which series the value is")
    }
    let reference = optionalMention(reader, "value", .value)
    let missing = reader.optionalString("missing")
    if reference == nil, missing == nil {
      reader.log.error(
        "missing-key", "a row of a chart needs the key 'value' or 'missing'", at: reader.range,
        help: "say with 'missing:' why there is no figure")
    }
    return ChartDefinition.Row(
      label: label, series: series, reference: reference, missing: missing, partner: partner,
      isHighlighted: reader.bool("highlight", default: false), isTotal: isTotal(reader, of: kind),
      range: reader.range)
  }

  private func isTotal(_ reader: FieldReader, of kind: ChartDefinition.Kind) -> Bool {
    let isTotal = reader.bool("total", default: false)
    if isTotal, kind != .waterfall {
      reader.log.error(
        "wrong-key", "only a row of a waterfall can be a total", at: reader.range(of: "total"),
        help: "leave out 'total', or write 'kind: waterfall'")
    }
    return isTotal
  }
}
