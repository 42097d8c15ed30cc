import Glibc

/// A thread that does one piece of work and ends.
struct WorkerThread {
  private let handle: pthread_t

  /// Begins `work`; `nil` where no thread can be had, and then nothing is done.
  init?(_ work: @escaping @Sendable () -> Void) {
    let argument = Unmanaged.passRetained(Start(work)).toOpaque()
    var handle = pthread_t()
    let status = pthread_create(
      &handle, nil,
      { argument in
        if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument)
    guard status == 0 else {
      Unmanaged<Start>.fromOpaque(argument).release()
      return nil
    }
    self.handle = handle
  }

  /// Waits for its end.
  func join() { pthread_join(handle, nil) }

  /// Lets it end by itself.
  func detach() { pthread_detach(handle) }

  /// A closure behind a pointer, as a thread's start takes it.
  private final class Start: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
