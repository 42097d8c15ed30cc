import Diagnostics
import Drawing

extension RegionFilling {
  /// Tells of a box, or of what stands beside it, that has no room even in a region of its own.
  func reportTooTall(_ box: FlowBox, after last: FlowBox?, isAside: Bool) {
    let own = box.name ?? last?.name ?? "a group that is kept together"
    let name = isAside ? "what stands beside \(own)" : own
    let beyond = box.frame.size.height - size.height
    if beyond > 0.5 {
      // No page can hold it: what runs off its foot would be lost.
      log.error(
        "cannot-place",
        "\(name) is \(Int(beyond.rounded(.up))) points taller than a whole "
          + (isColumn ? "column" : "page"), at: box.range ?? last?.range,
        help: "shorten it, or divide it into several")
      return
    }
    log.warning(
      "too-tall", tooTallSummary(name, isColumn: isColumn), at: box.range ?? last?.range,
      help: "shorten it, or allow it to be divided")
  }
}

private func tooTallSummary(_ name: String, isColumn: Bool) -> String {
  "\(name) is taller than the \(isColumn ? "column" : "page") and had to be cut off from what it "
    + "belongs to"
}
