import CLargePages
import CThreadPlacement
import Synchronization

/// A thread that does one piece of work after the other and is used again: a report has a dozen pieces,
/// and to begin a thread for each, with memory of its own, costs more than some of them.
final class WorkerThread: Sendable {
  typealias Work = @Sendable () -> Void

  /// Threads that wait for work.
  private static let idle = Mutex<[WorkerThread]>([])

  private let next = Monitor<Work?>(nil)

  private init() {}

  /// Begins `work`; `false` where no thread can be had, and then nothing is done.
  static func begin(_ work: @escaping Work) -> Bool {
    if let worker = idle.withLock({ $0.popLast() }) {
      worker.next.update { $0 = work }
      return true
    }
    RunnableThreads.begin()
    let worker = WorkerThread()
    worker.next.update { $0 = work }
    let argument = Unmanaged.passRetained(worker).toOpaque()
    let status = thread_begin_elsewhere(
      { argument in
        if let argument {
          Unmanaged<WorkerThread>.fromOpaque(argument).takeRetainedValue().run()
        }
        return nil
      }, argument)
    guard status == 0 else {
      Unmanaged<WorkerThread>.fromOpaque(argument).release()
      return false
    }
    return true
  }

  private func run() {
    RunnableThreads.enter()
    large_pages_prepare_thread()
    while true {
      next.wait { work in
        defer { work = nil }
        return work
      }()
      Self.idle.withLock { $0.append(self) }
    }
  }
}
