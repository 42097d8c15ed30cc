extension ProfileIndex {
  /// What one partner holds of a dependency, resolved.
  package struct ResolvedHolding: Sendable {
    package var partner: String
    /// The value, or `nil` where only words are known.
    package var value: ResolvedValue?
    package var words: String?
  }

  /// The holdings of `dependency` in the order of its file, followed by those partners that its
  /// list of shares adds; references that do not resolve are left out.
  package func holdings(of dependency: Dependency) -> [ResolvedHolding] {
    var holdings = dependency.holdings.compactMap { holding -> ResolvedHolding? in
      guard let reference = holding.reference else {
        return ResolvedHolding(partner: holding.partner, value: nil, words: holding.words)
      }
      guard case .success(let value) = resolve(reference) else { return nil }
      return ResolvedHolding(partner: holding.partner, value: value, words: nil)
    }
    guard let list = dependency.shares, case .success(.shares(_, let shares)) = data(list) else {
      return holdings
    }
    for share in shares where !holdings.contains(where: { $0.partner == share.partner }) {
      guard case .success(let value) = resolve(list + "." + share.partner) else { continue }
      holdings.append(ResolvedHolding(partner: share.partner, value: value, words: nil))
    }
    return holdings
  }

  /// What `partners` together leave of the whole of `dependency`, in percent, with the bound of
  /// the whole remainder; `nil` where that is not known.
  package func remainder(of dependency: Dependency, beside partners: [String]) -> Quantity? {
    guard var rest = remainder(of: dependency) else { return nil }
    let held = holdings(of: dependency).filter { partners.contains($0.partner) }
      .compactMap { $0.value?.quantity }.filter { $0.unit == .percent }
    rest.value = max(0, 100 - held.reduce(0) { $0 + $1.value })
    return rest
  }

  /// What the holdings in percent leave of the whole, with the bound it has; `nil` where the
  /// holdings are no parts of one whole or none is known.
  package func remainder(of dependency: Dependency) -> Quantity? {
    guard dependency.isShare else { return nil }
    let known = holdings(of: dependency).compactMap { $0.value?.quantity }
      .filter { $0.unit == .percent }
    guard let first = known.first else { return nil }
    let bound = known.dropFirst().reduce(first.bound) { $0.joined(with: $1.bound) }
    return Quantity(
      max(0, 100 - known.reduce(0) { $0 + $1.value }),
      decimals: known.map(\.decimals).max() ?? 0, unit: .percent, bound: bound.flipped)
  }
}
