/// What a reference to data stands for: several values of one measure, or one value alone.
package enum ReferencedData: Sendable {
  /// A fact that holds shares, with them.
  case shares(Fact, [Share])
  case series(Series)
  case value(ResolvedValue)
}

extension ProfileIndex {
  /// What `reference` stands for in a chart or a table.
  package func data(_ reference: String) -> Result<ReferencedData, ReferenceFault> {
    if let series = series(reference) { return .success(.series(series)) }
    if let fact = fact(reference), case .shares(let shares) = fact.value {
      return .success(.shares(fact, shares))
    }
    return resolve(reference).map { .value($0) }
  }

  /// The single values that `reference` stands for: itself, the shares of a fact, or the points of a
  /// series; none if it stands for nothing.
  package func singleValues(of reference: String) -> [String] {
    switch data(reference) {
    case .success(.value): [reference]
    case .success(.shares(let fact, let shares)): shares.map { fact.id + "." + $0.partner }
    case .success(.series(let series)): series.points.map { series.id + "@" + $0.date.text }
    case .failure: []
    }
  }

  /// The concentration of the shares that `reference` stands for, or of its single percentage.
  package func concentration(
    of reference: String
  ) -> Result<ShareConcentration, ReferenceFault> {
    data(reference).flatMap { data in
      switch data {
      case .shares(_, let shares):
        guard shares.contains(where: { $0.percent.value > 0 }) else {
          return .failure(allZero(reference))
        }
        return .success(ShareConcentration(shares))
      case .value(let value):
        guard let quantity = value.quantity, quantity.unit == .percent,
          (0...100).contains(quantity.value)
        else { return .failure(noShare(reference)) }
        return .success(ShareConcentration(single: quantity))
      case .series: return .failure(needsPoint(reference))
      }
    }
  }
}

func allZero(_ reference: String) -> ReferenceFault {
  ReferenceFault(
    "no-concentration",
    "the shares of '\(reference)' are all zero, which tells of no concentration",
    help: "list the shares that are above zero, or leave the measure out")
}

private func noShare(_ reference: String) -> ReferenceFault {
  ReferenceFault(
    "not-a-share", "'\(reference)' is no share of a whole",
    help: "name a fact with 'shares', or one value in percent from 0 to 100")
}
