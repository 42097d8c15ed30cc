import CountryRisk

/// Who holds how much of a dependency, as far as its sources say.
struct DependencyShares {
  /// What is known of one partner.
  enum Known {
    case value(Quantity)
    /// Not listed, so no larger than the smallest share that is.
    case atMost(Double)
    case words(String)
    case unknown
  }

  let dependency: Dependency
  /// The smallest listed share in percent, if there is a list that leaves others out.
  let limit: Double?
  let sources: [String]
  private let values: [String: ResolvedValue]
  private let words: [String: String]
  private let listed: [String: Quantity]
  /// Partners in the order of the file.
  let partners: [String]

  init(_ dependency: Dependency, _ context: SectionContext) {
    self.dependency = dependency
    var values = [String: ResolvedValue]()
    var words = [String: String]()
    var order = [String]()
    var sources = [String]()
    for holding in dependency.holdings {
      order.append(holding.partner)
      if let value = holding.reference.flatMap({ context.resolve($0) }) {
        values[holding.partner] = value
        sources += value.sources
      } else if let text = holding.words {
        words[holding.partner] = text
      }
    }
    var listed = [String: Quantity]()
    var limit: Double?
    if let id = dependency.shares, let fact = context.index.fact(id),
      case .shares(let shares) = fact.value
    {
      sources += fact.sources
      for share in shares {
        listed[share.partner] = share.percent
        if !order.contains(share.partner) { order.append(share.partner) }
      }
      let sum = shares.reduce(0) { $0 + $1.percent.value }
      if sum < 99.5, let smallest = shares.map(\.percent.value).min() {
        limit = max(smallest, 0.5)
      } else {
        limit = 0.5
      }
    }
    self.values = values
    self.words = words
    self.listed = listed
    self.limit = limit
    self.sources = sources
    partners = order
  }

  /// What is known of `partner`.
  func share(of partner: String) -> Known {
    if let quantity = values[partner]?.quantity ?? listed[partner] {
      return quantity.value == 0 && quantity.decimals == 0 ? .atMost(0.5) : .value(quantity)
    }
    if case .missing(let reason) = values[partner]?.value { return .words(reason) }
    if let text = words[partner] { return .words(text) }
    if let limit { return .atMost(limit) }
    return .unknown
  }

  /// The whole value of `partner`, with its unit.
  func value(of partner: String) -> ResolvedValue? { values[partner] }

  /// What the known shares leave of the whole in percent; `nil` if they are no parts of one.
  var remainder: Quantity? {
    guard dependency.isShare else { return nil }
    let quantities = partners.compactMap { values[$0]?.quantity ?? listed[$0] }
    guard !quantities.isEmpty, quantities.allSatisfy({ $0.unit == .percent }) else { return nil }
    let rest = 100 - quantities.reduce(0) { $0 + $1.value }
    guard rest > 0.05 else { return nil }
    let bounds = Set(quantities.map(\.bound))
    let bound: Bound =
      bounds.contains(.atLeast) ? .atMost : bounds.contains(.atMost) ? .atLeast
      : bounds.contains(.about) ? .about : .exact
    return Quantity(
      rest, decimals: quantities.map(\.decimals).max() ?? 0, unit: .percent, bound: bound)
  }
}

extension String {
  /// With a small first letter, unless the first word is an abbreviation.
  var lowercasedFirst: String {
    guard let first, first.isUppercase, !(dropFirst().first?.isUppercase ?? false) else {
      return self
    }
    return first.lowercased() + dropFirst()
  }

  /// With a capital first letter.
  var uppercasedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
