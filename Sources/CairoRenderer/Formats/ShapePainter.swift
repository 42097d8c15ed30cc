import CCairo
import Drawing

/// Paints the shapes of pages, and marks where their text belongs.
///
/// Every piece is a tag of its own without a parent. cairo numbers them on each page from 0, which is
/// all that finishing needs: their names and the tree come later.
struct ShapePainter {
  private enum Piece: Equatable {
    case text
    case shapes(ElementID?)
  }

  private static let tag = "Span"

  private let context: OpaquePointer
  private let painter: FramePainter
  private var open: Piece?

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
    case .anchor: break
    case .text(let run):
      if !run.glyphs.isEmpty { move(to: .text) }
    default:
      move(to: .shapes(placed.element))
      painter.paint(placed.item, at: placed.origin)
    }
  }

  private mutating func move(to piece: Piece?) {
    guard piece != open else { return }
    if case .shapes = open { cairo_tag_end(context, Self.tag) }
    if piece != nil { cairo_tag_begin(context, Self.tag, "") }
    if piece == .text { cairo_tag_end(context, Self.tag) }
    open = piece
  }
}
