import TestSupport
import Testing

@testable import Drawing

struct GlyphTableTests {
  private static let face = SampleFonts.shaper().shape(
    "a", TextStyle(family: "Inter", size: 10), language: "en")[0]

  /// A run of glyphs ten points wide.
  private func run(
    _ text: String, _ glyphs: [(id: UInt32, cluster: Int32)], isRightToLeft: Bool = false
  ) -> GlyphRun {
    var run = Self.face
    run.text = text
    run.isRightToLeft = isRightToLeft
    run.glyphs = glyphs.map {
      GlyphRun.Glyph(id: $0.id, cluster: $0.cluster, advance: 10, offset: .zero)
    }
    return run
  }

  private func enter(_ run: GlyphRun, in table: inout GlyphTable) -> [(number: Int, x: Double)] {
    var entered: [(Int, Double)] = []
    table.enter(run) { entered.append(($0, $1.x)) }
    return entered
  }

  @Test func `a glyph has one number for each text it stands for`() {
    var table = GlyphTable()
    let first = enter(run("aba", [(5, 0), (6, 1), (5, 2)]), in: &table)
    #expect(first.map(\.number) == [0, 1, 0])
    #expect(first.map(\.x) == [0, 10, 20])
    let second = enter(run("b\u{e000}", [(5, 0), (6, 1)]), in: &table)
    #expect(second.map(\.number) == [2, 3])
    #expect(table.clusters.map(\.text) == ["a", "b", "b", "\u{e000}"])
    #expect(table.glyphs == [5, 6, 5, 6])
    #expect(table.faces.map(\.clusters) == [[0, 1, 2, 3]])
  }

  @Test func `glyphs that stand for a text together are numbered together`() {
    var table = GlyphTable()
    let entered = enter(run("ae\u{301}ffi", [(5, 0), (7, 1), (8, 1), (9, 4)]), in: &table)
    #expect(entered.map(\.number) == [0, 1, 2, 3])
    #expect(table.clusters.map(\.text) == ["a", "e\u{301}", "ffi"])
    #expect(table.clusters.map(\.glyphs) == [0..<1, 1..<3, 3..<4])
    #expect(table.owners == [0, 1, 1, 2])
    #expect(enter(run("e\u{301}", [(7, 0), (8, 0)]), in: &table).map(\.number) == [1, 2])
  }

  @Test func `text from right to left comes in its order at its places`() {
    var table = GlyphTable()
    let entered = enter(
      run("של", [(21, 2), (22, 2), (20, 0)], isRightToLeft: true), in: &table)
    #expect(entered.map(\.x) == [20, 0, 10])
    #expect(table.clusters.map(\.text) == ["ש", "ל"])
    #expect(table.glyphs == [20, 21, 22])
  }

  @Test func `a glyph of a very high number is known again`() {
    var table = GlyphTable()
    let word = run("ab", [(60_000, 0), (4095, 1)])
    #expect(enter(word, in: &table).map(\.number) == [0, 1])
    #expect(enter(word, in: &table).map(\.number) == [0, 1])
  }

  @Test func `faces are told apart and sizes are not`() {
    var table = GlyphTable()
    var large = run("a", [(5, 0)])
    large.size = 30
    let bold = SampleFonts.shaper().shape(
      "a", TextStyle(family: "Inter", weight: 700, size: 10), language: "en")[0]
    let numbers = [run("a", [(5, 0)]), large, bold].map { enter($0, in: &table)[0].number }
    #expect(numbers == [0, 0, 1])
    #expect(table.faces.count == 2)
  }
}
