import CLargePages
import Glibc

/// One piece of work on a thread of its own, whose result is waited for when it is needed.
package final class SideTask<Result> {
  /// What the thread is handed, and what it leaves behind.
  private final class Job: @unchecked Sendable {
    // The thread writes before it ends, and the reader waits for its end.
    let work: @Sendable () -> Result
    var result: Result?

    init(_ work: @escaping @Sendable () -> Result) { self.work = work }
  }

  private let job: Job
  private var thread: pthread_t?

  /// Begins `work` at once; where no thread can be had, it is done when its result is asked for.
  package init(_ work: @escaping @Sendable () -> Result) {
    job = Job(work)
    let job = job
    let start: @Sendable () -> Void = { job.result = job.work() }
    let argument = Unmanaged.passRetained(Start(start)).toOpaque()
    var handle = pthread_t()
    let status = pthread_create(
      &handle, nil,
      { argument in
        large_pages_prepare_thread()
        if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument)
    if status == 0 {
      thread = handle
    } else {
      Unmanaged<Start>.fromOpaque(argument).release()
    }
  }

  /// The result, once it is there.
  package var value: Result {
    join()
    let result = job.result ?? job.work()
    job.result = result
    return result
  }

  /// Does the work now where no thread could be had for it.
  package func startIfNeeded() {
    if thread == nil, job.result == nil { job.result = job.work() }
  }

  private func join() {
    if let thread { pthread_join(thread, nil) }
    thread = nil
  }

  deinit { join() }
}

/// A closure behind a pointer, as a thread's start takes it.
private final class Start: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
