import Testing

@testable import SideWork

struct SharedWorkTests {
  @Test(arguments: [0, 1, 2, 3, 200])
  func `each number is worked out once, in its place`(count: Int) {
    let results = SharedWork.results(count: count) { number, worker in
      #expect((0..<SharedWork.workers).contains(worker))
      return number * number
    }
    #expect(results == (0..<count).map { $0 * $0 })
  }

  @Test(arguments: [0, 1, 2, 3, 200])
  func `each element that is made is worked on once, in its place`(count: Int) {
    let (elements, results) = SharedWork.results { (add: (String) -> Void) in
      for number in 0..<count { add("element \(number)") }
    } _: { element, number, _ in
      "\(element) as \(number)"
    }
    #expect(elements == (0..<count).map { "element \($0)" })
    #expect(results == (0..<count).map { "element \($0) as \($0)" })
  }

  @Test func `when all elements are made, those that take longest come first`() {
    let (begun, done) = (Promise<Bool>(), Promise<Bool>())
    let order = Monitor<[Int]>([])
    let (_, results) = SharedWork.results { (add: (Int) -> Void) in
      add(0)
      // The second thread is at the first one until all others are done.
      _ = begun.value
      for weight in [3, 9, 1, 7, 9] { add(weight) }
    } weight: {
      $0
    } _: { element, number, worker in
      guard number > 0 else {
        begun.keep(true)
        return done.value ? worker : -1
      }
      let count = order.update { order in
        order.append(number)
        return order.count
      }
      if count == 5 { done.keep(true) }
      return worker
    }
    #expect(order.update { $0 } == [2, 5, 4, 1, 3])
    #expect(results == [1, 0, 0, 0, 0, 0])
  }

  @Test(arguments: [0, 1, 2, 500])
  func `threads draw pieces until none is left, each once`(count: Int) {
    let pieces = SharedPieces(count: count) { number, worker in [number, worker] }
    let side = SideTask { pieces.draw(as: 1) }
    pieces.draw(as: 0)
    side.value
    #expect(pieces.results.map { $0[0] } == Array(0..<count))
    #expect(pieces.results.allSatisfy { (0...1).contains($0[1]) })
  }

  @Test func `work begins before all elements are made`() {
    let first = Promise<Int>()
    let (_, results) = SharedWork.results { (add: (Int) -> Void) in
      add(1)
      // Would never end if nobody worked beside.
      add(first.value + 1)
    } _: { element, _, _ in
      first.keep(element)
      return element * 10
    }
    #expect(results == [10, 20])
  }
}

struct PromiseTests {
  @Test func `a value is waited for by all who ask`() {
    let promise = Promise<Int>()
    let readers = (0..<4).map { _ in SideTask { promise.value } }
    promise.keep(7)
    #expect(readers.map(\.value) == [7, 7, 7, 7])
  }

  @Test func `a value that is there is not waited for`() {
    #expect(Promise("now").value == "now")
  }
}

struct MonitorTests {
  @Test func `changes of many threads are all made`() {
    let count = Monitor(0)
    let threads = (0..<4).map { _ in
      SideTask { for _ in 0..<500 { count.update { $0 += 1 } } }
    }
    #expect(count.wait { $0 == 2000 ? $0 : nil } == 2000)
    for thread in threads { thread.value }
  }
}

struct DisposalTests {
  private final class Witness: Sendable {
    let isFreed: Promise<Bool>

    init(_ isFreed: Promise<Bool>) { self.isFreed = isFreed }

    deinit { isFreed.keep(true) }
  }

  @Test func `what is given up is freed`() {
    let isFreed = Promise<Bool>()
    let witnesses = (0..<3).map { _ in Witness(isFreed) }
    Disposal.free(consume witnesses)
    #expect(isFreed.value)
  }

  @Test func `a task lets go of what it needed when it is done`() {
    let isFreed = Promise<Bool>()
    let task = SideTask { [witness = Witness(isFreed)] in witness.isFreed === isFreed }
    #expect(isFreed.value)
    #expect(task.value)
  }
}
