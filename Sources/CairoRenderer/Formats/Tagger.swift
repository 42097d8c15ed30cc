import CCairo
import Drawing

/// Opens and closes cairo's structure tags so that what is painted lies in its element.
final class Tagger {
  private let context: OpaquePointer
  private let elements: [StructureElement]
  /// Elements that are open, outermost first.
  private var open: [ElementID] = []
  /// Elements in the order in which they were opened.
  private(set) var order: [ElementID] = []
  private var hasChildren: [Bool]
  private var linkAreas: [ElementID: [Rectangle]] = [:]

  init(_ context: OpaquePointer, _ elements: [StructureElement]) {
    self.context = context
    self.elements = elements
    hasChildren = [Bool](repeating: false, count: elements.count)
    for element in elements {
      if let parent = element.parent { hasChildren[parent.index] = true }
    }
  }

  /// Prepares for a page with `items`: a link needs to know all of its areas when it is opened.
  func beginPage(_ items: [Frame.Placed]) {
    linkAreas = [:]
    for placed in items {
      guard let element = placed.element, elements[element.index].tag == .link,
        case .text(let run) = placed.item
      else { continue }
      let ascent = min(run.face.ascent, 1) * run.size
      let descent = min(run.face.descent, 0.3) * run.size
      let area = Rectangle(
        x: placed.origin.x, y: placed.origin.y - ascent, width: run.advance,
        height: ascent + descent)
      var areas = linkAreas[element] ?? []
      if let last = areas.last, abs(last.y - area.y) < 0.5,
        abs(last.x + last.width - area.x) < run.size
      {
        areas[areas.count - 1].width = area.x + area.width - last.x
      } else {
        areas.append(area)
      }
      linkAreas[element] = areas
    }
  }

  /// Makes `element` the innermost open one; for `nil`, leaves no leaf open, so that what follows
  /// is decoration.
  func move(to element: ElementID?) {
    guard let element else { return closeLeaf() }
    guard open.last != element else { return }
    var path = [element]
    while let parent = elements[path[path.count - 1].index].parent { path.append(parent) }
    path.reverse()
    var common = 0
    while common < min(path.count, open.count), path[common] == open[common] { common += 1 }
    while open.count > common { close() }
    for element in path[common...] { begin(element) }
  }

  /// Closes the innermost element if it is a leaf.
  func closeLeaf() {
    guard let last = open.last, !hasChildren[last.index] else { return }
    close()
  }

  /// Closes everything.
  func finish() { while !open.isEmpty { close() } }

  /// Names the place `name` at `point` of the page.
  func mark(_ name: String, at point: Point) {
    let attributes =
      "name='\(Self.quoted(name))' x=\(Self.number(point.x)) y=\(Self.number(max(0, point.y)))"
    cairo_tag_begin(context, CAIRO_TAG_DEST, attributes)
    cairo_tag_end(context, CAIRO_TAG_DEST)
  }

  private func begin(_ id: ElementID) {
    let element = elements[id.index]
    var attributes = ""
    switch element.destination {
    case .place(let name): attributes = "dest='\(Self.quoted(name))'"
    case .address(let address): attributes = "uri='\(Self.quoted(address))'"
    case nil: break
    }
    if let areas = linkAreas[id] {
      let numbers = areas.flatMap { [$0.x, $0.y, $0.width, $0.height] }.map(Self.number)
      attributes += " rect=[\(numbers.joined(separator: " "))]"
    }
    cairo_tag_begin(context, element.tag.rawValue, attributes)
    open.append(id)
    order.append(id)
  }

  private func close() {
    let element = elements[open.removeLast().index]
    cairo_tag_end(context, element.tag.rawValue)
  }

  /// `text` for a quoted string of cairo's attribute syntax, with all that a URI has no place for in
  /// percent notation, and with parentheses too: cairo writes addresses into the file as they stand,
  /// and names that are not ASCII differently where they are set and where they are used.
  static func quoted(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x27: result += "\\'"
      case 0x21, 0x23...0x26, 0x2A...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let fraction = abs(hundredths) % 100
    return "\(sign)\(abs(hundredths) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
