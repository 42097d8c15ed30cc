/// A picture as it was read from a file: pixels, and of a drawing its lines.
package final class Picture: Sendable {
  /// How the rows and columns of a file lie in the picture (TIFF 6.0, `Orientation`).
  package enum Orientation: Int, Sendable {
    case upright = 1
    case mirrored, turned, flipped, transposed, turnedRight, transverse, turnedLeft

    /// Whether rows of the file are columns of the picture.
    package var swapsSides: Bool { rawValue >= 5 }
  }

  /// What the file holds beside its size.
  package enum Content: Sendable {
    /// Pixels: blue, green, red and alpha in a byte each, multiplied by alpha, rows from the top without
    /// gaps.
    case pixels([UInt8])
    /// A JPEG, which PDF can hold as it is, and what makes pixels of it.
    case jpeg([UInt8], pixels: @Sendable () -> [UInt8])
    /// A drawing as pixels, and as a PDF of one page by cairo.
    case drawing(pixels: [UInt8], pdf: [UInt8])
  }

  /// Pixels in a row of the file, and rows.
  package let (columns, rows): (Int, Int)
  package let content: Content
  package let orientation: Orientation
  /// Whether nothing shows through.
  package let isOpaque: Bool
  /// What tells the file from others.
  package let digest: String

  package init(
    columns: Int, rows: Int, _ content: Content, orientation: Orientation = .upright, digest: String
  ) {
    (self.columns, self.rows) = (columns, rows)
    self.content = content
    self.orientation = orientation
    self.digest = digest
    switch content {
    case .jpeg: isOpaque = true
    case .pixels(let pixels), .drawing(let pixels, _):
      precondition(pixels.count == columns * rows * 4)
      isOpaque = stride(from: 3, to: pixels.count, by: 4).allSatisfy { pixels[$0] == 255 }
    }
  }

  /// Pixels from left to right, and from top to bottom, of the picture as it is seen.
  package var size: (width: Int, height: Int) {
    orientation.swapsSides ? (rows, columns) : (columns, rows)
  }

  /// The pixels of the file; of JPEG made anew each time.
  package var pixels: [UInt8] {
    switch content {
    case .pixels(let pixels), .drawing(let pixels, _): pixels
    case .jpeg(_, let pixels): pixels()
    }
  }

  /// The file itself if it is JPEG.
  package var jpeg: [UInt8]? {
    if case .jpeg(let bytes, _) = content { bytes } else { nil }
  }

  /// The picture as a PDF of one page by cairo if it is a drawing.
  package var drawing: [UInt8]? {
    if case .drawing(_, let pdf) = content { pdf } else { nil }
  }
}
