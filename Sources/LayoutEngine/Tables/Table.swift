import Diagnostics
import Drawing

/// A table in gt's words: a stub, columns with labels, rows in groups, cells.
package struct Table: Sendable {
  /// One column.
  package struct Column: Sendable {
    package enum Alignment: Sendable { case leading, trailing, decimal }

    package var label: [Inline]
    package var alignment: Alignment
    /// Points the column must at least have.
    package var minimum: Double
    /// Points beyond which the column does not grow.
    package var maximum: Double

    package init(
      _ label: [Inline], alignment: Alignment = .leading, minimum: Double = 0,
      maximum: Double = .infinity
    ) {
      self.label = label
      self.alignment = alignment
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// One part of a cell; parts stand one under another.
  package enum Part: Sendable {
    case text([Inline], slot: Double)
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
      set { marker = newValue.map { .flag($0, gap: flagGap) } }
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
    package var range: SourceRange?

    package init(
      _ cells: [Cell], endsGroup: Bool = false, groupLabel: [Inline]? = nil,
      range: SourceRange? = nil
    ) {
      self.cells = cells
      self.endsGroup = endsGroup
      self.groupLabel = groupLabel
      self.range = range
    }
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
    /// Set above a repeated head.
    package var continued: Inline

    package init(
      heavyRule: Stroke, rowRule: Stroke, padding: Double, headPadding: Double, gap: Double,
      headSlot: Double, continued: Inline
    ) {
      self.heavyRule = heavyRule
      self.rowRule = rowRule
      self.padding = padding
      self.headPadding = headPadding
      self.gap = gap
      self.headSlot = headSlot
      self.continued = continued
    }
  }

  package var columns: [Column]
  package var rows: [Row]
  /// Whether the first cell of each row heads it.
  package var hasStub: Bool
  package var style: Style
  /// Mark between the whole and the fraction of a number.
  package var decimalMark: Character

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
}
