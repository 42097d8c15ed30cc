import CountryRisk

/// What sums up a column of a table over the rows so far.
struct ColumnSum {
  private var first: Quantity?
  private var count = 0
  private var total = 0.0
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var decimals = 0
  private var bound = Bound.exact
  private var isOfOneUnit = true
  /// Whether a value was missing.
  private(set) var isPartial = false

  /// Takes in the next row.
  mutating func add(_ cell: TableDefinition.Cell?, _ context: SectionContext) {
    switch cell {
    case .value(let reference), .bar(let reference):
      guard let quantity = context.resolve(reference)?.quantity else {
        isPartial = true
        return
      }
      if let first, first.unit != quantity.unit { isOfOneUnit = false }
      bound = count == 0 ? quantity.bound : bound.joined(with: quantity.bound)
      first = first ?? quantity
      count += 1
      total += quantity.value
      least = min(least, quantity.value)
      greatest = max(greatest, quantity.value)
      decimals = max(decimals, quantity.decimals)
    case .missing: isPartial = true
    default: break
    }
  }

  /// The sum, mean, least or greatest of the values, if there are any and all are of one unit.
  /// Missing values make of a sum a lower bound.
  func quantity(_ kind: TableDefinition.Summary) -> Quantity? {
    guard var result = first, isOfOneUnit else { return nil }
    (result.decimals, result.bound) = (decimals, bound)
    switch kind {
    case .sum:
      result.value = total
      if isPartial, least >= 0 { result.bound = bound.joined(with: .atLeast) }
    case .mean:
      result.value = total / Double(count)
      if isPartial { result.bound = .about }
    case .least: result.value = least
    case .greatest: result.value = greatest
    }
    return result
  }
}
