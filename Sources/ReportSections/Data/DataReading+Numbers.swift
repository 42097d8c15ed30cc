import CountryRisk
import Diagnostics
import SourceReading

extension DataReading {
  func isMissing(_ text: String) -> Bool { chart.missing.contains(text) }

  /// The value of a cell, none where it is missing; `nil` where it is no number, which is reported.
  func quantity(_ cell: SourceScalar) -> (quantity: Quantity?, Void)? {
    if isMissing(cell.text) { return (nil, ()) }
    switch number(cell.text) {
    case .success(let quantity): return (quantity, ())
    case .failure(let fault):
      log.error(
        "not-a-number", "'\(cell.text)' is no number: \(fault.reason)", at: cell.range,
        help: fault.help)
      return nil
    }
  }

  func number(_ text: String) -> Swift.Result<Quantity, SourceNumber.Fault> {
    // Most cells are plain decimals, of which files may have very many.
    if chart.decimalMark == ".", chart.groupMark != ".",
      text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 })
    {
      return SourceNumber.parse(text).map {
        Quantity($0.value, decimals: $0.decimals, unit: unit, bound: .exact)
      }
    }
    var rest = text
    var bound = Bound.exact
    for (sign, meaning) in [("≥", Bound.atLeast), ("≤", .atMost), ("≈", .about)]
    where rest.hasPrefix(sign) {
      bound = meaning
      rest = String(rest.dropFirst().drop(while: \.isWhitespace))
    }
    if rest.hasSuffix("%") {
      guard isPercent else {
        return .failure(
          SourceNumber.Fault(
            reason: "a percent sign is not part of it", help: "declare it with --unit %"))
      }
      rest = String(rest.dropLast())
      while rest.last?.isWhitespace == true { rest.removeLast() }
    }
    rest = rest.replacing("−", with: "-")
    if let group = chart.groupMark, rest.contains(group) {
      guard isGrouped(rest, by: group) else {
        return .failure(
          SourceNumber.Fault(
            reason: "its groups of digits are not of three",
            help: "'\(group)' stands between groups of three digits"))
      }
      rest.removeAll { $0 == group }
    }
    if chart.decimalMark != "." {
      guard !rest.contains(".") else {
        return .failure(
          SourceNumber.Fault(
            reason: "a point is not part of it",
            help:
              "the mark before decimals is '\(chart.decimalMark)'; declare a point between groups "
              + "of digits with --group ."))
      }
      rest = String(rest.map { $0 == chart.decimalMark ? "." : $0 })
    }
    return SourceNumber.parse(rest).map {
      Quantity($0.value, decimals: $0.decimals, unit: unit, bound: bound)
    }.mapError { fault in
      guard rest.contains(","), chart.decimalMark == "." else { return fault }
      return SourceNumber.Fault(
        reason: fault.reason,
        help: "declare what the comma means: --decimal , or --group ,")
    }
  }

  private func isGrouped(_ text: String, by mark: Character) -> Bool {
    let whole = text.prefix { $0 != chart.decimalMark }.drop { $0 == "-" }
    let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
    return (1...3).contains(groups.first?.count ?? 0)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
      && !text.dropFirst(whole.count + 1).contains(mark)
  }
}
