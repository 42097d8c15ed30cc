import Diagnostics

extension DiagnosticLog {
  /// All of it as a user sees it.
  package var text: String { diagnostics.map { DiagnosticFormatter().text($0) }.joined() }

  package var codes: [String] { diagnostics.map(\.code) }
}
