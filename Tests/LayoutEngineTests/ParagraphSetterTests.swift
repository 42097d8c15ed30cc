import Diagnostics
import Drawing
import Foundation
import TestSupport
import Testing

@testable import LayoutEngine

struct ParagraphSetterTests {
  private let bench = LayoutBench(isHyphenating: true)
  private let justified = ParagraphStyle(alignment: .justified, isHyphenated: true, slot: 14)
  private let ragged = ParagraphStyle(slot: 14)

  static let prose = """
    Mongolia sells most of its coal to one buyer and buys nearly all of its petroleum products \
    from another; neither dependency is new, and each has a history of interruptions that \
    interrelated infrastructural circumstances explain only in part.
    """

  private func squeezed(_ text: String) -> String {
    text.filter { !"-\u{AD} \n\u{A0}".contains($0) }
  }

  @Test(arguments: [ParagraphStyle.Alignment.justified, .leading, .trailing], [false, true])
  func `the lines together hold the whole text`(
    alignment: ParagraphStyle.Alignment, isHyphenated: Bool
  ) {
    let style = ParagraphStyle(
      alignment: alignment, indent: 14, isHyphenated: isHyphenated, slot: 14)
    for width in [1, 3, 10, 20, 33, 50, 77, 120, 250, 1000] as [Double] {
      let lines = bench.lines(Self.prose, style, width: width)
      #expect(squeezed(lines.map(\.words).joined()) == squeezed(Self.prose))
    }
  }

  @Test(arguments: 0..<40)
  func `random text keeps every character at every width`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("aaeeiloznrmW ,.-–%(5)   é国界нө\u{A0};\nf")
    let text = String((0..<80).map { _ in alphabet.randomElement(using: &random)! })
    for alignment in ParagraphStyle.Alignment.allCases {
      let style = ParagraphStyle(
        alignment: alignment, isHyphenated: Bool.random(using: &random), slot: 14)
      for width in [1, 6, 17, 40, 90, 300] as [Double] {
        let lines = bench.lines(text, style, width: width)
        #expect(squeezed(lines.map(\.words).joined()) == squeezed(text))
      }
    }
  }

  @Test(arguments: 0..<20)
  func `no line is wider than the paragraph, whatever the words`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = (0..<30).map { _ in
      String(repeating: "n", count: Int.random(in: 1...25, using: &random))
    }.joined(separator: " ")
    for alignment in ParagraphStyle.Alignment.allCases {
      for (indent, width) in [(0, 20), (14, 40), (0, 75), (14, 130)] as [(Double, Double)] {
        let style = ParagraphStyle(alignment: alignment, indent: indent, slot: 14)
        for line in bench.lines(text, style, width: width) {
          for text in line.texts { #expect(text.area.x + text.area.width <= width + 0.05) }
        }
      }
    }
  }

  @Test func `justified lines but the last end at the right edge`() {
    let lines = bench.lines(Self.prose, justified, width: 180)
    #expect(lines.count > 4)
    for line in lines.dropLast() {
      let end = line.texts.last.map { $0.area.x + $0.area.width } ?? 0
      #expect(abs(end - 180) < 0.01)
    }
    let last = lines.last?.texts.last.map { $0.area.x + $0.area.width } ?? 0
    #expect(last <= 180.01)
  }

  @Test func `trailing lines end at the right edge and leading ones start at the indent`() {
    for line in bench.lines(Self.prose, ParagraphStyle(alignment: .trailing, slot: 14), width: 150)
    {
      let end = line.texts.last.map { $0.area.x + $0.area.width } ?? 0
      #expect(abs(end - 150) < 0.01)
    }
    let style = ParagraphStyle(indent: 14, hangingIndent: 6, slot: 14)
    let starts = bench.lines(Self.prose, style, width: 150).compactMap(\.texts.first?.area.x)
    #expect(starts.first == 14)
    #expect(starts.dropFirst().allSatisfy { $0 == 6 })
  }

  @Test func `a word is divided where its language allows and shows a hyphen there`() {
    let style = ParagraphStyle(isHyphenated: true, slot: 14)
    let width = bench.context.labels.width("infrastruc-", bench.sans) + 1
    let lines = bench.lines("infrastructural", style, width: width + 100)
    #expect(lines.map(\.words) == ["infrastructural"])
    let divided = bench.lines("the infrastructural", style, width: width + 20).map(\.words)
    #expect(divided.count == 2)
    #expect(divided[0].hasSuffix("\u{AD}"))
    #expect((divided[0].dropLast() + divided[1]) == "the infrastructural")
  }

  @Test func `names and foreign words are not divided`() {
    let style = ParagraphStyle(isHyphenated: true, slot: 14)
    let width = bench.context.labels.width("the Infrastructura", bench.sans)
    #expect(
      bench.lines("the Infrastructural", style, width: width).map(\.words)
        == ["the", "Infrastructural"])
  }

  @Test func `a line feed ends a line and the one before is not stretched`() throws {
    let lines = bench.lines("one two\nthree four five six", justified, width: 60)
    #expect(lines.first?.words == "one two")
    let first = try #require(lines.first?.texts.first)
    #expect(abs(first.area.width - bench.context.labels.width("one two", bench.sans)) < 0.01)
  }

  @Test func `an empty line stays empty`() {
    for style in [ragged, justified] {
      #expect(bench.lines("one\n\ntwo", style, width: 100).map(\.words) == ["one", "", "two"])
    }
    #expect(bench.lines("", ragged, width: 100).count == 1)
  }

  @Test func `a no-break space holds its words together`() {
    let width = bench.context.labels.width("about 42", bench.sans)
    for style in [ragged, ParagraphStyle(alignment: .justified, slot: 14)] {
      let lines = bench.lines("about 42\u{A0}% now", style, width: width).map(\.words)
      #expect(lines == ["about", "42\u{A0}%", "now"])
    }
  }

  @Test func `lines end with the space between their words, except where a word is divided`() {
    let text = "Infrastructure of transit, and again transit"
    for style in [ragged, justified] {
      let lines = bench.lines(text, style, width: 70)
      let read = lines.map { $0.texts.map(\.text).joined() }
      #expect(read.count > 2)
      #expect(read.joined().replacing("-", with: "") == text)
      for (line, words) in zip(lines, read).dropLast() where words.hasSuffix(" ") {
        let width = line.texts.reduce(0) { $0 + $1.area.width }
        #expect(width <= 70.01)
      }
    }
    for style in [ragged, justified] {
      let read = bench.lines("one\ntwo", style, width: 100).map { $0.texts.map(\.text).joined() }
      #expect(read == ["one ", "two"])
    }
    // A label in several lines, too.
    let label = bench.context.labels.block(text, bench.sans, width: 70)
    #expect(label.texts.map(\.text).joined() == text)
    // Ideographs have none between them.
    #expect(
      bench.lines("蒙古国", ragged, width: 21).map { $0.texts.map(\.text).joined() }.joined() == "蒙古国")
  }

  @Test func `an attached stretch stays with the word before it`() {
    let mark = TextStyle(family: "Inter", size: 6, slot: 14, rise: 3)
    let inlines = [Inline("of coal", bench.sans), Inline("12", mark, isAttached: true)]
    let width = bench.context.labels.width("of coal", bench.sans) + 1
    let lines = bench.context.setter.lines(
      of: inlines, ragged, width: width, language: "en", elements: { _ in nil })
    #expect(lines.map(\.words) == ["of", "coal12"])
    #expect(lines[1].texts.map(\.baseline) == [10, 7])
  }

  @Test func `a stretch knows its element and a link is a leaf of its own`() {
    let place = Destination.place("trade")
    let inlines = [
      Inline("See ", bench.sans),
      Inline("trade", bench.sans, role: .link(place, description: "Section 3")),
      Inline(" for more.", bench.sans),
    ]
    let paragraph = bench.structure.add(.paragraph, in: bench.context.parent)
    let leaves = bench.context.leaves(for: inlines, in: paragraph)
    let lines = bench.context.setter.lines(
      of: inlines, ragged, width: 300, language: "en", elements: leaves)
    let tags = lines[0].texts.map { bench.structure[$0.element!].tag }
    #expect(tags == [.span, .link, .span])
    #expect(bench.structure.elements.last { $0.tag == .link }?.destination == place)
  }

  @Test func `content widths are those of the longest word and of one line`() {
    let widths = bench.context.setter.contentWidths(
      of: [Inline("a longest word\nb", bench.sans)], language: "en")
    let labels = bench.context.labels
    #expect(abs(widths.minimum - labels.width("longest", bench.sans)) < 0.01)
    #expect(abs(widths.maximum - labels.width("a longest word", bench.sans)) < 0.3)
  }

  @Test func `a character no font has is an error with its code`() {
    _ = bench.lines("a \u{13000} b", ragged, width: 100)
    #expect(bench.codes == ["missing-character"])
    #expect(bench.log.diagnostics.first?.summary.contains("U+13000") == true)
  }

  private func ends(_ line: Frame) -> (left: Double, right: Double) {
    (
      line.texts.first?.area.x ?? 0,
      line.texts.last.map { $0.area.x + $0.area.width } ?? 0
    )
  }

  @Test func `marks of punctuation and hyphens hang into the margin, and letters do not`() {
    var style = justified
    style.finesse.hanging = 1
    let text = String(repeating: "Coal, rails, power, and again customs, trade, ports. ", count: 6)
    let lines = bench.lines(text, style, width: 150)
    let comma = bench.context.labels.width(",", bench.sans) * 0.7
    let hyphen = bench.context.labels.width("-", bench.sans) * 0.7
    var hung = 0
    for line in lines.dropLast() {
      let right = ends(line).right
      switch line.words.last {
      case ",", ".": #expect(abs(right - 150 - comma) < 0.3)
      case "-", "\u{AD}": #expect(abs(right - 150 - hyphen) < 0.1)
      default:
        #expect(abs(right - 150) < 0.05)
        continue
      }
      hung += 1
    }
    #expect(hung > 2)
  }

  @Test func `a quotation mark that begins a line hangs to the left`() throws {
    var style = justified
    style.finesse.hanging = 1
    let line = try #require(bench.lines("“Coal", style, width: 150).first)
    let mark = bench.context.labels.width("“", bench.sans) * 0.6
    #expect(abs(ends(line).left + mark) < 0.2)
  }

  @Test func `letters of a loose line move apart within their limit, and the line is still full`() {
    var style = ParagraphStyle(alignment: .justified, slot: 14)
    style.finesse.letterStretch = 0.02
    let text =
      "Neither dependencies nor interruptions interrelate infrastructural circumstances here"
    let plain = bench.lines(text, ParagraphStyle(alignment: .justified, slot: 14), width: 180)
    let lines = bench.lines(text, style, width: 180)
    var widened = 0
    for (line, other) in zip(lines, plain).dropLast() {
      #expect(abs(ends(line).right - 180) < 0.05)
      #expect(abs(ends(other).right - 180) < 0.05)
      guard case .text(let run)? = line.items.first?.item,
        case .text(let natural)? = other.items.first?.item, run.text == natural.text
      else { continue }
      for (glyph, own) in zip(run.glyphs, natural.glyphs).dropLast()
      where run.text.utf8[run.text.utf8.index(run.text.startIndex, offsetBy: Int(glyph.cluster))]
        != 32
      {
        #expect(glyph.advance >= own.advance - 1e-9)
        #expect(glyph.advance <= own.advance + 0.2 + 1e-9)
        if glyph.advance > own.advance + 1e-6 { widened += 1 }
      }
    }
    #expect(widened > 10)
  }

  @Test
  func
    `glyphs of a line are drawn wider or narrower within their limit, all alike, and the line is full`()
    throws
  {
    var style = ParagraphStyle(alignment: .justified, slot: 14)
    (style.finesse.glyphStretch, style.finesse.glyphShrink) = (0.02, 0.015)
    let text = String(
      repeating: "Neither dependencies nor interruptions interrelate circumstances here. ", count: 9
    )
    let lines = bench.lines(text, style, width: 190)
    var expansions: Set<Double> = []
    for line in lines.dropLast() {
      #expect(abs(ends(line).right - 190) < 0.05)
      for case .text(let run) in line.items.map(\.item) {
        expansions.insert(run.expansion)
        #expect((0.985 - 1e-9...1.02 + 1e-9).contains(run.expansion))
        // The advances have it.
        let letters = run.text.filter { $0 != " " }
        let natural = bench.context.labels.width(String(letters.prefix(1)), bench.sans)
        let first = try #require(run.glyphs.first)
        #expect(abs(first.advance - natural * run.expansion) < 0.001)
      }
    }
    #expect(expansions.contains { $0 != 1 })
    for case .text(let run) in try #require(lines.last).items.map(\.item) {
      #expect(run.expansion == 1)
    }
  }

  @Test func `a justified line of two directions is filled where letters and glyphs may give`() {
    var style = ParagraphStyle(alignment: .justified, slot: 14)
    style.finesse = ParagraphStyle.Finesse(
      letterStretch: 0.02, letterShrink: 0.01, glyphStretch: 0.02, glyphShrink: 0.02)
    let text = String(repeating: "coal שלום rails עולם power ", count: 8)
    let lines = bench.lines(text, style, width: 140)
    #expect(lines.count > 4)
    for line in lines.dropLast() { #expect(abs(ends(line).right - 140) < 0.05) }
  }

  @Test func `a soft hyphen shows only where a line ends at it`() {
    let style = ParagraphStyle(slot: 14)
    let text = "infra\u{AD}structure"
    #expect(bench.lines(text, style, width: 300).map(\.words) == ["infrastructure"])
    let width = bench.context.labels.width("structure", bench.sans) + 1
    let lines = bench.lines(text, style, width: width)
    #expect(lines.map(\.words) == ["infra\u{AD}", "structure"])
    // It is drawn as a hyphen, and read as no part of the word.
    let hyphen = bench.context.labels.width("-", bench.sans)
    let wide = bench.context.labels.width("infra", bench.sans) + hyphen
    var advance = 0.0
    lines[0].forEachItem { placed in
      if case .text(let run) = placed.item { advance += run.advance }
    }
    #expect(abs(advance - wide) < 0.01)
  }

  /// The words of a line from left to right, as they are seen.
  private func seen(_ line: Frame) -> [String] {
    line.texts.sorted { $0.area.x < $1.area.x }.map {
      $0.text.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
  }

  @Test func `a line of several directions is in visual order, over all its stretches`() throws {
    let inlines = [
      Inline("see ", bench.sans), Inline("שלום", bench.sans, language: "he"),
      Inline(" עולם", bench.sans, language: "he"), Inline(" now", bench.sans),
    ]
    let line = try #require(
      bench.context.setter.lines(
        of: inlines, ragged, width: 300, language: "en", elements: { _ in nil }
      ).first)
    // The second Hebrew word stands left of the first.
    #expect(seen(line) == ["see", "עולם", "שלום", "now"])
  }

  @Test func `a justified line of two directions is filled`() {
    let text = String(repeating: "coal שלום rails עולם power ", count: 8)
    let lines = bench.lines(text, ParagraphStyle(alignment: .justified, slot: 14), width: 140)
    #expect(lines.count > 4)
    for line in lines.dropLast() { #expect(abs(ends(line).right - 140) < 0.05) }
  }

  @Test func `a paragraph most of which runs from right to left does so as a whole`() throws {
    let arabic = "تعتمد منغوليا على جارتيها في التجارة والطاقة (Mongolia) وليس لها منفذ إلى البحر."
    let lines = bench.lines(
      arabic, ParagraphStyle(alignment: .justified, indent: 10, slot: 14), width: 120)
    #expect(lines.count > 2)
    #expect(abs(ends(lines[0]).right - 110) < 0.05)
    let last = try #require(lines.last)
    #expect(abs(ends(last).right - 120) < 0.05)
    #expect(ends(last).left > 5)
    // The full stop ends the sentence at its left.
    #expect(seen(last).first?.hasPrefix(".") == true)
  }

  @Test func `a name from right to left keeps to the edge of those around it`() throws {
    let line = try #require(bench.lines("مصر", ragged, width: 200).first)
    #expect(ends(line).left < 1)
  }

  @Test func `an English paragraph that begins with a name from right to left is English`() throws {
    let line = try #require(
      bench.lines("שלום is a greeting of long standing.", ragged, width: 300).first)
    #expect(seen(line).first == "שלום")
  }

  @Test func `ideographs move apart in a justified line that is partly from right to left`() {
    let text = String(repeating: "in Chinese 欢迎光临, in Hebrew שלום and on ", count: 4)
    let lines = bench.lines(text, ParagraphStyle(alignment: .justified, slot: 14), width: 170)
    #expect(lines.count > 3)
    for line in lines.dropLast() { #expect(abs(ends(line).right - 170) < 0.05) }
  }

  @Test func `text in a language from right to left begins at the right edge`() throws {
    let text = "שלום עולם"
    for alignment in [ParagraphStyle.Alignment.leading, .justified] {
      let line = try #require(
        bench.context.setter.lines(
          of: [Inline(text, bench.sans)],
          ParagraphStyle(alignment: alignment, indent: 10, slot: 14), width: 200, language: "he",
          elements: { _ in nil }
        ).first)
      #expect(abs(ends(line).right - 190) < 0.01)
    }
  }

  @Test(arguments: [
    "the 5 km", "by Art. 5", "by Art. 12.", "and № 7", "with Dr. Bat", "(see Fig. 3)", "at 40 %,",
    "of 300 MW.",
  ])
  func `a number keeps its unit, and a short form its number`(text: String) throws {
    let words = text.split(separator: " ").map(String.init)
    let labels = bench.context.labels
    let width = labels.width(words.dropLast().joined(separator: " "), bench.sans) + 2
    for style in [ragged, ParagraphStyle(alignment: .justified, slot: 14)] {
      let lines = bench.lines(
        text, style,
        width: max(
          width,
          labels.width(
            words.suffix(2).joined(separator: " "), bench.sans) + 1)
      ).map(\.words)
      #expect(lines.contains { $0.hasSuffix(words.suffix(2).joined(separator: " ")) }, "\(lines)")
    }
  }

  @Test(arguments: ["the 5 kilos", "in 2020 China", "Smith. 12 men"])
  func `other words after a number or a full stop are free`(text: String) {
    let words = text.split(separator: " ").map(String.init)
    let width =
      bench.context.labels.width(
        words.dropLast().joined(separator: " "), bench.sans) + 1
    #expect(bench.lines(text, ragged, width: width).count == 2)
  }

  @Test func `lines of Chinese are filled between their characters`() {
    let text = String(repeating: "蒙古国位于中国和俄罗斯之间，是世界第二大内陆国家。", count: 4)
    let lines = bench.lines(
      text, ParagraphStyle(alignment: .justified, slot: 14), width: 153)
    #expect(lines.count > 5)
    for line in lines.dropLast() { #expect(abs(ends(line).right - 153) < 0.05) }
    #expect(squeezed(lines.map(\.words).joined()) == squeezed(text))
    // No line begins with a mark that closes.
    for line in lines { #expect(line.words.first != "，" && line.words.first != "。") }
  }

  @Test func `a page does not end within a word where it can end elsewhere`() {
    let style = ParagraphStyle(alignment: .justified, isHyphenated: true, slot: 14)
    let text = String(repeating: Self.prose + " ", count: 8)
    let paragraph = Paragraph([Inline(text, bench.sans)], style, width: 130)
    let pages = bench.pages([paragraph])
    #expect(pages.count > 2)
    var divided = 0
    for page in pages {
      divided += page.frame.texts.count { $0.text.last == "\u{AD}" }
      #expect(page.frame.texts.last?.text.last != "\u{AD}")
    }
    #expect(divided > 3)
  }

  @Test func `one loose line that must be does not make others loose`() {
    // No division of the name helps its line; the other lines can be divided and so be filled.
    let text =
      "of Zamyn-Üüdüüdüüdüüdüüdüüdüüdüüd the considerable administrative "
      + "responsibilities of international transportation organisations were particularly "
      + "underestimated by successive governments"
    let frames = bench.context.setter.lines(
      of: [Inline(text, bench.sans)], justified, width: 170, language: "en",
      elements: { _ in nil })
    let natural = bench.context.labels.width(" ", bench.sans)
    var wide = 0
    for frame in frames.dropLast() {
      guard case .text(let run)? = frame.items.first?.item else { continue }
      let bytes = Array(run.text.utf8)
      let spaces = run.glyphs.filter { bytes[Int($0.cluster)] == 32 && $0.advance > 0 }
      if spaces.contains(where: { $0.advance > natural * 2.5 }) { wide += 1 }
    }
    #expect(wide <= 1)
    #expect(frames.contains { $0.words.hasSuffix("\u{AD}") })
  }

  @Test(arguments: ["2022 оны 11-р сарын 23-нд", "Замын-Үүд боомт, Фридрих-Эберт"])
  func `an ending stays with its number and a name in Cyrillic with its parts`(_ text: String) {
    for width in stride(from: 10.0, to: 120, by: 5) {
      let frames = bench.context.setter.lines(
        of: [Inline(text, bench.sans)], ragged, width: width, language: "mn",
        elements: { _ in nil })
      let lines = frames.map { $0.texts.map(\.text).joined() }
      guard width > 60 else { continue }
      for line in lines { #expect(!line.hasSuffix("\u{AD}"), "\(width): \(line)") }
    }
  }

  @Test(arguments: [("Vollkorn", 0), ("Inter", 1)])
  func `letters that the font has not are told of`(family: String, count: Int) {
    let log = DiagnosticLog()
    let setter = ParagraphSetter(SampleFonts.shaper(), hyphenators: [:], log: log)
    var inline = Inline("Who", TextStyle(family: family, size: 10, features: ["smcp"]))
    inline.requiredFeatures = ["smcp"]
    for _ in 0..<2 {
      _ = setter.lines(
        of: [inline], ParagraphStyle(slot: 14), width: 100, language: "en", elements: { _ in nil })
    }
    #expect(log.diagnostics.map(\.code) == [String](repeating: "missing-letters", count: count))
  }

  @Test func `small capitals are other glyphs`() {
    let shaper = SampleFonts.shaper()
    func glyphs(_ features: [String]) -> [UInt32] {
      shaper.shape("ab", TextStyle(family: "Vollkorn", size: 10, features: features))[0]
        .glyphs.map(\.id)
    }
    #expect(glyphs(["smcp"]) != glyphs([]))
  }
}
