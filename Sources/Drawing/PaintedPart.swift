/// Consecutive pages of a document, painted but not finished: their shapes as cairo drew them, their
/// text as glyphs at places.
package struct PaintedPart: Sendable {
  /// cairo's file of the shapes. On each of its pages a `separator` stands before each stretch of the
  /// page's pieces, and one after the last.
  package var shapes: [UInt8]
  /// Which pages of the document these are.
  package var pages: Range<Int>
  /// What stands on each page.
  package var content: [PaintedPage]
  /// The glyphs of the text, as the file has them.
  package var glyphs: GlyphSheet
  /// The links, in the order in which they are painted.
  package var links: [Link]
  /// The places that links can lead to, in the order in which they are met.
  package var places: [Place]

  /// A link as a page has it: an element, and where one can point at it.
  package struct Link: Sendable {
    package let element: ElementID
    /// Of the document, from 0.
    package let page: Int
    /// The areas of its lines, y downwards from the top of the page.
    package var areas: [Rectangle]

    package init(element: ElementID, page: Int, areas: [Rectangle]) {
      self.element = element
      self.page = page
      self.areas = areas
    }
  }

  /// A place that links can lead to.
  package struct Place: Sendable {
    package let name: String
    /// Of the document, from 0.
    package let page: Int
    /// y downwards from the top of the page.
    package let point: Point

    package init(name: String, page: Int, point: Point) {
      self.name = name
      self.page = page
      self.point = point
    }
  }

  /// What divides the shapes of a page, in the upper left corner: a square so small that nothing else
  /// is it, which is taken out again.
  package static let separator = Rectangle(x: 0, y: 0, width: 1 / 64, height: 1 / 64)

  package init(
    shapes: [UInt8], pages: Range<Int>, content: [PaintedPage], glyphs: GlyphSheet,
    links: [Link] = [], places: [Place] = []
  ) {
    self.shapes = shapes
    self.pages = pages
    self.content = content
    self.glyphs = glyphs
    self.links = links
    self.places = places
  }
}

/// What a page shows, in the order in which it is painted.
package struct PaintedPage: Sendable {
  /// Neighbours that belong to one element and are either text or shapes.
  package struct Piece: Sendable, Hashable {
    /// `nil` for decoration.
    package var element: ElementID?
    /// Its text, by places in the page's `runs`; `nil` for shapes.
    package var runs: Range<Int>?
    /// The drawing that it is, by its place in the page's `drawings`.
    package var drawing: Int?

    package init(element: ElementID?, runs: Range<Int>?, drawing: Int? = nil) {
      self.element = element
      self.runs = runs
      self.drawing = drawing
    }
  }

  /// Text of one size and colour on one line.
  package struct Run: Sendable {
    package var size: Double
    package var color: Color
    // Documents hold very many runs.
    private var first: Int32
    private var end: Int32
    private var expansionBeyondOne: Int16

    /// How much wider its glyphs are drawn than their face has them.
    package var expansion: Double { 1 + Double(expansionBeyondOne) / 1000 }

    /// The glyphs, by places in the page's `glyphs`; those of a cluster are neighbours, and clusters
    /// are in the order of the text.
    package var glyphs: Range<Int> { Int(first)..<Int(end) }

    init(_ run: GlyphRun, glyphs: Range<Int>) {
      (size, color) = (run.size, run.color)
      (first, end) = (Int32(glyphs.lowerBound), Int32(glyphs.upperBound))
      expansionBeyondOne = Int16(((run.expansion - 1) * 1000).rounded())
    }
  }

  /// A glyph at its place.
  package struct Glyph: Sendable {
    /// Its place in the `GlyphTable`.
    package var number: Int32
    /// Its origin in points, y downwards from the top of the page.
    package var x: Float
    package var y: Float
  }

  /// A drawing with lines of its own, where it stands; y downwards from the top of the page.
  package struct PlacedDrawing: Sendable {
    package let picture: Picture
    package let area: Rectangle
  }

  package var drawings: [PlacedDrawing] = []
  package var pieces: [Piece] = []
  package var runs: [Run] = []
  package var glyphs: [Glyph] = []

  package init() {}

  /// The pieces in stretches: text that follows text is one, and each piece of shapes is one.
  package var stretches: [Range<Int>] {
    var stretches: [Range<Int>] = []
    for (index, piece) in pieces.enumerated() {
      if piece.runs != nil, let last = stretches.last, pieces[last.lowerBound].runs != nil {
        stretches[stretches.count - 1] = last.lowerBound..<index + 1
      } else {
        stretches.append(index..<index + 1)
      }
    }
    return stretches
  }

  /// The elements of what is not decoration, in order.
  package var elements: [ElementID] { pieces.compactMap(\.element) }

  /// Adds shapes that belong to `element`.
  package mutating func addShapes(in element: ElementID?) {
    if let last = pieces.last, last.runs == nil, last.drawing == nil, last.element == element {
      return
    }
    pieces.append(Piece(element: element, runs: nil))
  }

  /// Adds a drawing, which is a piece of its own.
  package mutating func add(_ drawing: Picture, in area: Rectangle, of element: ElementID?) {
    pieces.append(Piece(element: element, runs: nil, drawing: drawings.count))
    drawings.append(PlacedDrawing(picture: drawing, area: area))
  }

  /// Adds `run`, its baseline starting at `origin`, with glyphs that are entered in `table`.
  package mutating func add(
    _ run: GlyphRun, at origin: Point, in element: ElementID?, _ table: inout GlyphTable
  ) {
    let first = glyphs.count
    table.enter(run) { number, offset in
      glyphs.append(
        Glyph(
          number: Int32(number), x: Float(origin.x + offset.x), y: Float(origin.y + offset.y)))
    }
    runs.append(Run(run, glyphs: first..<glyphs.count))
    if let last = pieces.last, let known = last.runs, last.element == element {
      pieces[pieces.count - 1].runs = known.lowerBound..<runs.count
    } else {
      pieces.append(Piece(element: element, runs: runs.count - 1..<runs.count))
    }
  }
}

/// The glyphs of some pages as files that cairo wrote: the only page of each shows the glyphs of some
/// faces once, in the order of the table. A face without any ink may be in none.
package final class GlyphSheet: Sendable {
  /// A face that a file shows.
  package struct Face: Sendable {
    /// Its place in the table.
    package let place: Int
    /// Whether the glyph of missing characters comes before all others.
    package let showsMissing: Bool

    package init(place: Int, showsMissing: Bool = false) {
      self.place = place
      self.showsMissing = showsMissing
    }
  }

  /// A file with its faces.
  package struct File: Sendable {
    package let faces: [Face]
    package let bytes: [UInt8]

    package init(faces: [Face], bytes: [UInt8]) {
      self.faces = faces
      self.bytes = bytes
    }
  }

  package let table: GlyphTable
  package let files: [File]

  package init(table: GlyphTable, files: [File]) {
    self.table = table
    self.files = files
  }
}
