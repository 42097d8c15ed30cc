import CLargePages

/// One piece of work on a thread of its own, whose result is waited for when it is needed.
package final class SideTask<Result> {
  /// What the thread is handed, and what it leaves behind.
  private final class Job: @unchecked Sendable {
    // The thread writes before it ends, and the reader waits for its end.
    private var work: (@Sendable () -> Result)?
    private(set) var result: Result?

    init(_ work: @escaping @Sendable () -> Result) { self.work = work }

    /// Does the work unless it is done, and lets go of all that it needed.
    func run() {
      guard let work else { return }
      result = work()
      self.work = nil
    }
  }

  private let job: Job
  private var thread: WorkerThread?

  /// Begins `work` at once; where no thread can be had, it is done when its result is asked for.
  package init(_ work: @escaping @Sendable () -> Result) {
    let job = Job(work)
    self.job = job
    thread = WorkerThread {
      large_pages_prepare_thread()
      job.run()
    }
  }

  /// The result, once it is there.
  package var value: Result {
    join()
    job.run()
    guard let result = job.result else { fatalError("a task has no result") }
    return result
  }

  /// Does the work now where no thread could be had for it.
  package func startIfNeeded() {
    if thread == nil { job.run() }
  }

  private func join() {
    thread?.join()
    thread = nil
  }

  deinit { join() }
}
