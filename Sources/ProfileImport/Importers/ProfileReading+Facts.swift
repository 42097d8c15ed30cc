import CountryRisk
import Diagnostics
import SourceReading

extension ProfileReading {
  /// Keys of a fact of which one alone may be given.
  private static let exclusive = [
    ("value", "shares"), ("value", "text"), ("value", "derive"), ("shares", "text"),
    ("shares", "derive"), ("text", "derive"), ("year", "date"), ("unit", "shares"),
    ("unit", "text"), ("unit", "derive"), ("derive", "basis"),
  ]

  func fact(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Fact? {
    for (first, second) in Self.exclusive { reader.refuseBoth(first, second) }
    let derivation = reader.nested("derive", as: "a derivation", derivation).flatMap(\.self)
    let bound = reader.optionalChoice("bound", Bound.self) ?? .exact
    return Fact(
      id: id(entry, reader), label: reader.string("label"), topic: reader.optionalString("topic"),
      value: value(reader, bound: bound), date: heldDate(reader),
      period: reader.optionalString("period"), sources: sources(reader),
      basis: derivation == nil
        ? reader.optionalChoice("basis", Basis.self) ?? .source : .derived,
      derivation: derivation, note: reader.optionalString("note"), range: entry.keyRange)
  }

  private func value(_ reader: FieldReader, bound: Bound) -> FactValue {
    let decimals = reader.optionalInteger("decimals", in: 0...9)
    let unit = optionalMention(reader, "unit", .unit)
    let shares = shares(reader, bound: bound)
    if reader.has("derive") {
      return .quantity(
        Quantity(
          0, decimals: decimals ?? Quantity.decimalsOfOperands, unit: .percent, bound: bound))
    }
    if reader.has("decimals") {
      reader.log.error(
        "misplaced-key", "'decimals' belongs to a derived fact",
        at: reader.keyRange(of: "decimals"),
        help: "write the value with as many decimals as its source, such as 5.0")
    }
    if let text = reader.optionalString("text") { return .text(text) }
    if let shares { return .shares(shares) }
    guard let number = reader.optionalNumber("value") else { return .statement }
    if unit == nil {
      reader.log.error(
        "missing-key", "\(reader.what) needs the key 'unit' beside its value",
        at: reader.range(of: "value"), help: "add 'unit: percent', 'unit: km' or another unit")
    }
    return .quantity(
      Quantity(
        number.value, decimals: number.decimals, unit: Unit(unit ?? "number"), bound: bound))
  }

  private func shares(_ reader: FieldReader, bound: Bound) -> [Share]? {
    guard reader.has("shares") else { return nil }
    return reader.map("shares").compactMap { entry in
      let name = "the share of '\(entry.key)'"
      guard let scalar = reader.scalar(entry.value, name),
        let number = reader.number(scalar, name, in: 0...100)
      else { return nil }
      // Codes are upper case throughout; other keys are names of groups such as Europe.
      let isCode = CountryCodes.isShapedLikeCode(entry.key)
      return Share(
        partner: isCode ? code(entry) : entry.key,
        percent: Quantity(number.value, decimals: number.decimals, unit: .percent, bound: bound))
    }
  }

  private func heldDate(_ reader: FieldReader) -> PartialDate? {
    let year = reader.optionalInteger("year", in: 1...9999)
    return reader.optionalDate("date") ?? year.map { PartialDate(year: $0) }
  }

  private func derivation(_ reader: FieldReader) -> Derivation?? {
    let forms = ["share", "sum", "difference", "change", "remainder"]
    let operands = forms.map { form in reader.oneOrMore(form).map { mention($0, .value) } }
    let given = forms.filter(reader.has)
    guard given.count == 1, let place = forms.firstIndex(of: given[0]) else {
      reader.log.error(
        "wrong-derivation", "a derivation has exactly one of " + forms.joined(separator: ", "),
        at: reader.range, help: "write for example derive: {share: [part, whole]}")
      return nil
    }
    let names = operands[place]
    let allowed = given[0] == "sum" ? 1...99 : given[0] == "remainder" ? 1...1 : 2...2
    guard allowed.contains(names.count) else {
      reader.log.error(
        "wrong-derivation",
        "'\(given[0])' takes \(allowed.upperBound == 1 ? "one reference" : "two references"), "
          + "not \(names.count)", at: reader.range(of: given[0]))
      return nil
    }
    switch given[0] {
    case "share": return .share(of: names[0], in: names[1])
    case "sum": return .sum(names)
    case "difference": return .difference(names[0], names[1])
    case "change": return .change(from: names[0], to: names[1])
    default: return .remainder(names[0])
    }
  }

  func series(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Series? {
    let unit = Unit(mention(reader, "unit", .unit) ?? "number")
    let common = sources(reader)
    return Series(
      id: id(entry, reader), label: reader.string("label"), unit: unit,
      points: reader.list("points", of: "a point", required: true) { point in
        self.point(point, unit: unit, sources: common)
      },
      note: reader.optionalString("note"), range: entry.keyRange)
  }

  private func point(_ reader: FieldReader, unit: Unit, sources common: [String]) -> Series.Point? {
    reader.refuseBoth("value", "missing")
    reader.refuseBoth("year", "date")
    let own = sources(reader)
    let bound = reader.optionalChoice("bound", Bound.self) ?? .exact
    let number = reader.optionalNumber("value")
    let missing = reader.optionalString("missing")
    let date = heldDate(reader)
    let point = Series.Point(
      date: date ?? PartialDate(year: 1),
      quantity: number.map {
        Quantity($0.value, decimals: $0.decimals, unit: unit, bound: bound)
      },
      missing: missing, isBreak: reader.bool("break", default: false),
      period: reader.optionalString("period"), sources: own.isEmpty ? common : own,
      range: reader.range)
    if !reader.has("year"), !reader.has("date") {
      reader.log.error(
        "missing-key", "a point needs the key 'year' or 'date'", at: reader.range)
    }
    if !reader.has("value"), !reader.has("missing") {
      reader.log.error(
        "missing-key", "a point needs the key 'value' or 'missing'", at: reader.range,
        help: "say with 'missing:' why there is no figure; missing is not zero")
    }
    return point
  }
}
