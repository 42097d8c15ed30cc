import Foundation
import Testing

@testable import SideWork

struct SideTaskTests {
  private struct Refusal: Error, Equatable {
    let of: Int
  }

  @Test func `a result is there when it is asked for, as often as that is`() {
    let task = SideTask { (1...1000).reduce(0, +) }
    #expect(task.value == 500_500)
    #expect(task.value == 500_500)
  }

  @Test(arguments: 0..<9)
  func `results come in the order of what they are results of`(count: Int) throws {
    let numbers = Array(0..<count)
    #expect(try numbers.mapBesides { $0 * $0 } == numbers.map { $0 * $0 })
    #expect(try numbers.mapBesides(cost: { $0 }) { $0 + 1 } == numbers.map { $0 + 1 })
    #expect(try numbers.mapBesides(cost: { 9 - $0 }) { -$0 } == numbers.map { -$0 })
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a refusal of any element is that of all`(refused: Int) {
    #expect(throws: Refusal(of: refused)) {
      try [0, 1, 2, 3].mapBesides { number in
        if number == refused { throw Refusal(of: number) }
        return number
      }
    }
  }

  @Test func `tasks may wait for tasks, as deep as they like`() {
    @Sendable func depth(_ left: Int) -> Int {
      left == 0 ? 0 : SideTask { depth(left - 1) }.value + 1
    }
    #expect(depth(40) == 40)
  }

  @Test func `a thousand tasks, one after the other and many at a time, all end`() {
    for number in 0..<1000 { #expect(SideTask { number }.value == number) }
    let tasks = (0..<100).map { number in SideTask { number * 2 } }
    #expect(tasks.map(\.value) == (0..<100).map { $0 * 2 })
  }

  @Test func `a thread may run on any processor once it has begun on one`() throws {
    @Sendable func processors(of thread: String) -> Substring? {
      (try? String(contentsOfFile: "/proc/\(thread)/status", encoding: .utf8))?
        .split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list") }
    }
    let all = try #require(processors(of: "self"))
    let tasks = (0..<8).map { _ in
      SideTask {
        // For an instant a thread that is moved may be where it is moved to and nowhere else.
        for _ in 0..<1000 {
          if processors(of: "thread-self") == all { return true }
          usleep(1000)
        }
        return false
      }
    }
    #expect(tasks.map(\.value) == tasks.map { _ in true })
  }

  @Test func `a thread that waits hands its processor over and counts again when it is woken`() {
    // Those that work outnumber the processors, wait in turn and all end.
    let counts = SideTask { () -> [Bool] in
      let (first, second) = (Promise<Int>(), Promise<Int>())
      let busy = (0..<16).map { number in
        SideTask { (0..<20_000).reduce(first.value + number, &+) }
      }
      let isCounted = RunnableThreads.leave()
      let isCountedTwice = RunnableThreads.leave()
      RunnableThreads.enter()
      second.keep(1)
      first.keep(second.value)
      _ = busy.map(\.value)
      let isBack = RunnableThreads.leave()
      RunnableThreads.enter()
      return [isCounted, isCountedTwice, isBack]
    }
    #expect(counts.value == [true, false, true])
  }

  @Test func `a processor is handed to a thread that shares another, if none waits for this one`() {
    func heir(_ processors: [Int32?]) -> Int32? {
      RunnableThreads.heir(
        of: 0, among: processors.enumerated().map { (Int32($0.offset), $0.element) })
    }
    #expect(heir([]) == nil)
    #expect(heir([1]) == nil)
    #expect(heir([1, 1]) == 1)
    #expect(heir([1, 1, 2]) == 1)
    #expect(heir([2, 1, 3, 1, 2]) == 4)
    // Another waits for this processor, though two share one elsewhere.
    #expect(heir([0, 1, 1]) == nil)
    #expect(heir([0, 1]) == nil)
    // Nobody knows where some are.
    #expect(heir([nil, 1]) == nil)
    #expect(heir([nil, nil]) == nil)
  }

  @Test func `where a thread runs is known where the system tells`() {
    let member = RunnableThreads.Member.current
    guard let processor = member.processor else { return }
    #expect(processor >= 0)
    #expect(SideTask { RunnableThreads.Member.current.processor != nil }.value)
  }

  @Test func `a task that is done needs no thread`() {
    #expect(SideTask.done(7).value == 7)
  }

  @Test func `what was put aside is freed when that is asked for`() {
    final class Thing: Sendable {
      let freed: Promise<Bool>
      init(_ freed: Promise<Bool>) { self.freed = freed }
      deinit { freed.keep(true) }
    }
    let (small, large) = (Promise<Bool>(), Promise<Bool>())
    Disposal.free(Thing(small), isLarge: false)
    Disposal.free(Thing(large))
    #expect(large.value)
    Disposal.freeRetired()
    #expect(small.value)
    let first = Promise<Bool>()
    Disposal.free(Thing(first), isLarge: false)
    for _ in 0..<20 { Disposal.free(Thing(Promise()), isLarge: false) }
    #expect(first.value)
  }

  @Test func `of two refusals the first in order counts`() {
    #expect(throws: Refusal(of: 0)) {
      try [0, 1].mapBesides { number -> Int in throw Refusal(of: number) }
    }
  }
}
