/// One piece of work on another thread, whose result is waited for when it is needed.
package final class SideTask<Result> {
  /// What the thread is handed, and what it leaves behind.
  private final class Job: @unchecked Sendable {
    // The thread writes before it says that it is done, and the reader waits for that.
    private var work: (@Sendable () -> Result)?
    private(set) var result: Result?
    let isDone = Monitor(false)

    init(_ work: @escaping @Sendable () -> Result) { self.work = work }

    init(result: Result) { self.result = result }

    /// Does the work unless it is done, and lets go of all that it needed.
    func run() {
      guard let work else { return }
      result = work()
      self.work = nil
    }
  }

  private let job: Job
  /// Whether another thread has it.
  private let isBegun: Bool

  /// Begins `work` at once; where no thread can be had, it is done when its result is asked for.
  package init(_ work: @escaping @Sendable () -> Result) {
    let job = Job(work)
    self.job = job
    isBegun = WorkerThread.begin {
      job.run()
      job.isDone.update { $0 = true }
    }
  }

  /// Work that is done already.
  package static func done(_ result: Result) -> SideTask { SideTask(job: Job(result: result)) }

  private init(job: Job) {
    self.job = job
    isBegun = false
  }

  /// The result, once it is there.
  package var value: Result {
    waitForEnd()
    job.run()
    guard let result = job.result else { fatalError("a task has no result") }
    return result
  }

  /// Does the work now where no thread could be had for it.
  package func startIfNeeded() {
    if !isBegun { job.run() }
  }

  private func waitForEnd() {
    if isBegun { job.isDone.wait { $0 ? () : nil } }
  }

  deinit { waitForEnd() }
}
