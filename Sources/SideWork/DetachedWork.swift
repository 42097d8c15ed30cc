import CLargePages

/// Work on a thread of its own that nobody waits for: what it finds out is left in a `Promise`.
package enum DetachedWork {
  /// Begins `work`; where no thread can be had, does it now.
  package static func begin(_ work: @escaping @Sendable () -> Void) {
    let thread = WorkerThread {
      large_pages_prepare_thread()
      work()
    }
    guard let thread else { return work() }
    thread.detach()
  }
}
