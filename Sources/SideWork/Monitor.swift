import Glibc

/// State that threads share and whose changes they can wait for.
package final class Monitor<State: Sendable>: @unchecked Sendable {
  // Read and written only while `mutex` is held.
  private var state: State
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init(_ state: State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Changes the state and wakes those who wait for it.
  package func update<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// How long to ask again and again before the thread sleeps, in nanoseconds. Steps of a report take
  /// milliseconds; a processor without work falls asleep with its thread, and where it is one of a
  /// virtual machine, it may take as long again to wake up.
  private static var patience: UInt64 { 2_000_000 }

  /// What `body` makes of the state, as soon as that is something.
  package func wait<Result>(for body: (inout State) -> Result?) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if let result = body(&state) { return result }
    let end = Self.now() + Self.patience
    while Self.now() < end {
      pthread_mutex_unlock(mutex)
      // Others go first.
      sched_yield()
      pthread_mutex_lock(mutex)
      if let result = body(&state) { return result }
    }
    while true {
      pthread_cond_wait(condition, mutex)
      if let result = body(&state) { return result }
    }
  }

  /// Nanoseconds of a clock that never goes back.
  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
