/// What is left of a vertical list: what was cut or has waited, and behind it the end of the list as it
/// always was.
struct FlowList {
  /// Names of a whole list's items. Items of one name are the same.
  final class Names {
    fileprivate let all: [Int]
    private let memory: PageMemory

    init(_ all: [Int], memory: PageMemory) {
      self.all = all
      self.memory = memory
    }

    /// A name for an item that no list has yet.
    fileprivate func new() -> Int { memory.newName() }
  }

  private var front: ArraySlice<FlowItem> = []
  private var frontNames: ArraySlice<Int> = []
  private var tail: ArraySlice<FlowItem>
  /// `nil` where the tail is another list by now.
  private var names: Names?

  init(_ items: ArraySlice<FlowItem>, names: Names? = nil) {
    tail = items
    self.names = names
  }

  var count: Int { front.count + tail.count }

  subscript(_ offset: Int) -> FlowItem {
    offset < front.count
      ? front[front.startIndex + offset] : tail[tail.startIndex + offset - front.count]
  }

  var first: FlowItem? { count > 0 ? self[0] : nil }
  var isVisible: Bool { front.contains(where: \.isVisible) || tail.contains(where: \.isVisible) }

  mutating func removeFirst(_ number: Int = 1) {
    let ofFront = min(number, front.count)
    front = front.dropFirst(ofFront)
    frontNames = frontNames.dropFirst(ofFront)
    tail = tail.dropFirst(number - ofFront)
  }

  /// Puts items in front, one after the other: those of `list` at a place, or others.
  mutating func prepend(_ items: [(item: FlowItem, place: Int?)], of list: FlowList) {
    guard !items.isEmpty else { return }
    front = (items.map(\.item) + front)[...]
    guard let names else { return }
    frontNames = (items.map { $0.place.flatMap(list.name) ?? names.new() } + frontNames)[...]
  }

  /// Leaves out the items at some places.
  mutating func remove(_ places: Set<Int>) {
    tail = (0..<count).filter { !places.contains($0) }.map { self[$0] }[...]
    (front, frontNames, names) = ([], [], nil)
  }

  private func name(_ place: Int) -> Int? {
    guard let names else { return nil }
    return place < front.count
      ? frontNames[frontNames.startIndex + place] : names.all[tail.startIndex + place - front.count]
  }

  // MARK: Pages of the round before

  /// The beginning of a list, as far as something depended on it.
  struct Beginning {
    fileprivate var front: [Int]
    fileprivate var tail: [Int]
    fileprivate var isAll: Bool

    /// The name of the first item; `nil` if there is none.
    var first: Int? { front.first ?? tail.first }
  }

  /// The place in the whole list of the item after the first `offset` and after the next that can be
  /// seen; `nil` where items have no names.
  func reach(_ offset: Int) -> Int? {
    guard names != nil else { return nil }
    var place = offset
    while place < count, !self[place].isVisible { place += 1 }
    return tail.startIndex + max(0, min(place + 1, count) - front.count)
  }

  /// What there is up to a place in the whole list.
  func beginning(to reach: Int) -> Beginning? {
    names.map {
      Beginning(
        front: Array(frontNames),
        tail: Array($0.all[tail.startIndex..<max(reach, tail.startIndex)]),
        isAll: reach >= tail.endIndex)
    }
  }

  /// The name of the first item; `nil` if there is none or it has none.
  var firstName: Int? { count > 0 ? name(0) : nil }

  /// Whether the list begins as another did.
  func begins(with beginning: Beginning) -> Bool {
    guard let names, frontNames.elementsEqual(beginning.front) else { return false }
    let reach = tail.startIndex + beginning.tail.count
    return reach <= tail.endIndex && beginning.isAll == (reach == tail.endIndex)
      && names.all[tail.startIndex..<reach].elementsEqual(beginning.tail)
  }

  /// What stands in front of what is left of the whole list, and how much of it is gone.
  struct End {
    fileprivate var front: ArraySlice<FlowItem>
    fileprivate var names: ArraySlice<Int>
    fileprivate var taken: Int
  }

  /// The end of this list as one of `list`, of which it is left; `nil` if it is another by now.
  func end(of list: FlowList) -> End? {
    names == nil
      ? nil : End(front: front, names: frontNames, taken: tail.startIndex - list.tail.startIndex)
  }

  /// The list with another end.
  func with(_ end: End) -> FlowList {
    var list = self
    list.tail = tail.dropFirst(end.taken)
    (list.front, list.frontNames) = (end.front, end.names)
    return list
  }
}
