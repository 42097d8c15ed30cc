import CLargePages
import Glibc

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
  private var thread: pthread_t?

  /// Begins `work` at once; where no thread can be had, it is done when its result is asked for.
  package init(_ work: @escaping @Sendable () -> Result) {
    job = Job(work)
    let job = job
    let start: @Sendable () -> Void = { job.run() }
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
    job.run()
    guard let result = job.result else { fatalError("a task has no result") }
    return result
  }

  /// Does the work now where no thread could be had for it.
  package func startIfNeeded() {
    if thread == nil { job.run() }
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

/// Frees what is not needed any more on a thread of its own, since the many small pieces of a document
/// take their time.
package enum Disposal {
  /// Gives up `value`, which nobody else holds.
  package static func free<Value: Sendable>(_ value: consuming Value) {
    let held = Held(value)
    let argument = Unmanaged.passRetained(held).toOpaque()
    var handle = pthread_t()
    let status = pthread_create(
      &handle, nil,
      { argument in
        if let argument { Unmanaged<AnyObject>.fromOpaque(argument).release() }
        return nil
      }, argument)
    if status == 0 {
      pthread_detach(handle)
    } else {
      Unmanaged<AnyObject>.fromOpaque(argument).release()
    }
  }

  private final class Held<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
  }
}

/// The memory of the process.
package enum Memory {
  /// Gives what is free back to the system.
  package static func giveBack() { large_pages_give_back() }
}
