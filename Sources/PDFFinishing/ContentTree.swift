import Drawing

/// The structure tree as the painted pages have it: the elements that have content, in the order in
/// which it is painted, each once.
struct ContentTree {
  /// What an element has, in order.
  enum Kid {
    case element(Int)
    /// The content of that mark on that page.
    case content(page: Int, mark: Int)
  }

  /// The kids of each element of the document; of one without content, none.
  private(set) var kids: [[Kid]]
  /// The elements without a parent.
  private(set) var roots: [Int] = []
  /// The elements that have content, parents before their kids.
  private(set) var order: [Int] = []

  /// The tree of `elements` whose content the pages have, each its elements by mark.
  init(_ elements: [StructureElement], content: [[ElementID]]) throws {
    kids = Array(repeating: [], count: elements.count)
    var isOpened = [Bool](repeating: false, count: elements.count)
    for (page, marks) in content.enumerated() {
      for (mark, id) in marks.enumerated() {
        guard elements.indices.contains(id.index) else { throw Self.unknown(id.index) }
        var path = [id.index]
        while !isOpened[path[path.count - 1]],
          let parent = elements[path[path.count - 1]].parent?.index
        {
          guard elements.indices.contains(parent), path.count <= elements.count else {
            throw Self.unknown(parent)
          }
          path.append(parent)
        }
        for (index, element) in path.enumerated().reversed() where !isOpened[element] {
          isOpened[element] = true
          order.append(element)
          if index + 1 < path.count {
            kids[path[index + 1]].append(.element(element))
          } else {
            roots.append(element)
          }
        }
        kids[id.index].append(.content(page: page, mark: mark))
      }
    }
  }

  private static func unknown(_ index: Int) -> FinishingFault {
    FinishingFault("there is no structure element \(index), or it contains itself")
  }
}
