/// Work on another thread that nobody waits for: what it finds out is left in a `Promise`.
package enum DetachedWork {
  /// Begins `work`; where no thread can be had, does it now.
  package static func begin(_ work: @escaping @Sendable () -> Void) {
    if !WorkerThread.begin(work) { work() }
  }
}
