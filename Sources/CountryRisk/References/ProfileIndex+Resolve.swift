import Diagnostics

extension ProfileIndex {
  /// What `reference` stands for, with derived values computed.
  package func resolve(_ reference: String) -> Result<ResolvedValue, ReferenceFault> {
    var path: [String] = []
    do throws(ReferenceFault) {
      return .success(try value(of: reference, path: &path))
    } catch {
      return .failure(error)
    }
  }

  /// The value of `fact` itself, computed if it is derived.
  package func resolve(_ fact: Fact) -> Result<ResolvedValue, ReferenceFault> {
    resolve(fact.id)
  }

  func value(
    of text: String, path: inout [String]
  ) throws(ReferenceFault) -> ResolvedValue {
    guard let reference = Reference(parsing: text) else { throw malformed(text) }
    switch reference.selector {
    case .whole: return try whole(reference.id, path: &path)
    case .share(let code): return try share(of: code, in: reference.id)
    case .point(let date): return try point(at: date, of: reference.id)
    case .part(let part):
      switch part {
      case .first, .latest, .min, .max: return try point(part, of: reference.id)
      case .hhi, .equivalent, .largest, .listed, .remainder:
        return try measure(part, of: reference.id)
      case .date, .year: return try date(part, of: reference.id)
      }
    }
  }

  private func whole(
    _ id: String, path: inout [String]
  ) throws(ReferenceFault) -> ResolvedValue {
    guard let fact = fact(id) else {
      if series(id) != nil { throw needsPoint(id) }
      if event(id) != nil || quotation(id) != nil { throw needsDate(id) }
      throw unknown(id)
    }
    var result = ResolvedValue(
      value: .statement, sources: fact.sources, date: fact.date, period: fact.period,
      label: fact.label, factID: id, basis: fact.basis, note: fact.note)
    if let derivation = fact.derivation {
      try derive(fact, derivation, into: &result, path: &path)
      return result
    }
    switch fact.value {
    case .quantity(let quantity): result.value = .quantity(quantity)
    case .text(let text): result.value = .text(text)
    case .statement: break
    case .shares(let shares): throw needsPartner(id, shares)
    }
    return result
  }

  private func share(
    of code: String, in id: String
  ) throws(ReferenceFault) -> ResolvedValue {
    let (fact, shares) = try shares(of: id, word: code)
    guard let share = shares.first(where: { $0.partner == code }) else {
      throw ReferenceFault(
        "unknown-reference", "'\(id)' lists no share of '\(code)'",
        help: NearName.help(for: code, in: shares.map(\.partner)))
    }
    return ResolvedValue(
      value: .quantity(share.percent), sources: fact.sources, date: fact.date,
      period: fact.period, label: fact.label, factID: id, partner: code, basis: fact.basis,
      note: fact.note)
  }

  /// The fact `id` with its shares; `word` is what was to be taken from them.
  func shares(
    of id: String, word: String
  ) throws(ReferenceFault) -> (fact: Fact, shares: [Share]) {
    guard let fact = fact(id) else {
      if let series = series(id) { throw notOfSeries(series, word) }
      throw unknown(id)
    }
    guard case .shares(let shares) = fact.value else { throw notShares(id, word) }
    return (fact, shares)
  }

  private func point(
    at date: String, of id: String
  ) throws(ReferenceFault) -> ResolvedValue {
    guard let series = series(id) else { throw fact(id) == nil ? unknown(id) : notSeries(id) }
    var found = series.points.filter { $0.date.text == date }
    if found.isEmpty, let year = Int(date) { found = series.points.filter { $0.date.year == year } }
    guard let point = found.first else {
      throw ReferenceFault(
        "unknown-reference", "the series '\(id)' has no point at '\(date)'",
        help: NearName.help(for: date, in: series.points.map(\.date.text)))
    }
    guard found.count == 1 else {
      throw ReferenceFault(
        "ambiguous-reference", "the series '\(id)' has \(found.count) points in \(date)",
        help: NearName.help(for: "", in: found.map(\.date.text)))
    }
    return value(of: point, in: series)
  }

  private func point(
    _ part: Reference.Part, of id: String
  ) throws(ReferenceFault) -> ResolvedValue {
    guard let series = series(id) else { throw fact(id) == nil ? unknown(id) : notSeries(id) }
    let points = series.points.compactMap { point in point.quantity.map { (point, $0.value) } }
    let chosen =
      switch part {
      case .first: points.min { $0.0.date < $1.0.date }
      case .latest: points.max { $0.0.date < $1.0.date }
      case .min: points.min { $0.1 < $1.1 }
      default: points.max { $0.1 < $1.1 }
      }
    guard let chosen else {
      return ResolvedValue(
        value: .missing("no figure"), label: series.label, factID: id, note: series.note)
    }
    return value(of: chosen.0, in: series)
  }

  /// What the reference to `point` of `series` stands for.
  package func value(of point: Series.Point, in series: Series) -> ResolvedValue {
    ResolvedValue(
      value: point.quantity.map { .quantity($0) } ?? .missing(point.missing ?? "no figure"),
      sources: point.sources, date: point.date, period: point.period, label: series.label,
      factID: series.id, note: series.note)
  }

  private func date(
    _ part: Reference.Part, of id: String
  ) throws(ReferenceFault) -> ResolvedValue {
    let found: (date: PartialDate?, label: String, sources: [String])? =
      if let event = event(id) {
        (event.date, event.statement.text, event.sources)
      } else if let quotation = quotation(id) {
        (quotation.date, quotation.speaker ?? id, quotation.sources)
      } else if let fact = fact(id) {
        (fact.date, fact.label, fact.sources)
      } else {
        nil
      }
    guard let found else { throw unknown(id, among: datedIDs) }
    guard let date = found.date else {
      throw ReferenceFault(
        "unknown-reference", "'\(id)' has no date", help: "give it a 'year' or a 'date'")
    }
    return ResolvedValue(
      value: .date(part == .year ? PartialDate(year: date.year) : date),
      sources: found.sources, date: date, label: found.label, factID: id)
  }
}
