/// A standard structure type of tagged PDF (ISO 32000-1, 14.8.4).
package enum StructureTag: String, Sendable {
  case document = "Document"
  case section = "Sect"
  case heading1 = "H1"
  case heading2 = "H2"
  case heading3 = "H3"
  case heading4 = "H4"
  case paragraph = "P"
  case span = "Span"
  case link = "Link"
  case list = "L"
  case listItem = "LI"
  case listLabel = "Lbl"
  case listBody = "LBody"
  case table = "Table"
  case tableHead = "THead"
  case tableBody = "TBody"
  case tableRow = "TR"
  case tableHeader = "TH"
  case tableData = "TD"
  case caption = "Caption"
  case figure = "Figure"
  case note = "Note"
  case reference = "Reference"
  case blockQuotation = "BlockQuote"
  case tableOfContents = "TOC"
  case tableOfContentsItem = "TOCI"

  /// The heading of `level`, from 1 to 4.
  package static func heading(_ level: Int) -> StructureTag {
    [.heading1, .heading2, .heading3, .heading4][min(max(level, 1), 4) - 1]
  }
}

/// Where a link leads.
package enum Destination: Sendable, Hashable {
  /// A named place of the same document.
  case place(String)
  /// An http, https or mailto address.
  case address(String)
}

/// What a figure shows, as a table: a head and its rows.
package struct FigureData: Sendable, Hashable {
  /// What the figure is called, for the name of a file.
  package var name: String
  package var rows: [[String]]

  package init(name: String, rows: [[String]]) {
    self.name = name
    self.rows = rows
  }
}

/// Names one element of a document's structure tree.
package struct ElementID: Sendable, Hashable {
  package let index: Int

  package init(index: Int) { self.index = index }
}

/// A node of the structure tree: what a piece of the page means.
package struct StructureElement: Sendable {
  /// Which cells a header cell heads.
  package enum Scope: String, Sendable {
    case column = "Column"
    case row = "Row"
    case both = "Both"
  }

  /// What few elements have.
  private struct Details: Sendable {
    var alternate: String?
    var actualText: String?
    var language: String?
    var scope: Scope?
    var columnSpan = 1
    var rowSpan = 1
    var identifier: String?
    var listNumbering: String?
    var destination: Destination?
    var linkDescription: String?
    var data: FigureData?
  }

  package var tag: StructureTag
  package var parent: ElementID?
  private var details: Boxed<Details>?

  private mutating func change(_ change: (inout Details) -> Void) {
    var value = details?.wrappedValue ?? Details()
    change(&value)
    details = Boxed(wrappedValue: value)
  }

  /// Words for what cannot be read, such as a chart.
  package var alternate: String? {
    get { details?.wrappedValue.alternate }
    set { if newValue != alternate { change { $0.alternate = newValue } } }
  }
  /// The text that its content reads as, where glyphs do not say it.
  package var actualText: String? {
    get { details?.wrappedValue.actualText }
    set { if newValue != actualText { change { $0.actualText = newValue } } }
  }
  /// BCP 47 tag where it differs from the document's.
  package var language: String? {
    get { details?.wrappedValue.language }
    set { if newValue != language { change { $0.language = newValue } } }
  }
  package var scope: Scope? {
    get { details?.wrappedValue.scope }
    set { if newValue != scope { change { $0.scope = newValue } } }
  }
  package var columnSpan: Int {
    get { details?.wrappedValue.columnSpan ?? 1 }
    set { if newValue != columnSpan { change { $0.columnSpan = newValue } } }
  }
  package var rowSpan: Int {
    get { details?.wrappedValue.rowSpan ?? 1 }
    set { if newValue != rowSpan { change { $0.rowSpan = newValue } } }
  }
  package var identifier: String? {
    get { details?.wrappedValue.identifier }
    set { if newValue != identifier { change { $0.identifier = newValue } } }
  }
  package var listNumbering: String? {
    get { details?.wrappedValue.listNumbering }
    set { if newValue != listNumbering { change { $0.listNumbering = newValue } } }
  }
  /// Of a link element.
  package var destination: Destination? {
    get { details?.wrappedValue.destination }
    set { if newValue != destination { change { $0.destination = newValue } } }
  }
  /// What a link says of its target.
  package var linkDescription: String? {
    get { details?.wrappedValue.linkDescription }
    set { if newValue != linkDescription { change { $0.linkDescription = newValue } } }
  }

  /// The numbers that a figure shows.
  package var data: FigureData? {
    get { details?.wrappedValue.data }
    set { if newValue != data { change { $0.data = newValue } } }
  }

  /// Whether the element says more than its tag.
  package var hasDetails: Bool { details != nil }

  package init(_ tag: StructureTag, in parent: ElementID?) {
    self.tag = tag
    self.parent = parent
  }
}

/// The structure tree of a document, or of one block of it, while it is laid out; elements are made
/// in reading order.
package final class StructureTree {
  package private(set) var elements: [StructureElement] = []
  /// What the first element is called.
  private let base: Int

  /// - Parameters:
  ///   - part: Which of the trees of a document this is; elements of different parts have different
  ///     names. The tree that all others go under is part 0.
  ///   - first: The place of the first element in its part, where elements that are known already
  ///     are made anew.
  package init(part: Int = 0, from first: Int = 0) {
    self.part = part
    base = (part << Self.partShift) + first
  }

  /// Which of the trees of a document this is.
  package let part: Int

  private static let partShift = 32

  /// Adds an element under `parent` and names it.
  package func add(
    _ tag: StructureTag, in parent: ElementID?,
    _ change: (inout StructureElement) -> Void = { _ in }
  ) -> ElementID {
    var element = StructureElement(tag, in: parent)
    change(&element)
    elements.append(element)
    return ElementID(index: base + elements.count - 1)
  }

  package subscript(id: ElementID) -> StructureElement { elements[id.index - base] }

  /// The elements of all `parts`, the first of which is part 0, in one list, and how an element is
  /// called there.
  package static func joined(
    _ parts: [[StructureElement]]
  ) -> (elements: [StructureElement], name: @Sendable (ElementID) -> ElementID) {
    var count = 0
    let starts = parts.map { part in
      defer { count += part.count }
      return count
    }
    @Sendable func name(_ id: ElementID) -> ElementID {
      let part = id.index >> partShift
      return ElementID(index: starts[part] + id.index - (part << partShift))
    }
    var elements: [StructureElement] = []
    elements.reserveCapacity(count)
    for part in parts {
      for var element in part {
        element.parent = element.parent.map(name)
        elements.append(element)
      }
    }
    return (elements, name)
  }
}
