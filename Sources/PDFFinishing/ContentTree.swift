import Drawing

/// The structure tree as the painted pages have it: the elements that have content, in the order in
/// which it is painted, each once, and the empty cells of rows that have others.
struct ContentTree {
  /// What an element has, in order.
  enum Kid {
    case element(Int)
    /// The content of that mark on that page.
    case content(page: Int, mark: Int)
  }

  /// A kid with its owner, small, since a long document has a million.
  private struct Entry {
    let owner: Int32
    /// Of content; -1 for an element.
    let page: Int32
    /// A mark or an element.
    let value: Int32

    var kid: Kid {
      page < 0 ? .element(Int(value)) : .content(page: Int(page), mark: Int(value))
    }
  }

  /// Sorted by owner, those of one owner in order.
  private var entries: [Entry] = []
  /// Where in `entries` the kids of each element start, and the end.
  private var starts: [Int32] = []
  /// The elements without a parent.
  private(set) var roots: [Int] = []
  /// The elements of the tree, parents before their kids.
  private(set) var order: [Int32] = []

  /// The tree of `elements` whose content the pages have, each its elements by mark.
  init(_ elements: [StructureElement], content: [[ElementID]]) throws {
    var isOpened = [Bool](repeating: false, count: elements.count)
    var found: [Entry] = []
    found.reserveCapacity(elements.count * 2)
    var path: [Int] = []
    for (page, marks) in content.enumerated() {
      for (mark, id) in marks.enumerated() {
        guard elements.indices.contains(id.index) else { throw Self.unknown(id.index) }
        path.removeAll(keepingCapacity: true)
        path.append(id.index)
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
          order.append(Int32(element))
          if index + 1 < path.count {
            found.append(Entry(owner: Int32(path[index + 1]), page: -1, value: Int32(element)))
          } else {
            roots.append(element)
          }
        }
        found.append(Entry(owner: Int32(id.index), page: Int32(page), value: Int32(mark)))
      }
    }
    // A table has as many cells in each row, also where nothing stands in them, and they are read in
    // their order, also where one that goes over several rows is painted after those of the next.
    var sorted: Set<Int32> = []
    for (index, element) in elements.enumerated() {
      guard element.tag == .tableData || element.tag == .tableHeader,
        let row = element.parent?.index, elements.indices.contains(row), isOpened[row]
      else { continue }
      if !isOpened[index] {
        order.append(Int32(index))
        found.append(Entry(owner: Int32(row), page: -1, value: Int32(index)))
      } else if element.rowSpan == 1 {
        continue
      }
      sorted.insert(Int32(row))
    }
    sort(found, count: elements.count)
    for row in sorted {
      entries[Int(starts[Int(row)])..<Int(starts[Int(row) + 1])].sort { $0.value < $1.value }
    }
  }

  /// Sorts by owner, by counting.
  private mutating func sort(_ found: [Entry], count: Int) {
    starts = [Int32](repeating: 0, count: count + 1)
    for entry in found { starts[Int(entry.owner) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    entries = [Entry](unsafeUninitializedCapacity: found.count) { buffer, filled in
      for entry in found {
        buffer[Int(next[Int(entry.owner)])] = entry
        next[Int(entry.owner)] += 1
      }
      filled = found.count
    }
  }

  /// The kids of an element, in order.
  func kids(of element: Int) -> some Sequence<Kid> {
    entries[Int(starts[element])..<Int(starts[element + 1])].lazy.map(\.kid)
  }

  static func unknown(_ index: Int) -> FinishingFault {
    FinishingFault("there is no structure element \(index), or it contains itself")
  }
}
