import LayoutEngine
import TestSupport
import Testing

struct ColumnWidthsTests {
  private typealias Demand = ColumnWidths.Demand

  @Test(arguments: 0..<100)
  func `widths add up to the width and none is below its least`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let demands = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      let least = Double.random(in: 0...60, using: &random)
      return Demand(
        minimum: least, maximum: least + Double.random(in: 0...200, using: &random),
        isRagged: Bool.random(using: &random))
    }
    let needed = demands.reduce(0) { $0 + $1.minimum }
    let (widths, overflow) = ColumnWidths.share(300, among: demands)
    #expect(abs(widths.reduce(0, +) - 300) < 0.1)
    #expect(abs(overflow - max(0, needed - 300)) < 1e-9)
    if needed <= 300 {
      for (width, demand) in zip(widths, demands) { #expect(width >= demand.minimum - 1e-9) }
    }
  }

  @Test func `the same demands give the same widths to the last digit`() {
    var random = SeededGenerator(seed: 7)
    let demands = (0..<9).map { _ in
      let least = Double.random(in: 0...20, using: &random)
      return Demand(minimum: least, maximum: least + Double.random(in: 40...200, using: &random))
    }
    let first = ColumnWidths.share(500, among: demands).widths
    for _ in 0..<200 { #expect(ColumnWidths.share(500, among: demands).widths == first) }
  }

  @Test func `when columns need too much the widest give way first`() {
    let demands = [20, 300, 200].map { Demand(minimum: $0, maximum: $0) }
    let (widths, overflow) = ColumnWidths.share(200, among: demands)
    #expect(widths == [20, 90, 90])
    #expect(overflow == 320)
  }

  @Test func `room to spare goes to ragged columns`() {
    let demands = [
      Demand(minimum: 10, maximum: 50), Demand(minimum: 10, maximum: 40, isRagged: false),
    ]
    #expect(ColumnWidths.share(200, among: demands).widths == [160, 40])
  }

  @Test func `without ragged columns all get the same more`() {
    let demands = [40, 60].map { Demand(minimum: 10, maximum: $0, isRagged: false) }
    #expect(ColumnWidths.share(200, among: demands).widths == [90, 110])
  }

  @Test func `no columns have no widths`() {
    #expect(ColumnWidths.share(200, among: []).widths.isEmpty)
  }
}
