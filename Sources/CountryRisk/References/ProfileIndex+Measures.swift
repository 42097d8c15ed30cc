extension ProfileIndex {
  func measure(
    _ part: Reference.Part, of id: String
  ) throws(ReferenceFault) -> ResolvedValue {
    let (fact, shares) = try shares(of: id, word: part.rawValue)
    if part == .hhi || part == .equivalent, !shares.contains(where: { $0.percent.value > 0 }) {
      throw allZero(id)
    }
    let concentration = ShareConcentration(shares)
    var result = ResolvedValue(
      value: .statement, sources: fact.sources, date: fact.date, period: fact.period,
      label: fact.label, factID: id, basis: .derived, note: fact.note)
    let decimals = shares.map(\.percent.decimals).max() ?? 0
    func percent(_ value: Double, _ bound: Bound) -> ResolvedValue.Value {
      .quantity(Quantity(value, decimals: decimals, unit: .percent, bound: bound))
    }
    switch part {
    case .hhi: result.value = .quantity(concentration.statedHerfindahl)
    case .equivalent: result.value = .quantity(concentration.statedEquivalentNumber)
    case .largest:
      guard let largest = concentration.largest else { throw notShares(id, part.rawValue) }
      result.value = .quantity(largest.percent)
      result.partner = largest.partner
      result.basis = fact.basis
    case .listed: result.value = percent(concentration.listed, concentration.listedBound)
    default:
      result.value = percent(concentration.remainder, concentration.listedBound.flipped)
    }
    return result
  }
}
