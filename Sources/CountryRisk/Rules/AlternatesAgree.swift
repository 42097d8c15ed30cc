import Diagnostics

/// A number that an author typed into the words for those who cannot see a chart is one of its values, a
/// year of them, or how many there are: what is read out is what is seen.
package enum AlternatesAgree: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for chart in subject.profile.charts {
      guard let text = chart.alternate else { continue }
      let typed = MarkdownText.typedNumbers(in: text.text)
      guard !typed.isEmpty else { continue }
      let known = numbers(of: chart, subject.index)
      for number in typed where !known.contains(where: { $0.isWritten(as: number.text) }) {
        subject.log.add(unknown(number.text, chart, at: text.place(ofBytes: number.bytes)))
      }
    }
  }

  /// The numbers in `text` that the chart does not show.
  package static func disagreeing(
    _ text: String, _ chart: ChartDefinition, _ index: ProfileIndex
  ) -> [String] {
    let known = numbers(of: chart, index)
    return MarkdownText.typedNumbers(in: text).map(\.text).filter { number in
      !known.contains { $0.isWritten(as: number) }
    }
  }

  /// A value as its source has it, or a whole number.
  private struct Known {
    var value: Double
    var decimals: Int

    /// Whether `text` is the value, rounded to the decimals of the text.
    func isWritten(as text: String) -> Bool {
      let digits = text.filter { $0 != "," && $0 != " " && $0 != "\u{A0}" }
      guard let typed = Double(digits) else { return false }
      let shown = digits.split(separator: ".", omittingEmptySubsequences: false)
      let places = shown.count == 2 ? shown[1].count : 0
      guard places <= max(decimals, 0) else { return false }
      var half = 0.5
      for _ in 0..<places { half /= 10 }
      return abs(abs(value) - typed) <= half * (1 + 1e-9)
    }
  }

  private static func numbers(of chart: ChartDefinition, _ index: ProfileIndex) -> [Known] {
    var known: [Known] = []
    func add(_ quantity: Quantity?) {
      if let quantity { known.append(Known(value: quantity.value, decimals: quantity.decimals)) }
    }
    func add(_ data: ReferencedData) {
      switch data {
      case .shares(_, let shares): shares.forEach { add($0.percent) }
      case .series(let series):
        for point in series.points {
          add(point.quantity)
          known.append(Known(value: Double(point.date.year), decimals: 0))
        }
      case .value(let value): add(value.quantity)
      }
    }
    for reference in [chart.data].compactMap(\.self) + chart.lines.map(\.series) {
      if case .success(let data) = index.data(reference) { add(data) }
    }
    for row in chart.rows {
      add(row.reference.flatMap { try? index.resolve($0).get().quantity })
      for label in [row.label, row.series].compactMap(\.self) {
        for number in MarkdownText.typedNumbers(in: label) {
          if let value = Double(number.text) { known.append(Known(value: value, decimals: 0)) }
        }
      }
    }
    known.append(Known(value: Double(known.count), decimals: 0))
    return known
  }
}

private func unknown(
  _ number: String, _ chart: ChartDefinition, at range: SourceRange?
) -> Diagnostic {
  Diagnostic(
    .error, "alt-disagrees",
    "the words for the chart '\(chart.id)' say \(number), which it does not show", at: range,
    help: "correct it, or refer to the value, as in {id.latest}; {!\(number)} is not compared")
}
