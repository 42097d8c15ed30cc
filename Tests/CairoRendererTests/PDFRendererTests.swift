import Drawing
import Foundation
import TestSupport
import Testing

@testable import CairoRenderer

struct PDFRendererTests {
  private let bench = PDFBench()

  private func line(_ words: String, language: String = "en") -> Frame {
    LabelSetter(bench.labels.shaper, language: language).line(words, bench.sans)
  }

  private func sample() -> PagedDocument {
    let heading = bench.structure.add(.heading1, in: bench.root)
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    return bench.document([
      bench.page {
        $0.fill(Rectangle(x: 0, y: 0, width: 200, height: 4), .black)
        $0.add(line("Position"), at: Point(x: 10, y: 10), in: heading)
        $0.add(line("Coal 42 % of exports"), at: Point(x: 10, y: 30), in: paragraph)
      }
    ])
  }

  @Test func `the same document makes the same bytes, in any time zone`() throws {
    let document = sample()
    let first = try bench.file(document)
    #expect(try bench.file(document) == first)
    let zone = getenv("TZ").map { String(cString: $0) }
    setenv("TZ", "Asia/Ulaanbaatar", 1)
    tzset()
    defer {
      if let zone { setenv("TZ", zone, 1) } else { unsetenv("TZ") }
      tzset()
    }
    #expect(try bench.file(document) == first)
  }

  @Test func `a file is whole and says what it is`() throws {
    let bytes = try bench.file(sample())
    #expect(try bench.run("qpdf", ["--check", "FILE"], on: bytes).contains("No syntax"))
    let information = try bench.run("pdfinfo", ["-isodates", "FILE"], on: bytes)
    #expect(information.contains("Country risk – Монгол"))
    #expect(information.contains("An (author)"))
    #expect(information.contains("2026-11-23T00:00:00Z"))
    #expect(information.contains("200 x 100 pts"))
    #expect(try bench.run("pdffonts", ["FILE"], on: bytes).contains("Inter"))
  }

  @Test(arguments: [
    "Coal and copper: 42.5 %", "Монгол улсын гадаад худалдаа", "naïve façade – “so”",
    "Tavan Tolgoi → Gashuun Sukhait", "x − y ± 3 × 10",
  ])
  func `text comes out of the file as it went in`(words: String) throws {
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    let page = bench.page { $0.add(line(words), at: Point(x: 5, y: 10), in: paragraph) }
    #expect(try bench.text(of: bench.file(bench.document([page]))) == [words])
  }

  @Test func `content is noted in the order in which it is painted`() throws {
    let parts = try PDFRenderer().render(sample())
    #expect(parts.map(\.pages) == [0..<1])
    #expect(parts[0].content.map { $0.elements.map(\.index) } == [[1, 2]])
    #expect(parts[0].content[0].pieces.map { $0.runs != nil } == [false, true, true])
  }

  @Test func `decoration between the parts of an element divides its content`() throws {
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    let page = bench.page {
      $0.add(line("one"), at: Point(x: 5, y: 10), in: paragraph)
      $0.fill(Rectangle(x: 0, y: 30, width: 200, height: 1), .black)
      $0.add(line("two"), at: Point(x: 5, y: 40), in: paragraph)
    }
    let document = bench.document([page])
    #expect(try PDFRenderer().render(document)[0].content[0].elements == [paragraph, paragraph])
    let tree = try bench.run("pdfinfo", ["-struct", "FILE"], on: bench.file(document))
    #expect(tree.components(separatedBy: "\n").count { $0.hasPrefix("  P") } == 1)
  }

  @Test func `a page may be filled anywhere among its content`() throws {
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    let paper = Rectangle(x: 0, y: 0, width: 200, height: 100)
    let page = bench.page {
      $0.fill(paper, .white)
      $0.add(line("below"), at: Point(x: 5, y: 10), in: paragraph)
      $0.fill(paper, Color(red: 200, green: 220, blue: 240))
      $0.add(line("above"), at: Point(x: 5, y: 40), in: paragraph)
    }
    let bytes = try bench.file(bench.document([page, page]))
    let text = try bench.text(of: bytes).joined(separator: " ")
    for word in ["above", "below"] { #expect(text.components(separatedBy: word).count == 3) }
  }

  @Test func `a page on which no shape can be seen keeps its text`() throws {
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    let page = bench.page {
      $0.fill(Rectangle(x: 900, y: 0, width: 9, height: 9), .black, in: paragraph)
      $0.add(line("seen"), at: Point(x: 5, y: 10), in: paragraph)
    }
    let bytes = try bench.file(bench.document([page]))
    #expect(try bench.text(of: bytes) == ["seen"])
    #expect(try bench.run("pdfinfo", ["-struct-text", "FILE"], on: bytes).contains("\"seen\""))
  }

  @Test(arguments: ["a\u{202F}b", "x\u{200B}y", "中\u{3000}国", "\u{3000}"])
  func `a face of which only blanks are used takes nothing away`(words: String) throws {
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    let style = TextStyle(family: "Vollkorn", size: 10)
    let page = bench.page {
      $0.add(bench.labels.line(words, style), at: Point(x: 5, y: 10), in: paragraph)
    }
    let bytes = try bench.file(bench.document([page]))
    #expect(try bench.run("qpdf", ["--check", "FILE"], on: bytes).contains("No syntax"))
    let text = try bench.run("pdfinfo", ["-struct-text", "FILE"], on: bytes)
    #expect(text.contains("\"\(words)\""))
  }

  @Test func `a paragraph on two pages is one element`() throws {
    let section = bench.structure.add(.section, in: bench.root)
    let paragraph = bench.structure.add(.paragraph, in: section)
    let span = bench.structure.add(.span, in: paragraph)
    let pages = ["first half", "second half"].map { words in
      bench.page { $0.add(line(words), at: Point(x: 5, y: 10), in: span) }
    }
    let bytes = try bench.file(bench.document(pages))
    #expect(
      try bench.text(of: bytes).map { $0.filter { $0 != "\u{C}" } }
        == ["first half", "second half"])
    let tree = try bench.run("pdfinfo", ["-struct", "FILE"], on: bytes)
    #expect(tree.components(separatedBy: "\n").count { $0.hasPrefix("    P") } == 1)
  }

  @Test(arguments: [
    ("https://example.org/a'b?c=d&e#f", "https://example.org/a'b?c=d&e#f"),
    ("mailto:someone@example.org", "mailto:someone@example.org"),
    (#"https://example.org/a\b"#, "https://example.org/a%5Cb"),
    ("https://example.org/(open", #"https://example.org/\(open"#),
    (#"https://example.org/'\'\\"#, "https://example.org/'%5C'%5C%5C"),
    (
      "https://example.org/Өмнө говь",
      "https://example.org/%D3%A8%D0%BC%D0%BD%D3%A9%20%D0%B3%D0%BE%D0%B2%D1%8C"
    ),
  ])
  func `a link keeps its address, whatever is in it`(address: String, written: String) throws {
    let link = bench.structure.add(.link, in: bench.root) { $0.destination = .address(address) }
    let page = bench.page { $0.add(line("there"), at: Point(x: 5, y: 10), in: link) }
    let bytes = try bench.file(bench.document([page]))
    #expect(try bench.run("qpdf", ["--check", "FILE"], on: bytes).contains("No syntax"))
    #expect(try bench.plain(bytes).contains("/URI (\(written))"))
  }

  @Test func `a link over two lines has an area for each`() throws {
    let link = bench.structure.add(.link, in: bench.root) {
      $0.destination = .address("https://example.org")
    }
    let page = bench.page {
      $0.add(line("the end"), at: Point(x: 100, y: 10), in: link)
      $0.add(line("of it"), at: Point(x: 10, y: 24), in: link)
    }
    let plain = try bench.plain(bench.file(bench.document([page])))
    let points = try #require(plain.firstMatch(of: /QuadPoints \[([^\]]*)\]/)).1
      .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    #expect(points.count == 16)
    let lefts = [points[0], points[8]].sorted()
    #expect(abs(lefts[0] - 10) < 0.02 && abs(lefts[1] - 100) < 0.02)
  }

  @Test(arguments: ["end", "it's", #"back\slash"#, "Өмнөговь", "two words"])
  func `a link leads to its place, and so does the outline`(name: String) throws {
    let link = bench.structure.add(.link, in: bench.root) { $0.destination = .place(name) }
    let pages = [
      bench.page { $0.add(line("go"), at: Point(x: 5, y: 10), in: link) },
      bench.page {
        $0.add(.anchor(name), at: Point(x: 5, y: 30))
        $0.add(line("here"), at: Point(x: 5, y: 30))
      },
    ]
    let outline = [PagedDocument.OutlineEntry(title: "Өмнөговь (south)", level: 1, place: name)]
    let bytes = try bench.file(bench.document(pages, outline: outline))
    #expect(try bench.run("qpdf", ["--check", "FILE"], on: bytes).contains("No syntax"))
    let entries = try bench.run("mutool", ["show", "FILE", "outline"], on: bytes)
    #expect(entries.contains("Өмнөговь (south)"))
    // Later versions of mutool give the name of the place.
    #expect(entries.contains(/#(page=)?2|#nameddest=/))
    let links = try bench.run("mutool", ["show", "FILE", "pages/1/Annots/1"], on: bytes)
    #expect(links.contains("/Subtype /Link"))
    #expect(links.contains("/Dest"))
  }

  @Test func `a page has its own size and label`() throws {
    var pages = [bench.page { _ in }, bench.page { _ in }]
    pages[1].frame.size = Size(width: 300, height: 50)
    pages[1].label = "A–2"
    let bytes = try bench.file(bench.document(pages))
    let sizes = try bench.run("pdfinfo", ["-f", "1", "-l", "2", "FILE"], on: bytes)
    #expect(sizes.contains("200 x 100 pts") && sizes.contains("300 x 50 pts"))
    #expect(try bench.plain(bytes).contains("/PageLabels"))
  }

  @Test func `right-to-left text is written with its characters in order`() throws {
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    let page = bench.page {
      $0.add(line("שלום", language: "he"), at: Point(x: 5, y: 10), in: paragraph)
    }
    let bytes = try bench.file(bench.document([page]))
    let text = try bench.text(of: bytes).joined().unicodeScalars.filter { $0.value < 0x2000 }
    #expect(String(String.UnicodeScalarView(text)) == "שלום")
  }

  @Test func `ligatures keep their letters`() throws {
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    let style = TextStyle(family: "Vollkorn", size: 10)
    let page = bench.page {
      $0.add(bench.labels.line("office affairs fjord", style), at: .zero, in: paragraph)
    }
    let bytes = try bench.file(bench.document([page]))
    #expect(try bench.text(of: bytes) == ["office affairs fjord"])
  }

  @Test func `an empty document is still a file`() throws {
    let bytes = try bench.file(bench.document([]))
    #expect(bytes.starts(with: Array("%PDF-1.7".utf8)))
  }

  @Test(arguments: 0..<60)
  func `any text can be written`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let scalars = Array(
      """
      ab fi é\u{301}\u{AD}\u{200B}\u{200D}\u{200F}\u{2067}\u{FEFF}\u{FE0F}\u{20DD}שםב12(5)\u{5B8}😀\u{1F1F2}\u{13000}\u{7}\
      \t\u{0}\u{A0}\u{FFFD}\u{E000}
      """.unicodeScalars)
    let paragraph = bench.structure.add(.paragraph, in: bench.root)
    let page = bench.page {
      for row in 0..<8 {
        var words = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...9, using: &random) {
          words.append(scalars.randomElement(using: &random)!)
        }
        let style = TextStyle(family: row % 2 == 0 ? "Inter" : "Vollkorn", size: 9)
        let line = bench.labels.line(String(words), style)
        $0.add(line, at: Point(x: 0, y: Double(row) * 12), in: paragraph)
      }
    }
    let bytes = try bench.file(bench.document([page]))
    #expect(try bench.run("qpdf", ["--check", "FILE"], on: bytes).contains("No syntax"))
  }
}
