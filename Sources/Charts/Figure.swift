import Drawing

/// A chart that can be measured and drawn at any size.
package protocol Figure: Sendable {
  /// The height in points that suits the figure at a width.
  func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double

  /// The figure as a frame of `size`, with all that could not be placed.
  func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing

  /// What the figure shows, as text: a header and its rows.
  var table: [[String]] { get }
}

/// A drawn figure: its frame, and a sentence for each thing that found no room.
package struct FigureDrawing: Sendable {
  package var frame: Frame
  /// Empty when the reader sees everything.
  package var problems: [String]
  /// How many rows are not in the drawing, for a note that says so.
  package var leftOut = 0
  /// The names of categories that are not in the drawing though what they name is: it is not fit to be
  /// shown.
  package var unnamed: [String] = []

  package init(frame: Frame, problems: [String] = []) {
    self.frame = frame
    self.problems = problems
  }

  package init(size: Size) { self.init(frame: Frame(size: size)) }

  /// Takes over the items of `other` at a place, and its problems.
  package mutating func add(_ other: FigureDrawing, at origin: Point) {
    frame.add(other.frame, at: origin)
    problems += other.problems
    leftOut += other.leftOut
    unnamed += other.unnamed
  }
}
