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
    #expect(text.matches(of: /\brg\b/).count == 1)
  }

  @Test(arguments: [
    ("", 0), ("q /Span <</MCID 0>> BDC 1 0 0 RG EMC Q", 1),
    ("/A <</MCID 0>> BDC EMC\n/B <</MCID 1>> BDC EMC", 2),
  ])
  func `marked pieces are found`(content: String, count: Int) throws {
    let pieces = try MarkedPieces.ranges(Array(content.utf8))
    #expect(pieces.count == count)
    for piece in pieces {
      let whole = Array(content.utf8)[piece.whole]
      #expect(whole.first == 0x2F && whole.suffix(3).elementsEqual("EMC".utf8))
    }
  }

  @Test(arguments: ["EMC", "/A <<>> BDC", "/A <<>> BDC /B <<>> BDC EMC EMC", "BDC EMC"])
  func `marks that are not balanced are a fault`(content: String) {
    #expect(throws: FinishingFault("the marked content of a page is not balanced")) {
      _ = try MarkedPieces.ranges(Array(content.utf8))
    }
  }
}
