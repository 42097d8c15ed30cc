import Diagnostics
import Drawing

/// A table in gt's words: a stub, columns with labels, rows in groups, cells.
package struct Table: Sendable {
  /// One column.
  package struct Column: Sendable {
    package enum Alignment: String, Sendable, CaseIterable {
      case leading, center, trailing, decimal
    }

    package var label: [Inline]
    package var alignment: Alignment
    /// Points the column must at least have.
    package var minimum: Double
    /// Points beyond which the column does not grow.
    package var maximum: Double
    /// Whether its words are divided where the patterns of their language allow it; a word that is
    /// too long for its column is divided anywhere.
    package var isHyphenated: Bool

    package init(
      _ label: [Inline], alignment: Alignment = .leading, minimum: Double = 0,
      maximum: Double = .infinity, isHyphenated: Bool = false
    ) {
      self.isHyphenated = isHyphenated
      self.label = label
      self.alignment = alignment
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// A label over several columns.
  package struct Spanner: Sendable {
    package var label: [Inline]
    /// Places of its columns.
    package var columns: Range<Int>

    package init(_ label: [Inline], over columns: Range<Int>) {
      self.label = label
      self.columns = columns
    }
  }

  /// One part of a cell; parts stand one under another.
  package enum Part: Sendable {
    /// A paragraph; all its lines but the first move right by `hanging`.
    case text([Inline], slot: Double, hanging: Double = 0)
    /// A small drawing, aligned like the column; `alternate` is read in its place.
    indirect case drawing(Frame, alternate: String?)
  }

  /// What stands where a row and a column meet.
  package struct Cell: Sendable {
    package var parts: [Part]
    private var marker: Marker?
    package var columnSpan: Int
    package var language: String?

    /// A flag with its distance; few cells have one, and a long table has many cells.
    private indirect enum Marker: Sendable {
      case flag(Frame, gap: Double)
    }

    /// Drawn to the left of the parts, which move right by its width and `flagGap`.
    package var flag: Frame? {
      get { if case .flag(let frame, _)? = marker { frame } else { nil } }
      set { marker = newValue.map { .flag($0, gap: marker == nil ? 8 : flagGap) } }
    }

    package var flagGap: Double {
      if case .flag(_, let gap)? = marker { gap } else { 0 }
    }

    package init(
      _ parts: [Part] = [], flag: Frame? = nil, flagGap: Double = 8, columnSpan: Int = 1,
      language: String? = nil
    ) {
      self.parts = parts
      marker = flag.map { .flag($0, gap: flagGap) }
      self.columnSpan = columnSpan
      self.language = language
    }

    package init(_ inlines: [Inline], slot: Double) {
      self.init([.text(inlines, slot: slot)])
    }
  }

  /// One row.
  package struct Row: Sendable {
    package var cells: [Cell]
    /// Whether a heavier line ends a group below the row.
    package var endsGroup: Bool
    /// A label that stands above the row and opens a group.
    package var groupLabel: [Inline]?
    /// Whether the row sums up those above it, which it is parted from by a line and stays with.
    package var isSummary: Bool
    package var range: SourceRange?

    package init(
      _ cells: [Cell], endsGroup: Bool = false, groupLabel: [Inline]? = nil,
      isSummary: Bool = false, range: SourceRange? = nil
    ) {
      self.isSummary = isSummary
      self.cells = cells
      self.endsGroup = endsGroup
      self.groupLabel = groupLabel
      self.range = range
    }
  }

  /// What is carried from one page to the next: rows of their own at the foot and at the head.
  package struct Carry: Sendable {
    package var forward: [Cell]
    package var brought: [Cell]

    package init(forward: [Cell], brought: [Cell]) {
      self.forward = forward
      self.brought = brought
    }
  }

  /// What becomes of a table whose longest words are wider than the page.
  package enum Wide: String, Sendable, CaseIterable {
    /// Its columns are parted into groups, each with the stub.
    case columns
    /// It stands on pages that lie across; there too its columns may be parted.
    case landscape
    /// An error says by how many points.
    case error
  }

  /// Lines and distances, from the theme.
  package struct Style: Sendable {
    package var heavyRule: Stroke
    package var rowRule: Stroke
    /// Space above the first and below the last line of a row, in points.
    package var padding: Double
    package var headPadding: Double
    package var gap: Double
    package var headSlot: Double
    /// Set above a repeated head, and after the name of a table or the label of a group that goes on.
    package var continued: Inline
    /// Behind every second row, if at all.
    package var stripe: Color?

    package init(
      heavyRule: Stroke, rowRule: Stroke, padding: Double, headPadding: Double, gap: Double,
      headSlot: Double, continued: Inline, stripe: Color? = nil
    ) {
      self.stripe = stripe
      self.heavyRule = heavyRule
      self.rowRule = rowRule
      self.padding = padding
      self.headPadding = headPadding
      self.gap = gap
      self.headSlot = headSlot
      self.continued = continued
    }
  }

  /// What the table is called where it goes on and in messages; empty for one without a name.
  package var name = ""
  package var columns: [Column]
  package var rows: [Row]
  /// Whether the first cell of each row heads it.
  package var hasStub: Bool
  package var style: Style
  /// Mark between the whole and the fraction of a number.
  package var decimalMark: Character
  /// Labels over columns, the outermost level first.
  package var spanners: [[Spanner]] = []
  /// What is carried over where a page ends after the row of a number; it is asked for each row.
  package var carry: (@Sendable (Int) -> Carry?)?
  package var wide = Wide.columns

  package init(
    columns: [Column], rows: [Row], hasStub: Bool = true, style: Style,
    decimalMark: Character = "."
  ) {
    self.columns = columns
    self.rows = rows
    self.hasStub = hasStub
    self.style = style
    self.decimalMark = decimalMark
  }

  /// What stands above the head of a table that goes on.
  var continuedName: Inline {
    var words = style.continued
    if !name.isEmpty { words.text = name + ", " + words.text }
    return words
  }
}
