import CCairo
import Drawing

/// Marks what is painted with the elements it belongs to.
///
/// Every piece of content becomes a tag of its own without a parent. cairo numbers them on each page
/// from 0, which is all that finishing needs: tags and tree are written there.
final class Tagger {
  private let context: OpaquePointer
  private var open: ElementID?
  /// For each page so far, the elements of its content in order.
  private(set) var content: [[ElementID]] = []

  private static let tag = "Span"

  init(_ context: OpaquePointer) { self.context = context }

  /// Begins the next page.
  func beginPage() { content.append([]) }

  /// Makes what follows content of `element`; for `nil`, decoration.
  func move(to element: ElementID?) {
    guard element != open else { return }
    close()
    guard let element else { return }
    cairo_tag_begin(context, Self.tag, "")
    content[content.count - 1].append(element)
    open = element
  }

  /// Ends the page.
  func endPage() { close() }

  private func close() {
    if open != nil { cairo_tag_end(context, Self.tag) }
    open = nil
  }
}
