import Drawing
import TestSupport
import Testing

@testable import Charts

/// Labels of any length in figures of any size: nothing overlaps, nothing is cut, nothing is lost
/// without a word.
struct LabelRoomTests {
  private let labels = Sample.labels()

  private func words(_ random: inout SeededGenerator, longest: Int) -> String {
    let count = Int.random(in: 0...4, using: &random)
    return (0...count).map { _ in
      let length = Int.random(in: 1...longest, using: &random)
      return String((0..<length).map { _ in "abdefghklmnoprstu".randomElement(using: &random)! })
    }.joined(separator: " ")
  }

  private func rows(_ random: inout SeededGenerator, longest: Int) -> [BarChart.Row] {
    (0..<Int.random(in: 1...9, using: &random)).map { index in
      let value: Double? =
        Int.random(in: 0...4, using: &random) == 0
        ? nil : Double.random(in: -20...100, using: &random).rounded()
      return BarChart.Row(
        label: words(&random, longest: longest),
        detail: Bool.random(using: &random) ? words(&random, longest: longest) : nil, value: value,
        text: value.map { "\($0)" } ?? words(&random, longest: 8),
        bound: [.exact, .atLeast, .atMost, .about].randomElement(using: &random)!,
        color: Sample.blue, isEmphasised: index == 0,
        state: [.actual, .actual, .partial, .remainder].randomElement(using: &random)!,
        note: Int.random(in: 0...3, using: &random) == 0 ? "Jan–Nov" : nil)
    }
  }

  private func expectClear(_ figure: any Figure, _ size: Size, _ seed: Int) {
    let drawing = figure.draw(in: size, labels)
    let seen = Seen(drawing.frame)
    #expect(seen.overlaps.isEmpty, "seed \(seed)")
    #expect(seen.outside(size).isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<60)
  func `names of random lengths never overlap beside bars`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let chart = BarChart(
      .horizontal, rows: rows(&random, longest: 30), style: Sample.style)
    let width = Double.random(in: 160...600, using: &random)
    let height = chart.idealHeight(forWidth: width, labels)
    expectClear(chart, Size(width: width, height: height), seed)
    expectClear(chart, Size(width: width, height: height * 0.6), seed)
    #expect(chart.draw(in: Size(width: width, height: height), labels).problems.isEmpty)
  }

  @Test(arguments: 0..<60)
  func `names of random lengths never overlap below columns`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let chart = BarChart(.vertical, rows: rows(&random, longest: 12), style: Sample.style)
    let width = Double.random(in: 120...600, using: &random)
    let height = chart.idealHeight(forWidth: width, labels)
    expectClear(chart, Size(width: width, height: height), seed)
  }

  @Test(arguments: 0..<40)
  func `panels keep their words apart`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let names = (0..<4).map { _ in BarPanels.Name(words(&random, longest: 12)) }
    let panels = (0..<Int.random(in: 1...7, using: &random)).map { index in
      BarPanels.Panel(
        head: words(&random, longest: 14), detail: words(&random, longest: 10),
        cells: index % 3 == 2
          ? []
          : names.map { _ in
            let value = Double.random(in: 0...100, using: &random).rounded()
            return Bool.random(using: &random)
              ? Bar(value: value, text: "≥ \(value)", bound: .atLeast, color: Sample.blue)
              : Bar(value: nil, text: words(&random, longest: 10), color: Sample.blue)
          },
        noData: index % 3 == 2 ? ("no data", words(&random, longest: 16)) : nil)
    }
    let chart = BarPanels(panels: panels, names: names, style: Sample.style, domain: 0...100)
    let width = Double.random(in: 200...600, using: &random)
    let height = chart.idealHeight(forWidth: width, labels)
    expectClear(chart, Size(width: width, height: height), seed)
    #expect(chart.draw(in: Size(width: width, height: height), labels).problems.isEmpty)
  }

  @Test(arguments: 0..<40)
  func `intervals, thresholds and their words stay apart`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = (0..<5).map { _ in
      let floor = Double.random(in: 0...9000, using: &random).rounded()
      let ceiling = floor + Double.random(in: 0...1000, using: &random).rounded()
      return IntervalStrip.Row(
        label: words(&random, longest: 9), floor: floor, ceiling: ceiling,
        text: "\(Int(floor))–\(Int(ceiling))", aside: "1.2–3.4")
    }
    let thresholds = (0..<Int.random(in: 0...4, using: &random)).map { index in
      IntervalStrip.Threshold(
        value: Double.random(in: 0...9900, using: &random), text: words(&random, longest: 5),
        isUsed: index == 0)
    }
    let chart = IntervalStrip(
      rows: rows, thresholds: thresholds, style: Sample.style, domain: 0...10_000,
      asideHead: "Equivalent partners", color: Sample.blue, wideColor: Sample.orange)
    let width = Double.random(in: 320...600, using: &random)
    expectClear(
      chart, Size(width: width, height: chart.idealHeight(forWidth: width, labels)), seed)
  }

  @Test(arguments: 0..<60)
  func `numbers of a motif stand inside, beside or in the white, never on each other`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let columns = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      let upper = Double.random(in: 0...100, using: &random).rounded()
      let lower = Double.random(in: 0...(100 - upper), using: &random).rounded()
      let rest = 100 - upper - lower
      return CoverMotif.Column(
        caption: words(&random, longest: 9), detail: words(&random, longest: 7),
        upper: Bar(
          value: upper, text: "≥ \(Int(upper))",
          bound: Bool.random(using: &random) ? .atLeast : .exact,
          color: Sample.blue),
        lower: Bool.random(using: &random)
          ? Bar(value: lower, text: "\(Int(lower))", color: Sample.orange) : nil,
        between: rest > 0 ? "\(Int(rest))" : nil)
    }
    let chart = CoverMotif(
      columns: columns,
      upper: CoverMotif.Partner(name: "North", words: "from above", textColor: Sample.blue),
      lower: CoverMotif.Partner(name: "South", words: "from below", textColor: Sample.orange),
      remark: "The white between", style: Sample.style)
    let width = Double.random(in: 300...600, using: &random)
    expectClear(
      chart, Size(width: width, height: chart.idealHeight(forWidth: width, labels)), seed)
  }

  @Test(arguments: 0..<40)
  func `every piece of a strip is named`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = (0..<Int.random(in: 1...8, using: &random)).map { index in
      let value = Double.random(in: 0...50, using: &random).rounded()
      return ShareStrip.Piece(
        label: words(&random, longest: 9) + "\(index)", text: "\(Int(value))", value: value,
        color: Sample.orange)
    }
    let chart = ShareStrip(pieces: pieces, style: Sample.style)
    let width = Double.random(in: 120...500, using: &random)
    let size = Size(width: width, height: chart.idealHeight(forWidth: width, labels))
    expectClear(chart, size, seed)
    let all = Seen(chart.draw(in: size, labels).frame).allText
    for piece in pieces {
      #expect(all.contains(piece.label.filter { !$0.isWhitespace }))
    }
  }

  @Test func `a name of 400 characters wraps beside bars without losing any`() {
    for label in [
      String(repeating: "abcdefghij", count: 40),
      String(repeating: "two words ", count: 40), "a\nname\nof four\nlines",
    ] {
      let chart = BarChart(
        .horizontal, rows: [Sample.row(label, 3), Sample.row("Short", 1)], style: Sample.style)
      let size = Size(width: 300, height: chart.idealHeight(forWidth: 300, labels))
      let drawing = chart.draw(in: size, labels)
      let seen = Seen(drawing.frame)
      #expect(drawing.problems.isEmpty)
      #expect(seen.overlaps.isEmpty)
      #expect(seen.outside(size).isEmpty)
      #expect(seen.allText.contains(label.filter { !$0.isWhitespace }))
    }
  }

  @Test func `a name of 400 characters does not fit below a column, and is reported`() {
    let label = String(repeating: "abcdefghij", count: 40)
    let chart = BarChart(
      .vertical, rows: (0..<12).map { Sample.row($0 == 3 ? label : "2019", 3) },
      style: Sample.style)
    let size = Size(width: 488, height: chart.idealHeight(forWidth: 488, labels))
    let drawing = chart.draw(in: size, labels)
    #expect(drawing.problems.count == 1)
    #expect(drawing.problems.first?.contains("does not fit") == true)
    #expect(Seen(drawing.frame).overlaps.isEmpty)
    #expect(Seen(drawing.frame).texts.filter { $0.text == "2019" }.count == 11)
  }

  @Test func `text below columns shrinks to the least size before words are broken`() {
    let chart = BarChart(
      .vertical, rows: (0..<12).map { _ in Sample.row("Netherlands", 3) }, style: Sample.style)
    let size = Size(width: 488, height: 200)
    let seen = Seen(chart.draw(in: size, labels).frame)
    #expect(seen.texts.allSatisfy { $0.size >= Sample.style.lengths.minimumText - 1e-9 })
    #expect(seen.allText.contains("Netherlands"))
  }
}
