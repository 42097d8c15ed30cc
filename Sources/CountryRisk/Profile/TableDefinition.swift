import Diagnostics

/// A table of a profile's own values, in gt's words: a stub, columns under spanners, rows in groups
/// with summary rows.
package struct TableDefinition: Sendable {
  package enum Alignment: String, Sendable, CaseIterable {
    case leading, center, trailing, decimal
  }

  /// What a summary row says of a column.
  package enum Summary: String, Sendable, CaseIterable { case sum, mean, least, greatest }

  /// What becomes of a table that is too wide for its page.
  package enum Wide: String, Sendable, CaseIterable { case columns, landscape, error }

  /// Which rows are summed up.
  package enum Scope: String, Sendable, CaseIterable { case groups, all }

  package struct Column: Sendable {
    package var id: String
    package var label: String
    package var alignment: Alignment?
    package var decimals: Int?
    /// Label over this column and its neighbours of the same one.
    package var spanner: String?
    package var summary: Summary?
    package var isHyphenated: Bool
    package var range: SourceRange?

    package init(
      id: String, label: String, alignment: Alignment? = nil, decimals: Int? = nil,
      spanner: String? = nil, summary: Summary? = nil, isHyphenated: Bool = false,
      range: SourceRange? = nil
    ) {
      self.id = id
      self.label = label
      self.alignment = alignment
      self.decimals = decimals
      self.spanner = spanner
      self.summary = summary
      self.isHyphenated = isHyphenated
      self.range = range
    }
  }

  /// What stands where a row and a column meet.
  package enum Cell: Sendable {
    /// How things stand, as a sign beside words.
    package enum Status: String, Sendable, CaseIterable { case good, watch, bad }

    /// Paragraphs.
    case text([RichText])
    case items([RichText])
    /// A reference to a number.
    case value(String)
    /// A reference to a percentage, printed and drawn.
    case bar(String)
    /// The name of a series, drawn.
    case trend(String)
    /// References to the ends of a range.
    case interval(String, String)
    case status(Status, RichText)
    /// Why there is no value.
    case missing(String)
    case notApplicable
  }

  package struct Row: Sendable {
    package var label: RichText?
    /// Code of the partner that the row is about.
    package var partner: String?
    /// Label of the group that the row opens.
    package var group: String?
    package var cells: [String: Cell]
    package var range: SourceRange?

    package init(
      label: RichText? = nil, partner: String? = nil, group: String? = nil,
      cells: [String: Cell] = [:], range: SourceRange? = nil
    ) {
      self.label = label
      self.partner = partner
      self.group = group
      self.cells = cells
      self.range = range
    }
  }

  package var id: String
  package var title: RichText
  package var subtitle: RichText
  /// Label over the row labels.
  package var stub: String
  package var columns: [Column]
  package var rows: [Row]
  package var summaries: [Scope]
  /// Whether sums are carried from page to page.
  package var carries: Bool
  package var isDense: Bool
  package var wide: Wide
  package var note: RichText?
  package var range: SourceRange?

  package init(
    id: String, title: RichText, subtitle: RichText, stub: String, columns: [Column], rows: [Row],
    summaries: [Scope] = [], carries: Bool = false, isDense: Bool = false, wide: Wide = .columns,
    note: RichText? = nil, range: SourceRange? = nil
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.stub = stub
    self.columns = columns
    self.rows = rows
    self.summaries = summaries
    self.carries = carries
    self.isDense = isDense
    self.wide = wide
    self.note = note
    self.range = range
  }
}

extension TableDefinition.Cell {
  /// The authors' texts in it.
  package var texts: [RichText] {
    switch self {
    case .text(let texts), .items(let texts): texts
    case .status(_, let text): [text]
    case .value, .bar, .trend, .interval, .missing, .notApplicable: []
    }
  }
}
