import Diagnostics

/// No event comes before its cause or ends before it begins.
enum EventsAreInOrder: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for event in subject.profile.events {
      if let end = event.end, end.isSurelyBefore(event.date) {
        subject.log.error(
          "ends-before-start",
          "'\(event.id)' ends on \(end.text), before it begins on \(event.date.text)",
          at: event.range, help: "exchange 'date' and 'end', or correct one")
      }
      guard let id = event.cause, let cause = subject.index.event(id) else { continue }
      if event.id == cause.id || event.date.isSurelyBefore(cause.date) {
        subject.log.error(
          "effect-before-cause",
          event.id == cause.id
            ? "'\(event.id)' is its own cause"
            : "'\(event.id)' of \(event.date.text) comes before its cause of \(cause.date.text)",
          at: event.range,
          notes: cause.range.map { [Diagnostic.Note("the cause", at: $0)] } ?? [],
          help: "correct a date or the 'cause'")
      }
    }
  }
}
