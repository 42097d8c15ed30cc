import CountryRisk
import Drawing

/// Who holds how much of a dependency, as far as its sources say.
struct DependencyShares {
  /// What is known of one partner.
  enum Known {
    case value(Quantity)
    /// Not listed, so no larger than the smallest share that is.
    case atMost(Double)
    /// Listed as zero, which means less than half of one per cent.
    case underHalf
    case words(String)
    case unknown
  }

  let dependency: Dependency
  /// The smallest listed share in percent, if there is a list that leaves others out.
  let limit: Double?
  let sources: [String]
  /// What the known shares leave of the whole; `nil` if they are no parts of one.
  let remainder: Quantity?
  private let holdings: [ProfileIndex.ResolvedHolding]

  init(_ dependency: Dependency, _ context: SectionContext) {
    self.dependency = dependency
    holdings = context.index.holdings(of: dependency)
    let rest = context.index.remainder(of: dependency)
    remainder = rest.flatMap { $0.value > 0.05 ? $0 : nil }
    var sources = holdings.flatMap { $0.value?.sources ?? [] }
    var limit: Double?
    if let list = dependency.shares,
      case .success(.shares(let fact, let shares)) =
        context.index.data(list)
    {
      sources += fact.sources
      limit = shares.map(\.percent.value).min().map { max($0, 0.5) }
    }
    self.limit = limit
    self.sources = sources
  }

  /// The values of the list and of the holdings.
  var shown: [ShownValue] {
    [ShownValue]([dependency.shares] + dependency.holdings.map(\.reference))
  }

  /// The reference that says what `partner` holds: its own, or the list's.
  func reference(of partner: String) -> String? {
    dependency.holdings.first { $0.partner == partner }?.reference
      ?? dependency.shares.map { $0 + "." + partner }
  }

  /// The texts that are printed beside bars.
  var barTexts: [RichText?] { [dependency.measure, dependency.missing, dependency.breakNote] }

  /// The texts beside the figures.
  var texts: [RichText?] {
    [
      dependency.measure, dependency.since, dependency.substitutes, dependency.missing,
      dependency.breakNote,
    ]
  }

  /// The sources of the figures and of all that is said beside them.
  func allSources(_ context: SectionContext) -> [String] {
    sources + context.text.sources(of: texts)
  }

  /// What is known of `partner`.
  func share(of partner: String) -> Known {
    guard let holding = holdings.first(where: { $0.partner == partner }) else {
      return limit.map { .atMost($0) } ?? .unknown
    }
    if let quantity = holding.value?.quantity {
      return quantity.isListedAsZero ? .underHalf : .value(quantity)
    }
    if case .missing(let reason) = holding.value?.value { return .words(reason) }
    return holding.words.map { .words($0) } ?? .unknown
  }
}

extension Quantity {
  /// A share that its source prints as 0, which means less than half of one per cent.
  var isListedAsZero: Bool { value == 0 && decimals == 0 && unit == .percent }
}

extension String {
  /// With a small first letter, unless the first word is an abbreviation.
  var lowercasedFirst: String {
    guard let first, first.isUppercase, !(dropFirst().first?.isUppercase ?? false) else {
      return self
    }
    return first.lowercased() + dropFirst()
  }

  /// Ended by a full stop, once.
  var endedSentence: String { isEmpty || hasSuffix(".") ? self : self + "." }

  /// With no-break spaces, if it is short enough to stand on one line of a table.
  var unbroken: String {
    utf8.contains(32) && count <= 16 ? replacing(" ", with: "\u{A0}") : self
  }

  /// With typographic apostrophes in place of straight ones.
  var typographic: String { utf8.contains(39) ? replacing("'", with: "’") : self }

  /// With a capital first letter.
  var uppercasedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
