import CCairo
import Drawing

/// Paints the shapes of pages, with separators between those of different elements and where text and
/// drawings belong.
///
/// cairo's own tags would not do: from version 1.18 on they mark no shapes.
struct ShapePainter {
  private enum Piece: Equatable {
    case text
    case shapes(ElementID?)
    /// The drawing of that number on its page.
    case drawing(Int)
  }

  private let context: OpaquePointer
  private let painter: FramePainter
  private var open: Piece?
  private var drawings = 0
  private var size = Size(width: 0, height: 0)

  /// cairo's file of the shapes of `pages`.
  /// - Parameter note: Called with each page as it begins, and with each item on it.
  static func paint(
    _ document: PagedDocument, _ pages: Range<Int>,
    _ note: (_ page: Int, _ item: Frame.Placed?) -> Void = { _, _ in }
  ) throws -> [UInt8] {
    let size = document.pages.first?.frame.size ?? Size(width: 595.28, height: 841.89)
    return try CairoFileWriter.write(created: document.information.created, size: size) {
      context, surface in
      var painter = ShapePainter(context)
      for page in pages {
        let frame = document.pages[page].frame
        painter.size = frame.size
        cairo_pdf_surface_set_size(surface, frame.size.width, frame.size.height)
        note(page, nil)
        frame.forEachItem { placed in
          note(page, placed)
          painter.paint(placed)
        }
        painter.move(to: nil)
        cairo_show_page(context)
      }
    }
  }

  private init(_ context: OpaquePointer) {
    self.context = context
    painter = FramePainter(context) { _ in nil }
  }

  private mutating func paint(_ placed: Frame.Placed) {
    switch placed.item {
    case .anchor, .value: break
    case .text(let run):
      if !run.glyphs.isEmpty { move(to: .text) }
    case .picture(let picture, _) where picture.drawing != nil:
      // Its lines are put there later.
      drawings += 1
      move(to: .drawing(drawings))
    default:
      move(to: .shapes(placed.element))
      painter.paint(isolated(placed.item, at: placed.origin), at: placed.origin)
    }
  }

  /// The item in a form that cairo does not take for a new beginning: where a rectangle covers the
  /// page, it forgets all that came before, separators included.
  private func isolated(_ item: FrameItem, at origin: Point) -> FrameItem {
    guard case .path(var path, let fill?, let stroke) = item, let bounds = path.bounds,
      bounds.x + origin.x <= 0, bounds.y + origin.y <= 0,
      bounds.x + bounds.width + origin.x >= size.width,
      bounds.y + bounds.height + origin.y >= size.height,
      let edge = path.elements.firstIndex(where: { if case .line = $0 { true } else { false } }),
      case .line(let end) = path.elements[edge], edge > 0,
      case .move(let start) = path.elements[edge - 1]
    else { return item }
    // A straight curve.
    path.elements[edge] = .curve(start, end, end)
    return .path(path, fill: fill, stroke: stroke)
  }

  private mutating func move(to piece: Piece?) {
    guard piece != open else { return }
    painter.paint(Self.separator, at: .zero)
    open = piece
  }

  private static let separator = FrameItem.path(
    Path.rectangle(PaintedPart.separator), fill: .black, stroke: nil)
}
