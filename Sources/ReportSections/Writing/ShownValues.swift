import CountryRisk
import Drawing
import LayoutEngine

extension ShownValue {
  /// The value that `reference` names, looked up by the fact or series it belongs to.
  init(_ reference: String) {
    self.init(subject: reference.subject, reference: reference)
  }
}

extension String {
  /// The fact or series of a reference: what stands before its first mark.
  var subject: String { String(prefix { $0 != "." && $0 != "@" }) }
}

extension RichText {
  /// What its references name, in order.
  var references: [String] {
    segments().compactMap { segment in
      if case .reference(let name, _, _) = segment { name } else { nil }
    }
  }
}

extension [ShownValue] {
  /// The values that `references` name, and then those in `texts`.
  init(_ references: [String?] = [], in texts: [RichText?] = []) {
    self = (references.compactMap(\.self) + texts.compactMap(\.self).flatMap(\.references))
      .map { ShownValue($0) }
  }
}

extension ChartDefinition {
  /// The texts that are printed with it.
  var texts: [RichText?] { [title, subtitle, note] + annotations.map(\.text) }

  /// The values of its data, its rows and its texts.
  var shownValues: [ShownValue] {
    [ShownValue]([data] + rows.map(\.reference) + lines.map(\.series), in: texts)
  }
}

extension Inline {
  /// The same, saying that it shows what `reference` names.
  func showing(_ reference: String?) -> Inline {
    guard let reference else { return self }
    var copy = self
    copy.values[0] = ShownValue(reference)
    return copy
  }
}

extension Canvas {
  /// Says that `values` are shown with what is set next to `y`.
  mutating func show(_ values: [ShownValue], y: Double = 0) {
    for value in values { frame.add(.value(value), at: Point(x: 0, y: y)) }
  }
}
