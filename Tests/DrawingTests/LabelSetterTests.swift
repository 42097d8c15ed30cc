import Drawing
import TestSupport
import Testing

struct LabelSetterTests {
  private let labels = LabelSetter(SampleFonts.shaper())
  private let style = TextStyle(family: "Inter", size: 10)

  private func squeezed(_ text: String) -> String { text.filter { $0 != " " && $0 != "\n" } }

  @Test func `text that fits stays on one line`() {
    #expect(labels.lines("Coal and copper", style, width: 500) == ["Coal and copper"])
    #expect(labels.lines("", style, width: 500) == [""])
  }

  @Test func `lines break at spaces and do not carry them along`() {
    let width = labels.width("Coal and", style)
    #expect(labels.lines("Coal and copper", style, width: width) == ["Coal and", "copper"])
  }

  @Test func `a line feed ends a line and an empty line stays`() {
    #expect(labels.lines("a\n\nb", style, width: 500) == ["a", "", "b"])
  }

  @Test func `a word wider than the width is broken between characters`() {
    let width = labels.width("mmm", style)
    #expect(labels.lines("mmmmmmm", style, width: width) == ["mmm", "mmm", "m"])
    #expect(labels.lines("mmmmmmm abc", style, width: width) == ["mmm", "mmm", "m", "abc"])
    #expect(labels.lines("i mmmmm i", style, width: width) == ["i", "mmm", "mm i"])
  }

  @Test func `a character made of several scalars is never divided`() {
    let lines = labels.lines("e\u{301}e\u{301}👨‍👩‍👧‍👦", style, width: 1)
    #expect(lines == ["e\u{301}", "e\u{301}", "👨‍👩‍👧‍👦"])
  }

  @Test(arguments: 0..<40)
  func `no character is ever lost and no line is too wide`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("aaeeiloznrmW ,.-–%(5)   é国界нөש")
    let text = String((0..<60).map { _ in alphabet.randomElement(using: &random)! })
    for width in [0.5, 4, 11, 23, 47, 95, 400] as [Double] {
      let lines = labels.lines(text, style, width: width)
      #expect(squeezed(lines.joined()) == squeezed(text))
      for line in lines where line.count > 1 {
        #expect(labels.width(line, style) <= width + 0.02)
      }
    }
  }

  @Test func `a line is as wide as its text and one slot high`() {
    let line = labels.line("Coal", style)
    #expect(abs(line.size.width - labels.width("Coal", style)) < 1e-9)
    #expect(line.size.height == style.slot)
    #expect(line.items[0].origin.y == style.slot * 5 / 7)
  }

  @Test func `a block aligns its lines in the width`() {
    let text = "Coal\nCopper"
    let slack = 100 - labels.width("Coal", style)
    for (alignment, x) in [
      (LabelSetter.Alignment.leading, 0), (.center, slack / 2), (.trailing, slack),
    ] {
      let block = labels.block(text, style, width: 100, alignment: alignment)
      #expect(block.size == Size(width: 100, height: style.slot * 2))
      #expect(abs(block.items[0].origin.x - x) < 1e-9)
    }
    #expect(
      abs(
        labels.block(text, style, width: 100, isTight: true).size.width
          - labels.width("Copper", style)) < 1e-9)
  }

  @Test func `a word of a hundred thousand letters is divided without delay`() {
    let labels = LabelSetter(SampleFonts.shaper())
    let style = TextStyle(family: "Inter", size: 10, slot: 14)
    let lines = labels.lines(String(repeating: "x", count: 100_000), style, width: 200)
    #expect(lines.count > 1000)
    #expect(lines.joined().count == 100_000)
    for line in lines.dropLast() { #expect(labels.width(line, style) <= 200.02) }
  }
}
