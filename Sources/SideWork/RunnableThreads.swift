import CThreadPlacement
import Glibc
import Synchronization

/// The threads of the program that have something to do: the first one, and those that work.
///
/// Where there are more of them than processors, some share one. When one of them then has nothing more to
/// do, Linux often leaves its processor idle, for 15 milliseconds and more, and the others where they are.
/// So a thread that is about to wait hands its processor over itself.
enum RunnableThreads {
  /// A thread that has something to do.
  struct Member: @unchecked Sendable {
    // What it points to lives as long as the thread, which leaves before it ends.

    let number: Int32
    /// Where the system keeps the number of its processor.
    let place: UnsafePointer<Int32>?

    /// The calling thread.
    static var current: Member {
      Member(number: thread_number(), place: thread_processor().map { UnsafePointer($0) })
    }

    /// The processor it runs on or waits for; `nil` where that cannot be known.
    var processor: Int32? { place?.pointee }
  }

  /// In the order in which they began or were woken. The first thread has the number of the process.
  private static let members = Mutex<[Member]>([
    getpid() == thread_number() ? .current : Member(number: getpid(), place: nil)
  ])
  private static let processors = Int(processor_count())

  /// Begins to count. Where the first thread runs is known only if this is called on it before others
  /// enter.
  static func begin() { members.withLock { _ in } }

  /// The calling thread has something to do.
  static func enter() { members.withLock { $0.append(.current) } }

  /// The calling thread is about to wait.
  ///
  /// - Returns: Whether it was one of those counted here, which `enter` it again.
  static func leave() -> Bool {
    let own = Member.current
    let (isOurs, heir) = members.withLock { members -> (Bool, Int32?) in
      guard let index = members.lastIndex(where: { $0.number == own.number }) else {
        return (false, nil)
      }
      members.remove(at: index)
      guard members.count >= processors, let processor = own.processor else { return (true, nil) }
      return (true, Self.heir(of: processor, among: members.map { ($0.number, $0.processor) }))
    }
    if let heir { thread_move_here(heir) }
    return isOurs
  }

  /// The thread that a processor about to be idle is handed to: the last of those that share another;
  /// `nil` where each has one, or one waits for this.
  static func heir(
    of processor: Int32, among others: [(number: Int32, processor: Int32?)]
  ) -> Int32? {
    guard !others.contains(where: { $0.processor == processor }) else { return nil }
    return others.last { thread in
      thread.processor != nil
        && others.contains { $0.number != thread.number && $0.processor == thread.processor }
    }?.number
  }
}
