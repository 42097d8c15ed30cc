import CairoRenderer
import Drawing
import TestSupport
import Testing

@testable import PDFFinishing

struct PageContentTests {
  private let labels = LabelSetter(SampleFonts.shaper())
  private let structure = StructureTree()

  /// The content of a page of 200 by 100 points, and the file it is in.
  private func content(_ paint: (inout Frame, ElementID) -> Void) throws -> String {
    let root = structure.add(.document, in: nil)
    let paragraph = structure.add(.paragraph, in: root)
    var frame = Frame(size: Size(width: 200, height: 100))
    paint(&frame, paragraph)
    let document = PagedDocument(
      pages: [.init(frame: frame, label: "1")], structure: structure.elements, outline: [],
      information: .init(title: "T", language: "en", created: "2026-11-23T00:00:00Z"))
    let bytes = try PDFFinisher.finish(
      PDFRenderer().render(document), of: document,
      plan: FinishingPlan(creator: "report", producer: "cairo"))
    return String(
      decoding: try FinishedPDF(bytes).data("Root/Pages/Kids/0/Contents"), as: UTF8.self)
  }

  private func line(_ words: String, family: String = "Inter") -> Frame {
    labels.line(words, TextStyle(family: family, size: 10, features: ["calt=0", "kern=0"]))
  }

  @Test func `pieces are marked in the order in which they are painted`() throws {
    let text = try content { frame, paragraph in
      frame.fill(Rectangle(x: 0, y: 0, width: 20, height: 4), .black)
      frame.add(line("one"), at: Point(x: 5, y: 10), in: paragraph)
      frame.add(line("foot"), at: Point(x: 5, y: 80))
      frame.add(line("two"), at: Point(x: 5, y: 30), in: paragraph)
      frame.fill(Rectangle(x: 9, y: 50, width: 20, height: 4), .black, in: paragraph)
    }
    let marks = text.matches(of: /(\/Artifact BMC|\/P *<<\/MCID (\d)>> ?BDC|EMC)/).map {
      String($0.1.split(separator: " ")[0])
    }
    #expect(text.matches(of: /MCID (\d)/).map { String($0.1) } == ["0", "1", "2"])
    #expect(
      marks == [
        "/Artifact", "EMC", "/P<</MCID", "EMC", "/Artifact", "EMC", "/P<</MCID", "EMC",
        "/P<</MCID", "EMC",
      ])
    // Neighbouring text shares a text object.
    #expect(text.matches(of: /\bBT\b/).count == 1)
  }

  @Test func `glyphs that are as far apart as they are wide are one string`() throws {
    let text = try content { frame, paragraph in
      frame.add(line("num"), at: Point(x: 5, y: 10), in: paragraph)
    }
    #expect(text.contains("[(num)]TJ"))
  }

  @Test func `glyphs that are drawn wider are one string in wider text`() throws {
    let text = try content { frame, paragraph in
      for (place, expansion) in [1, 1.013, 1.013, 0.98].enumerated() {
        var placed = line("num").flattened()[0]
        guard case .text(var run) = placed.item else { continue }
        run.expansion = expansion
        for index in run.glyphs.indices { run.glyphs[index].advance *= expansion }
        placed.item = .text(run)
        frame.add(.text(run), at: Point(x: 5, y: 10 + 12 * Double(place)), in: paragraph)
      }
    }
    #expect(text.matches(of: /\[\(num\)\]TJ/).count == 4)
    #expect(text.matches(of: /([0-9.]+) Tz/).map { String($0.1) } == ["101.3", "98"])
  }

  @Test func `characters of PDF strings are escaped`() throws {
    let text = try content { frame, paragraph in
      frame.add(line(#"(\)"#), at: Point(x: 5, y: 10), in: paragraph)
    }
    #expect(text.contains(#"\("#) && text.contains(#"\\"#) && text.contains(#"\)"#))
  }

  @Test func `glyphs that stand for several texts say which`() throws {
    let text = try content { frame, paragraph in
      // A soft hyphen that is not used is the glyph of a space.
      frame.add(line("a b\u{AD}c d\u{AD}", family: "Vollkorn"), at: .zero, in: paragraph)
    }
    let said = text.matches(of: /ActualText<FEFF([0-9A-F]+)>/).map { String($0.1) }
    #expect(said == ["00AD", "00AD"])
  }

  @Test func `text of one colour and size sets them once`() throws {
    let text = try content { frame, paragraph in
      frame.add(line("one"), at: Point(x: 5, y: 10), in: paragraph)
      frame.add(line("two"), at: Point(x: 5, y: 30), in: paragraph)
    }
    #expect(text.matches(of: /\bTf\b/).count == 1)
    let ofText = try #require(text.split(separator: "BT").last)
    #expect(ofText.matches(of: /\brg\b/).count == 1)
  }

  @Test(arguments: [
    ("", 0), ("0 0 0.016 0.016 re f\n", 1), ("q\n0 0 0.016 0.016 re f\n0 0 0.016 0.016 re f\nQ", 2),
    ("10 0 0.016 0.016 re f\n", 0), ("0 0 0.016 0.016 re W n\n", 0),
    ("1 0 0 rg 0 0 0.016 0.016 re f\n", 1),
  ])
  func `separators are found`(content: String, count: Int) {
    #expect(Separators.ranges(in: Array(content.utf8)).count == count)
  }

  @Test func `no separator is left in a page`() throws {
    let text = try content { frame, paragraph in
      frame.fill(Rectangle(x: 0, y: 0, width: 20, height: 4), Color(red: 9, green: 90, blue: 200))
      frame.add(line("one"), at: Point(x: 5, y: 10), in: paragraph)
      frame.fill(Rectangle(x: 0, y: 50, width: 20, height: 4), Color(red: 9, green: 90, blue: 200))
    }
    #expect(!text.contains("0.016"))
    // Each shape has its colour, and text its own.
    #expect(text.matches(of: /\brg\b/).count >= 3)
  }

  @Test(arguments: [0, 1, 4])
  func `a page with another number of separators is a fault`(count: Int) throws {
    var page = PaintedPage()
    page.addShapes(in: nil)
    page.addShapes(in: ElementID(index: 0))
    var assembly = PDFAssembly()
    let glyphs = try EmbeddedGlyphs(GlyphSheet(table: GlyphTable(), files: []), &assembly)
    let shapes = String(repeating: "0 0 0.016 0.016 re f\n", count: count)
    #expect(throws: FinishingFault.self) {
      _ = try PageContent.write(
        page, [StructureElement(.paragraph, in: nil)], shapes: Array(shapes.utf8), glyphs)
    }
  }
}
