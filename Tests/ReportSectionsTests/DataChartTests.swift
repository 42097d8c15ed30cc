import CountryRisk
import Diagnostics
import SourceReading
import TestSupport
import Testing

@testable import ReportSections

@Suite struct DataChartTests {
  private static let exports = """
    partner;share
    Italy;1
    China;92,1
    Japan;n/a
    """
  private static let trade = """
    year,Coal,Copper
    2020,2.13,1.78
    2021,,2.90
    2022,6.49,2.74
    """

  private func read(
    _ text: String, _ change: (inout DataChart) -> Void = { _ in }
  ) throws -> (profile: CountryProfile?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    let file = SourceFile(name: "data.csv", text: text)
    let table = try #require(SourceTable.read(file, log: log), "\(log.text)")
    var chart = DataChart(name: "data")
    change(&chart)
    return (chart.profile(of: table, log: log), log)
  }

  private func figure(_ profile: CountryProfile) throws -> ChartFigure {
    ChartFigure(profile.charts[0], try House.context(profile))
  }

  @Test func `bars are the numbers of one column by the names of another, the greatest first`()
    throws
  {
    let (profile, log) = try read(Self.exports) { $0.decimalMark = "," }
    #expect(log.text == "")
    let chart = try figure(#require(profile)).barChart(House.theme().chartStyle)
    #expect(chart.rows.map(\.label) == ["China", "Italy", "Japan"])
    #expect(chart.rows.map(\.bar.value) == [92.1, 1, nil])
    #expect(chart.table.dropFirst().map { $0[1] } == ["92.1", "1", "no data"])
  }

  @Test func `columns stand in the order of the file`() throws {
    let (profile, _) = try read(Self.trade) {
      $0.kind = .columns
      ($0.x, $0.y) = (["year"], ["Copper"])
    }
    let chart = try figure(#require(profile)).barChart(House.theme().chartStyle)
    #expect(chart.rows.map(\.label) == ["2020", "2021", "2022"])
    #expect(chart.rows.map(\.bar.value) == [1.78, 2.9, 2.74])
  }

  @Test(arguments: [
    ChartDefinition.Kind.grouped, .stacked, .dots, .bullet, .diverging, .matrix, .groupedColumns,
    .stackedColumns,
  ])
  func `series are the columns of numbers by the column of names`(
    _ kind: ChartDefinition.Kind
  ) throws {
    let (profile, log) = try read(Self.trade) { $0.kind = kind }
    #expect(log.text == "")
    let style = try House.theme().chartStyle
    let chart = try figure(#require(profile)).figure(style)
    #expect(
      chart.table.dropFirst() == [
        ["2020", "2.13", "1.78"], ["2021", "no data", "2.90"], ["2022", "6.49", "2.74"],
      ])
    #expect(chart.table[0].dropFirst() == ["Coal", "Copper"])
    guard kind != .bullet else { return }
    let (first, _) = try read(Self.trade) {
      ($0.kind, $0.sort, $0.top, $0.x) = (kind, .value, 2, ["Copper"])
    }
    let figure = try figure(#require(first))
    #expect(figure.figure(style).table.dropFirst() == [["2021", "2.90"], ["2022", "2.74"]])
    #expect(figure.notes.joined().contains("1 more"))
    #expect(figure.numbers[1] == ["Copper, 2021", "2.90", "number", "exact"])
  }

  @Test func `a bullet graph needs what is and what should be`() throws {
    let (profile, log) = try read("name,is\nCoal,2\n") { $0.kind = .bullet }
    #expect(profile == nil)
    #expect(log.codes == ["too-few-columns"])
  }

  @Test func `a histogram counts the values of one column, missing ones named`() throws {
    let (profile, log) = try read("v\n0\n0\n0\n10\n30\n30\n\n") {
      ($0.kind, $0.binCount, $0.missing) = (.histogram, 3, [""])
    }
    #expect(log.text == "")
    let chart = try figure(#require(profile))
    #expect(
      chart.figure(try House.theme().chartStyle).table.dropFirst() == [
        ["0–10", "3"], ["10–20", "1"], ["20–30", "0"], ["30–40", "2"],
      ])
    #expect(chart.notes.joined().contains("6 values"))
    #expect(chart.numbers.count >= 7)
  }

  @Test func `a bound falls into no interval`() throws {
    let (profile, log) = try read("name,v\nA,3\nB,≥ 90\n") { $0.kind = .histogram }
    #expect(profile == nil)
    #expect(log.codes == ["bound-in-histogram"])
    #expect(log.text.contains(":3:3"))
  }

  @Test func `a histogram of two columns is refused`() throws {
    let (profile, log) = try read("a,b\n1,2\n") {
      ($0.kind, $0.x, $0.y) = (.histogram, ["a"], ["b"])
    }
    #expect(profile == nil)
    #expect(log.codes == ["too-many-columns"])
  }

  @Test func `the lines of a slope are the rows, its times the columns`() throws {
    let (profile, log) = try read("name,2020,2023\nCoal,2,3\nGold,5,4\n") {
      ($0.kind, $0.highlights) = (.slope, ["Gold"])
    }
    #expect(log.text == "")
    let chart = try figure(#require(profile)).slopeChart(House.theme().chartStyle)
    #expect(chart.times == ["2020", "2023"])
    #expect(chart.series.map(\.name) == ["Coal", "Gold"])
    #expect(chart.series.map(\.isEmphasised) == [false, true])
    #expect(chart.series.map { $0.values.map { $0?.value } } == [[2, 3], [5, 4]])
  }

  @Test func `the totals of a waterfall are levels, all else are changes`() throws {
    let (profile, log) = try read("step,v\nStart,9.4\nCoal,2\nGold,-0.5\nEnd,10.9\n") {
      ($0.kind, $0.totals) = (.waterfall, ["Start", "End"])
    }
    #expect(log.text == "")
    let chart = try figure(#require(profile)).waterfall(House.theme().chartStyle)
    #expect(chart.steps.map(\.isTotal) == [true, false, false, true])
    #expect(chart.steps.map(\.text) == ["9.4", "+2", "−0.5", "10.9"])
  }

  @Test func `a total that the data do not have, or that is of no waterfall, is an error`() throws {
    let text = "step,v\nStart,9.4\nEnd,10.9\n"
    let (unknown, log) = try read(text) { ($0.kind, $0.totals) = (.waterfall, ["Strat"]) }
    #expect(unknown == nil)
    #expect(log.codes == ["unknown-total"])
    #expect(log.diagnostics.first?.help == "did you mean 'Start'?")
    let (wrong, other) = try read(text) { ($0.kind, $0.totals) = (.columns, ["Start"]) }
    #expect(wrong == nil)
    #expect(other.codes == ["wrong-key"])
  }

  @Test(arguments: [ChartDefinition.Kind.area, .linePanels])
  func `areas and panels of lines are columns of numbers over dates`(
    _ kind: ChartDefinition.Kind
  ) throws {
    let (profile, log) = try read(Self.trade) { $0.kind = kind }
    #expect(log.text == "")
    let table = try figure(#require(profile)).figure(House.theme().chartStyle).table
    #expect(table[0].dropFirst() == ["Coal", "Copper"])
    #expect(table[2] == ["2021", "no data", "2.90"])
  }

  @Test func `areas below zero are an error at their cell`() throws {
    let (profile, log) = try read("year,A,B\n2020,1,2\n2021,3,-4\n") { $0.kind = .area }
    #expect(profile == nil)
    #expect(log.codes == ["negative-in-stack"])
    #expect(log.diagnostics.first?.range?.start.column == 8)
  }

  @Test func `words for those who cannot see it agree with the data`() throws {
    let (profile, log) = try read(Self.trade) {
      ($0.kind, $0.alternate) = (.lines, "Coal rose to 6.49 in 2022, copper to 2.7")
    }
    #expect(log.text == "")
    #expect(try figure(#require(profile)).alternate == "Coal rose to 6.49 in 2022, copper to 2.7.")
    let (wrong, other) = try read(Self.trade) {
      ($0.kind, $0.alternate) = (.lines, "Coal rose to 6.94 in 2022")
    }
    #expect(wrong == nil)
    #expect(other.codes == ["alt-disagrees"])
    #expect(other.text.contains("6.94"))
  }

  @Test func `a logarithmic scale is said, and refused where there is none`() throws {
    let (profile, log) = try read("year,A\n2020,1\n2021,1000\n") {
      ($0.kind, $0.scale) = (.lines, .log)
    }
    #expect(log.text == "")
    #expect(try figure(#require(profile)).notes.joined().contains("Logarithmic"))
    let (zero, other) = try read("year,A\n2020,0\n2021,1000\n") {
      ($0.kind, $0.scale) = (.lines, .log)
    }
    #expect(zero == nil)
    #expect(other.codes == ["no-logarithm"])
    #expect(other.diagnostics.first?.range?.start.line == 2)
    #expect(other.diagnostics.first?.help?.contains("symlog") == true)
    let (near, third) = try read("year,A\n2020,-5\n2021,1000\n") {
      ($0.kind, $0.scale) = (.lines, .symlog)
    }
    #expect(third.text == "")
    #expect(near != nil)
  }

  @Test func `a total that is not what comes before it is a warning at its cell`() throws {
    let text = "step,v\nStart,1480\nMore,420\nLess,-310\nEnd,1470\n"
    let (profile, log) = try read(text) { ($0.kind, $0.totals) = (.waterfall, ["Start", "End"]) }
    #expect(profile != nil)
    #expect(log.codes == ["total-disagrees"])
    #expect(log.text.contains("add up to 1590, not to 1470"))
    #expect(log.diagnostics.first?.range?.start.line == 5)
    let (_, rounded) = try read("step,v\nA,1.04\nB,2.04\nSum,3.1\n") {
      ($0.kind, $0.totals) = (.waterfall, ["Sum"])
    }
    #expect(rounded.text == "")
  }

  @Test func `a cell that was mistyped does not hide its column`() throws {
    for kind in [ChartDefinition.Kind.grouped, .lines] {
      let text = "year,A,B\n2020,1,2\n2021,3,5e\n2022,4,6\n"
      let (profile, log) = try read(text) { $0.kind = kind }
      #expect(profile == nil)
      #expect(log.codes == ["not-a-number"])
      #expect(log.diagnostics.first?.range?.start.line == 3)
    }
  }

  @Test func `columns that are not shown are named`() throws {
    let (profile, log) = try read("name,A,B\nX,1,2\nY,3,4\n")
    #expect(profile != nil)
    #expect(log.codes == ["columns-not-shown"])
    #expect(log.text.contains("'B'"))
    let (_, chosen) = try read("name,A,B\nX,1,2\nY,3,4\n") { $0.x = ["B"] }
    #expect(chosen.text == "")
    let (two, other) = try read("name,A,B\nX,1,2\nY,3,4\n") { $0.x = ["A", "B"] }
    #expect(two == nil)
    #expect(other.codes == ["too-many-columns"])
  }

  @Test func `bars of dates stand in the order of time`() throws {
    let (profile, _) = try read("year,A\n2020,1\n2021,9\n2022,4\n")
    let chart = try figure(#require(profile)).barChart(House.theme().chartStyle)
    #expect(chart.rows.map(\.label) == ["2020", "2021", "2022"])
  }

  @Test func `a slope of one column is an error`() throws {
    let (profile, log) = try read("name,A\nX,1\nY,3\n") { $0.kind = .slope }
    #expect(profile == nil)
    #expect(log.codes == ["too-few-columns"])
  }

  @Test func `small values keep the digits that tell them apart`() throws {
    let (profile, _) = try read("name,A\nX,0.0000012\nY,0.0000034\nZ,0.00000009\n")
    let chart = try figure(#require(profile)).barChart(House.theme().chartStyle)
    #expect(Set(chart.rows.map(\.bar.text)).count == 3)
    #expect(chart.rows.first?.bar.text == "0.0000034")
  }

  @Test(arguments: [ChartDefinition.Kind.dots, .slope, .groupedColumns, .stackedColumns, .area])
  func `what is missing is said where it has no place in the drawing`(
    _ kind: ChartDefinition.Kind
  ) throws {
    let (profile, _) = try read("year,A,B\n2020,1,2\n2021,,5\n2022,4,6\n") { $0.kind = kind }
    #expect(try figure(#require(profile)).notes.joined().contains("No data"))
  }

  @Test func `remarks stand at the points that they name`() throws {
    let (profile, log) = try read(Self.trade) {
      $0.kind = .lines
      $0.annotations = [("Copper 2021", "A new mine"), ("2020", "Closed")]
    }
    #expect(log.text == "")
    let context = try House.context(#require(profile), log: log)
    let chart = ChartFigure(try #require(profile?.charts.first), context)
    #expect(log.text == "")
    #expect(chart.annotations.map(\.at) == ["2021", "2020"])
    #expect(chart.annotations.map(\.series) == ["Copper", nil])
  }

  @Test func `a remark on a point that the data do not have is an error`() throws {
    let (profile, log) = try read(Self.trade) {
      ($0.kind, $0.annotations) = (.lines, [("2031", "Never")])
    }
    let context = try House.context(#require(profile), log: log)
    _ = ChartFigure(try #require(profile?.charts.first), context)
    #expect(log.codes == ["unknown-point"])
  }

  @Test func `stripes are explained where they are drawn`() throws {
    for (kind, count) in [(ChartDefinition.Kind.bars, 1), (.grouped, 1), (.stacked, 0), (.dots, 0)]
    {
      let (profile, _) = try read("c,A\nX,≥ 3\nY,2\n") { ($0.kind, $0.x) = (kind, ["A"]) }
      #expect(try figure(#require(profile)).notes.count == count, "\(kind)")
    }
  }

  @Test func `series of which one matters are grey but for it`() throws {
    let (profile, _) = try read(Self.trade) { ($0.kind, $0.highlights) = (.stacked, ["Copper"]) }
    let style = try House.theme().chartStyle
    let chart = try figure(#require(profile)).seriesBars(.stacked, style)
    #expect(chart.series.map(\.color) == [style.colors.others, style.colors.accent])
    #expect(chart.series.map(\.isEmphasised) == [false, true])
  }

  @Test(arguments: [
    ("c,A,B\nX,1,-2\n", "negative-in-stack", 2, 5),
    ("c,A,B\nX,1,2\nX,3,4\n", "duplicate-category", 3, 1),
    ("c,A,B\nX,60,50\n", "stack-beyond-whole", 2, 1), ("c,A,B\nX,1,b\n", "not-a-number", 2, 5),
  ])
  func `what cannot be stacked is an error at its cell`(
    _ text: String, _ code: String, _ line: Int, _ column: Int
  ) throws {
    let (profile, log) = try read(text) {
      ($0.kind, $0.unit) = (.stacked, "%")
      if text.contains("b\n") { $0.x = ["A", "B"] }
    }
    #expect(profile == nil)
    let fault = try #require(log.diagnostics.first)
    #expect(fault.code == code)
    #expect((fault.range?.start.line, fault.range?.start.column) == (line, column))
  }

  @Test func `shares that are more than the whole by rounding alone are stacked`() throws {
    let (profile, log) = try read("c,A,B,C\nX,33.4,33.4,33.3\n") {
      ($0.kind, $0.unit) = (.stacked, "%")
    }
    #expect(log.text == "")
    #expect(profile != nil)
  }

  @Test func `lines are the columns of numbers over the column of dates`() throws {
    let (profile, log) = try read(Self.trade) { $0.kind = .lines }
    #expect(log.text == "")
    let figure = try figure(#require(profile))
    #expect(figure.lines.map(\.name) == ["Coal", "Copper"])
    #expect(figure.lines[0].points.map { $0.row.value?.quantity?.value } == [2.13, nil, 6.49])
    #expect(figure.alternate.contains("Coal 2021 no data"))
  }

  @Test func `the words around the chart are printed as typed`() throws {
    let (profile, _) = try read(Self.exports) {
      $0.decimalMark = ","
      $0.title = "A *star* {brace} [x](y) #1"
      $0.note = "+ 7 & <b>"
      $0.source = "Office, 2025 (a table)"
    }
    let figure = try figure(#require(profile))
    #expect(figure.title == "A *star* {brace} [x](y) #1")
    #expect(figure.notes == ["+ 7 & <b>."])
    #expect(figure.sourceLine == "Source: Office, 2025 (a table).")
  }

  @Test func `what is highlighted stands out and the rest is grey`() throws {
    let (profile, _) = try read(Self.exports) {
      $0.decimalMark = ","
      $0.highlights = ["Italy"]
    }
    let style = try House.theme().chartStyle
    let rows = try figure(#require(profile)).barChart(style).rows
    #expect(rows.map(\.isEmphasised) == [false, true, false])
    #expect(rows[0].bar.color == style.colors.others)
    #expect(rows[1].bar.color == style.colors.accent)
  }

  @Test func `the greatest are shown and the others counted`() throws {
    let (profile, _) = try read(Self.exports) {
      $0.decimalMark = ","
      $0.top = 1
    }
    let figure = try figure(#require(profile))
    #expect(figure.rows.map(\.label) == ["China"])
    #expect(figure.notes == ["2 more are not shown."])
  }

  @Test(
    arguments: [
      ("1,234.5", ".", ",", 1234.5), ("1.234,5", ",", ".", 1234.5), ("-0.4", ".", nil, -0.4),
      ("−3", ".", nil, -3), ("12 %", ".", nil, 12), ("1 234 567", ".", " ", 1_234_567),
    ] as [(String, Character, Character?, Double)])
  func `numbers are read in the declared form`(
    _ text: String, _ decimal: Character, _ group: Character?, _ value: Double
  ) throws {
    let (profile, log) = try read("a;b\nx;\(text)\n") {
      ($0.decimalMark, $0.groupMark, $0.unit) = (decimal, group, "%")
    }
    #expect(log.text == "")
    guard case .quantity(let quantity)? = profile?.facts.first?.value else {
      Issue.record("no number")
      return
    }
    #expect(quantity.value == value)
  }

  @Test func `the sign of a bound is read with its number`() throws {
    let (profile, _) = try read("a;b\nx;≥ 90\n")
    guard case .quantity(let quantity)? = profile?.facts.first?.value else {
      Issue.record("no number")
      return
    }
    #expect((quantity.value, quantity.bound) == (90, .atLeast))
  }

  @Test(arguments: [
    ("1,5", "--decimal , or --group ,"), ("12%", "--unit %"), ("(5)", ""), ("<0.1", ""),
    ("1e3", ""),
    ("1.2.3", ""), ("12345678901234567890", ""),
  ])
  func `a number in another form is an error at its cell`(_ text: String, _ help: String) throws {
    let (profile, log) = try read("a;b\nw;3\nx;\(text)\n") { $0.x = ["b"] }
    #expect(profile == nil)
    #expect(log.codes == ["not-a-number"])
    let range = try #require(log.diagnostics.first?.range)
    #expect((range.start.line, range.start.column) == (3, 3))
    #expect(help.isEmpty || log.diagnostics.first?.help?.contains(help) == true)
  }

  @Test(arguments: ["unknown-column", "unknown-highlight", "no-dates"])
  func `what the data do not have is an error that says what to write`(_ code: String) throws {
    let (profile, log) = try read(Self.exports) {
      $0.decimalMark = ","
      switch code {
      case "unknown-column": $0.x = ["shrae"]
      case "unknown-highlight": $0.highlights = ["Chna"]
      default: $0.kind = .lines
      }
    }
    #expect(profile == nil)
    #expect(log.codes == [code])
    #expect(log.diagnostics.first?.help != nil)
  }

  @Test func `too many categories are refused with a way out`() throws {
    let rows = (0..<1000).map { "name \($0);\($0 + 1)" }.joined(separator: "\n")
    let (profile, log) = try read("a;b\n" + rows)
    #expect(profile == nil)
    #expect(log.codes == ["too-many-rows"])
    #expect(log.diagnostics.first?.help?.contains("--top") == true)
  }

  @Test func `areas of more than the whole are an error`() throws {
    let (profile, log) = try read("year,a,b\n2020,60,43\n2021,50,40\n") {
      ($0.kind, $0.unit) = (.area, "%")
    }
    #expect(profile == nil)
    #expect(log.codes == ["stack-beyond-whole"])
  }

  @Test func `a date that is mistyped is an error at its cell`() throws {
    let (profile, log) = try read("day,v\n2020-01-01,1\n2020-13-01,2\n2020-03-01,3\n") {
      $0.kind = .lines
    }
    #expect(profile == nil)
    #expect(log.codes == ["wrong-date"])
    #expect(log.text.contains(":3:1"))
  }

  @Test(arguments: [ChartDefinition.Kind.columns, .bars, .waterfall, .stackedColumns])
  func `a category of two lines is one name`(kind: ChartDefinition.Kind) throws {
    let (profile, log) = try read("a,b\n\"x\ny\",1\nz,2\n") { $0.kind = kind }
    #expect(log.text == "")
    #expect(try figure(#require(profile)).rows.contains { $0.label.contains("x y") })
  }

  @Test func `a category that is there twice is told of`() throws {
    let (profile, log) = try read("a,b\nx,1\nx,2\n") { $0.kind = .bars }
    #expect(profile != nil)
    #expect(log.codes == ["duplicate-category"])
  }
}
