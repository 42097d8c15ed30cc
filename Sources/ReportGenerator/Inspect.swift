import Diagnostics
import Drawing

extension ReportGenerator {
  /// The frames of a laid out report as text, one item a line: kind, place, size, what it shows.
  /// - Parameters:
  ///   - pages: Pages to show, from 1; all if empty.
  ///   - showsAudit: Whether to say instead what was looked at after layout, and how much is wrong;
  ///     what is wrong is in the log.
  public func inspect(
    _ request: BuildRequest, pages: [Int], showsAudit: Bool = false, log: DiagnosticLog
  ) -> String {
    let decoded = decoding(layout: request.layout, theme: request.theme)
    guard let profile = profile(request.country, edition: request.edition, log: log),
      let composer = composer(profile, decoded, request, log: log),
      let document = layOut(composer, log: log)
    else { return "" }
    if showsAudit { return document.audit.map(Self.audited) ?? "" }
    var lines = [String]()
    for (index, page) in document.pages.enumerated() {
      guard pages.isEmpty || pages.contains(index + 1) else { continue }
      let size = page.frame.size
      lines.append("page \(index + 1)  \(Self.number(size.width)) × \(Self.number(size.height))")
      for placed in page.frame.flattened() {
        let tag = placed.element.map { document.structure[$0.index].tag.rawValue } ?? "-"
        lines.append(
          "  \(Self.number(placed.origin.x)) \(Self.number(placed.origin.y))  \(tag)  "
            + Self.describe(placed.item))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func audited(_ audit: PagedDocument.Audit) -> String {
    """
    pages looked at             \(audit.pages)
    texts within their places   \(audit.runs)
    neighbours not on another   \(audit.pairs)
    violations                  \(audit.violations)
    """
  }

  private static func describe(_ item: FrameItem) -> String {
    switch item {
    case .group, .deferred: "group"
    case .text(let run):
      "text \(run.face.family) \(run.face.weight)\(run.face.isItalic ? " italic" : "") "
        + "\(number(run.size)) \(run.color.hex) \(DiagnosticFormatter.quoted(run.text))"
    case .path(let path, let fill, let stroke):
      "path "
        + [
          path.bounds.map { "\(number($0.width)) × \(number($0.height))" },
          fill.map { "fill \($0.hex)" },
          stroke.map { "stroke \($0.color.hex) \(number($0.width))" },
        ].compactMap(\.self).joined(separator: " ")
    case .fade(let area, let from, let to):
      "fade \(number(area.width)) × \(number(area.height)) \(from.hex) \(to.hex)"
    case .anchor(let name): "anchor \(name)"
    case .picture(let picture, let size):
      "picture \(picture.size.width)×\(picture.size.height) in \(size.width)×\(size.height)"
    case .value(let value): "value \(value.reference)"
    }
  }

  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = abs(hundredths) % 100
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)."
      + (fraction < 10 ? "0" : "") + String(fraction)
  }
}
