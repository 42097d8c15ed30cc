import CThreadPlacement
import Glibc
import Synchronization

/// The threads of the program that have something to do: the first one, and those that work.
///
/// Where there are more of them than processors, some share one. When one of them then has nothing more to
/// do, Linux often leaves its processor idle, for 15 milliseconds and more, and the others where they are.
/// So a thread that is about to wait hands its processor over itself.
enum RunnableThreads {
  /// In the order in which they began or were woken. The first thread has the number of the process.
  private static let numbers = Mutex<[Int32]>([getpid()])
  private static let processors = Int(processor_count())

  /// The calling thread has something to do.
  static func enter() { numbers.withLock { $0.append(thread_number()) } }

  /// The calling thread is about to wait.
  ///
  /// - Returns: Whether it was one of those counted here, which `enter` it again.
  static func leave() -> Bool {
    let own = thread_number()
    let (isOurs, heir) = numbers.withLock { numbers -> (Bool, Int32?) in
      guard let index = numbers.lastIndex(of: own) else { return (false, nil) }
      numbers.remove(at: index)
      // The last to be woken was woken when all processors were taken.
      return (true, numbers.count >= processors ? numbers.last : nil)
    }
    if let heir { thread_move_here(heir) }
    return isOurs
  }
}
