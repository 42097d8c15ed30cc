import Synchronization

extension Collection where Self: Sendable, Index == Int, Element: Sendable {
  /// The results of `work` for each element, in order: half of them, by their cost, on a second
  /// thread. Where `cost` is left out, all cost the same.
  ///
  /// What is worked out where follows from the elements alone, never from the machine.
  package func mapBesides<Result: Sendable>(
    cost: (Element) -> Int = { _ in 1 }, _ work: @escaping @Sendable (Element) throws -> Result
  ) throws -> [Result] {
    guard count > 1 else { return try map(work) }
    let total = reduce(0) { $0 + cost($1) }
    var split = startIndex
    var before = 0
    while split < endIndex - 1, before + cost(self[split]) / 2 < total / 2 || split == startIndex {
      before += cost(self[split])
      split += 1
    }
    let (first, second) = (startIndex..<split, split..<endIndex)
    let side = SideTask { Swift.Result { try second.map { try work(self[$0]) } } }
    let results = Swift.Result { try first.map { try work(self[$0]) } }
    let others = side.value
    return try results.get() + others.get()
  }
}

/// Pieces of work whose cost is not known, which threads draw until none is left: one that comes late has
/// less to do.
package final class SharedPieces<Result: Sendable>: @unchecked Sendable {
  // Every place is written by the one thread that drew its number, and read after all have ended.
  private let places: UnsafeMutableBufferPointer<Result?>
  private let left: Mutex<Range<Int>>
  private let work: @Sendable (_ number: Int, _ worker: Int) -> Result

  /// The numbers below `count`, for each of which `work` is done. A result must not depend on which
  /// worker made it.
  package init(count: Int, _ work: @escaping @Sendable (_ number: Int, _ worker: Int) -> Result) {
    places = .allocate(capacity: count)
    places.initialize(repeating: nil)
    left = Mutex(0..<count)
    self.work = work
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  /// Draws pieces, from one end or the other, until none is left.
  package func draw(as worker: Int, fromBack isBack: Bool = false) {
    while let number = next(fromBack: isBack) { places[number] = work(number, worker) }
  }

  private func next(fromBack isBack: Bool) -> Int? {
    left.withLock { range in
      guard let first = range.first, let last = range.last else { return nil }
      range = isBack ? first..<last : first + 1..<range.upperBound
      return isBack ? last : first
    }
  }

  /// The results in the order of their numbers, when all threads that draw have come to an end.
  package var results: [Result] { places.map { $0! } }
}

/// Work that two threads share, for pieces whose cost is not known.
package enum SharedWork {
  /// How many threads there are; what they are told apart by is below it.
  package static let workers = 2

  /// The results of `work` for the numbers below `count`, in their order, one thread beginning from the
  /// front and one from the back. A result must not depend on which worker made it.
  /// - Parameter ownWork: What the calling thread does before it joins in.
  package static func results<Result: Sendable>(
    count: Int, after ownWork: () -> Void = {},
    _ work: @escaping @Sendable (_ number: Int, _ worker: Int) -> Result
  ) -> [Result] {
    let pieces = SharedPieces(count: count, work)
    let side = count > 1 ? SideTask { pieces.draw(as: 1, fromBack: true) } : nil
    ownWork()
    pieces.draw(as: 0)
    side?.value
    return pieces.results
  }
}

extension SharedWork {
  /// What has been made and what has become of it.
  private struct Line<Element: Sendable, Result: Sendable>: Sendable {
    private(set) var elements: [Element] = []
    var results: [Result?] = []
    /// Which elements nobody has taken, the next one last, when all are made.
    private var left: [Int] = []
    /// How many were taken before.
    private var taken = 0
    private(set) var isComplete = false

    mutating func add(_ element: Element) {
      elements.append(element)
      results.append(nil)
    }

    /// From now on, those that take longest come first.
    mutating func complete(_ weight: (Element) -> Int) {
      let weights = elements.map(weight)
      left = (taken..<elements.count).sorted { (weights[$0], -$0) < (weights[$1], -$1) }
      isComplete = true
    }

    mutating func draw() -> (element: Element, number: Int)? {
      if isComplete { return left.popLast().map { (elements[$0], $0) } }
      guard taken < elements.count else { return nil }
      taken += 1
      return (elements[taken - 1], taken - 1)
    }
  }

  /// Elements that the calling thread makes one after the other, with the results of `work` for each.
  /// A second thread begins with the first ones while the others are made; when all are, those that
  /// take longest come first, so that neither thread waits for the other in the end. A result must not
  /// depend on which worker made it.
  /// - Parameter weight: About how long an element takes, beside others.
  package static func results<Element: Sendable, Result: Sendable>(
    of produce: (_ add: @escaping (Element) -> Void) -> Void,
    weight: (Element) -> Int = { _ in 1 },
    _ work: @escaping @Sendable (_ element: Element, _ number: Int, _ worker: Int) -> Result
  ) -> (elements: [Element], results: [Result]) {
    let line = Monitor(Line<Element, Result>())
    let side = SideTask {
      while true {
        let next: (element: Element, number: Int)?? = line.wait { line in
          if let next = line.draw() { return .some(next) }
          return line.isComplete ? .some(nil) : nil
        }
        guard let (element, number) = next ?? nil else { return }
        let result = work(element, number, 1)
        line.update { $0.results[number] = result }
      }
    }
    produce { element in line.update { $0.add(element) } }
    line.update { $0.complete(weight) }
    while let (element, number) = line.update({ $0.draw() }) {
      let result = work(element, number, 0)
      line.update { $0.results[number] = result }
    }
    side.value
    return line.update { ($0.elements, $0.results.map { $0! }) }
  }
}
