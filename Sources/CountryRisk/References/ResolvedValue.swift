/// What a reference stands for: a value with the sources, date and label it carries.
package struct ResolvedValue: Sendable {
  /// The value itself.
  package enum Value: Sendable {
    case quantity(Quantity)
    /// A word, such as a rating.
    case text(String)
    case date(PartialDate)
    /// Nothing but the label's statement.
    case statement
    /// No value, with the reason.
    case missing(String)
  }

  package var value: Value
  /// Ids of sources, the first the main one, each once.
  package var sources: [String]
  /// The date the value holds for.
  package var date: PartialDate?
  /// A period that is not the whole of `date`.
  package var period: String?
  /// What the value measures.
  package var label: String
  /// Id of the fact, series, event or quotation it comes from.
  package var factID: String
  /// Code of the partner whose share it is, if it is one.
  package var partner: String?
  package var basis: Basis
  package var note: String?

  package init(
    value: Value, sources: [String] = [], date: PartialDate? = nil, period: String? = nil,
    label: String, factID: String, partner: String? = nil, basis: Basis = .source,
    note: String? = nil
  ) {
    self.value = value
    self.sources = sources
    self.date = date
    self.period = period
    self.label = label
    self.factID = factID
    self.partner = partner
    self.basis = basis
    self.note = note
  }

  /// The number, if it is one.
  package var quantity: Quantity? {
    if case .quantity(let quantity) = value { quantity } else { nil }
  }
}

/// Why a reference stands for nothing, and what to write instead.
package struct ReferenceFault: Error, Sendable {
  /// The kind of fault in kebab case.
  package var code: String
  package var summary: String
  package var help: String?

  package init(_ code: String, _ summary: String, help: String? = nil) {
    self.code = code
    self.summary = summary
    self.help = help
  }
}
