import Drawing
import PDFFinishing

/// What stands where on a page, in a few digits: texts with their places, faces and sizes, and outlines.
/// What is made only when it is painted, such as the rows of very long tables, is not part of it.
struct PageDigest {
  let digest: String
  /// Paths of the font files on the page.
  let fonts: Set<String>
  /// References of the values that the page shows, sorted, each once.
  let values: [String]

  init(_ frame: Frame) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16_384)
    var fonts = Set<String>()
    var values = Set<String>()
    var lastFace: FontFace?
    func add(_ number: Double) {
      // To the hundredth of a point, as PDF has it.
      let value = number.isFinite ? Int32(clamping: Int((number * 100).rounded())) : 0
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    frame.forEachKeptItem { placed in
      if case .value(let value) = placed.item {
        values.insert(value.reference)
        return
      }
      add(placed.origin.x)
      add(placed.origin.y)
      switch placed.item {
      case .text(let run):
        if run.face !== lastFace {
          fonts.insert(run.face.path)
          lastFace = run.face
        }
        add(run.size)
        add(run.advance)
        bytes.append(contentsOf: run.text.utf8)
        bytes.append(0)
      case .path(let path, _, _):
        add(Double(path.elements.count))
        if let bounds = path.bounds {
          add(bounds.width)
          add(bounds.height)
        }
      case .fade(let area, _, _):
        add(area.width)
        add(area.height)
      case .picture(let picture, let size):
        add(size.width)
        add(size.height)
        bytes.append(contentsOf: picture.digest.utf8)
      case .anchor(let name): bytes.append(contentsOf: name.utf8)
      case .group, .deferred, .value: break
      }
    }
    digest = Digest.sha256(bytes)
    self.fonts = fonts
    self.values = values.sorted()
  }
}
