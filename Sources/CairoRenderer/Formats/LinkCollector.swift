import Drawing

/// Notes the links and places of pages while these are painted.
struct LinkCollector {
  private let elements: [StructureElement]
  private(set) var links: [PaintedPart.Link] = []
  private(set) var places: [PaintedPart.Place] = []
  private var page = 0
  /// The links of the page, by element.
  private var known: [ElementID: Int] = [:]

  init(_ elements: [StructureElement]) { self.elements = elements }

  mutating func begin(page: Int) {
    self.page = page
    known = [:]
  }

  mutating func add(_ placed: Frame.Placed) {
    switch placed.item {
    case .anchor(let name):
      places.append(PaintedPart.Place(name: name, page: page, point: placed.origin))
    case .text(let run):
      guard let element = placed.element, elements[element.index].destination != nil else { return }
      let area = run.area(at: placed.origin)
      if let index = known[element] {
        links[index].add(area, within: run.size)
      } else {
        known[element] = links.count
        links.append(PaintedPart.Link(element: element, page: page, areas: [area]))
      }
    default: break
    }
  }
}

extension PaintedPart.Link {
  /// Adds an area, to the last one if it goes on from there.
  fileprivate mutating func add(_ area: Rectangle, within gap: Double) {
    let last = areas[areas.count - 1]
    if abs(last.y - area.y) < 0.5, abs(last.x + last.width - area.x) < gap {
      areas[areas.count - 1].width = area.x + area.width - last.x
    } else {
      areas.append(area)
    }
  }
}

extension GlyphRun {
  /// What the run covers with its baseline starting at `origin`.
  fileprivate func area(at origin: Point) -> Rectangle {
    let ascent = min(face.ascent, 1) * size
    let descent = min(face.descent, 0.3) * size
    return Rectangle(
      x: origin.x, y: origin.y - ascent, width: advance, height: ascent + descent)
  }
}
