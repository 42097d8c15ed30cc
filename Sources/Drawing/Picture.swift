/// A picture as it was read from a file: pixels, and of a drawing its lines.
package final class Picture: Sendable {
  /// How the rows and columns of a file lie in the picture (TIFF 6.0, `Orientation`).
  package enum Orientation: Int, Sendable {
    case upright = 1
    case mirrored, turned, flipped, transposed, turnedRight, transverse, turnedLeft

    /// Whether rows of the file are columns of the picture.
    package var swapsSides: Bool { rawValue >= 5 }
  }

  /// Pixels in a row of the file, and rows.
  package let (columns, rows): (Int, Int)
  /// The pixels of the file: blue, green, red and alpha in a byte each, multiplied by alpha, rows from
  /// the top without gaps.
  package let pixels: [UInt8]
  package let orientation: Orientation
  /// Whether nothing shows through.
  package let isOpaque: Bool
  /// The file itself where it is JPEG, which PDF can hold as it is.
  package let jpeg: [UInt8]?
  /// The picture as a PDF of one page by cairo where it is a drawing.
  package let drawing: [UInt8]?
  /// What tells the file from others.
  package let digest: String

  package init(
    columns: Int, rows: Int, pixels: [UInt8], orientation: Orientation = .upright,
    jpeg: [UInt8]? = nil, drawing: [UInt8]? = nil, digest: String
  ) {
    precondition(pixels.count == columns * rows * 4)
    (self.columns, self.rows) = (columns, rows)
    self.pixels = pixels
    self.orientation = orientation
    self.jpeg = jpeg
    self.drawing = drawing
    self.digest = digest
    isOpaque =
      jpeg != nil || stride(from: 3, to: pixels.count, by: 4).allSatisfy { pixels[$0] == 255 }
  }

  /// Pixels from left to right, and from top to bottom, of the picture as it is seen.
  package var size: (width: Int, height: Int) {
    orientation.swapsSides ? (rows, columns) : (columns, rows)
  }
}
