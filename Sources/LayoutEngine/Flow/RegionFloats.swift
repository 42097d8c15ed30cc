import Drawing

/// The exhibits of a region that do not stand where they are called for: those that wait for the next
/// column or page, those at its top, and those at its foot.
struct RegionFloats {
  /// White space above an exhibit at the foot, and below one at the top.
  let gap: Double
  /// What waits, by its place in the list.
  private var waiting: [(offset: Int, item: FlowItem)] = []
  /// Places in the list of what stands at the top although it is called for further down.
  private(set) var hoisted: Set<Int> = []
  private var feet: [FlowBox] = []

  init(gap: Double) { self.gap = gap }

  var isWaiting: Bool { !waiting.isEmpty }
  var footCount: Int { feet.count }
  /// Height that the exhibits at the foot take, with the space above each.
  var footHeight: Double { footHeight(of: feet.count) }

  func footHeight(of count: Int) -> Double {
    feet.prefix(count).reduce(0) { $0 + $1.frame.size.height + gap }
  }

  /// Forgets all but what stands at the top, which the region is filled anew for.
  mutating func restart() { (waiting, feet) = ([], []) }

  mutating func wait(_ box: FlowBox, at offset: Int) { waiting.append((offset, .box(box))) }
  mutating func hoist(_ offset: Int) { hoisted.insert(offset) }
  mutating func addFoot(_ box: FlowBox) { feet.append(box) }

  /// Sets the first exhibits at the foot of `content`, the last of them ending at `bottom`.
  func setFeet(_ count: Int, above bottom: Double, in content: inout RegionFilling.Content) {
    var bottom = bottom
    for box in feet.prefix(count).reversed() {
      bottom -= box.frame.size.height
      content.add(box, at: Point(x: box.x, y: bottom))
      bottom -= gap
    }
  }

  /// What of `items` is left from the place `index` on: first what waited, without what stands at
  /// the top already; `remainder` takes the place of the first item.
  func rest(of items: FlowList, from index: Int, remainder: FlowItem?) -> FlowList {
    var rest = items
    rest.removeFirst(index + (remainder == nil ? 0 : 1))
    let gone = hoisted.filter { $0 >= index }
    if !gone.isEmpty {
      let first = items.count - rest.count
      rest.remove(Set(gone.map { $0 - first }))
    }
    let late = waiting.filter { $0.offset < index }.flatMap { offset, item in
      [(item, offset), (.space(gap), nil), (.breakpoint(cost: 0), nil)] as [(FlowItem, Int?)]
    }
    rest.prepend(late + (remainder.map { [($0, nil)] } ?? []), of: items)
    return rest
  }
}
