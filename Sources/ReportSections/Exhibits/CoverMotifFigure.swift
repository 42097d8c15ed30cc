import Charts
import CountryRisk
import Drawing
import LayoutEngine

/// The cover's figure: for up to five dependencies, what the first two partners hold.
struct CoverMotifFigure: Sendable {
  init?(_ context: SectionContext) { return nil }

  func draw(_ canvas: inout Canvas, top: Double, width: Double, height: Double) {}
}
