import Drawing
import Foundation
import TestSupport
import Testing

@testable import SVGRenderer

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct SVGRendererTests {
  private let labels = LabelSetter(SampleFonts.shaper())
  private let style = TextStyle(family: "Inter", size: 10, slot: 14)
  private let teal = Color(red: 0x0B, green: 0x62, blue: 0x70)

  private func svg(
    _ frame: Frame, background: Color? = nil, title: String = "T", description: String = ""
  ) throws -> String {
    try SVGRenderer().render(
      frame, pixels: (width: 200, height: 100), scale: 2, background: background, title: title,
      description: description, language: "en")
  }

  private func frame(_ change: (inout Frame) -> Void) -> Frame {
    var frame = Frame(size: Size(width: 100, height: 50))
    change(&frame)
    return frame
  }

  /// The lines between the title and the end.
  private func body(_ change: (inout Frame) -> Void) throws -> String {
    let lines = try svg(frame(change)).split(separator: "\n")
    return lines.dropFirst(2).dropLast().joined(separator: "\n")
  }

  private func text(_ words: String, language: String = "en") throws -> String {
    try body {
      for placed in LabelSetter(labels.shaper, language: language).line(words, style).items {
        $0.add(placed.item, at: placed.origin)
      }
    }
  }

  @Test func `a picture is a root with its name, its description and what is drawn`() throws {
    let picture = frame {
      $0.fill(Rectangle(x: 0, y: 10, width: 40, height: 8), teal)
      $0.line(
        from: Point(x: 0, y: 20.5), to: Point(x: 100, y: 20.5),
        Stroke(.black.opacity(0.25), width: 0.4, dashes: [2, 1.5]))
      $0.add(labels.line("Coal 42", style), at: Point(x: 44, y: 7))
    }
    let width = labels.width("Coal ", style)
    let text = try SVGRenderer().render(
      picture, pixels: (width: 200, height: 100), scale: 2, background: .white, title: "Exports",
      description: "Coal is 42 %.", language: "en", metadata: [(.source, "NSO & customs")])
    var x = XMLWriter()
    x.number(width)
    #expect(
      text == """
        <svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 100 50" \
        xml:lang="en" xml:space="preserve" stroke-miterlimit="10" role="img" \
        aria-labelledby="title-a87591d2 description-a87591d2">
        <title id="title-a87591d2">Exports</title>
        <desc id="description-a87591d2">Coal is 42 %.</desc>
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:source>NSO &amp; customs</dc:source>
        </metadata>
        <rect width="100" height="50" fill="#FFFFFF"/>
        <path d="M0 10H40V18H0Z" fill="#0B6270"/>
        <path d="M0 20.5H100" fill="none" stroke="#000000" stroke-opacity="0.25" \
        stroke-width="0.4" stroke-dasharray="2 1.5"/>
        <g transform="translate(44 7)">
        <text x="0" y="10" font-family="'Inter', sans-serif" font-size="10" fill="#000000">\
        Coal <tspan x="\(x.text)">42</tspan></text>
        </g>
        </svg>

        """)
  }

  @Test func `without a description the name alone labels the picture`() throws {
    let text = try svg(frame { _ in })
    #expect(!text.contains("<desc"))
    #expect(!text.contains("description-"))
  }

  @Test(arguments: [(0, 10, 1.0), (10, -1, 1), (10, 10, 0), (10, 10, .nan), (10, 10, .infinity)])
  func `a size or scale that is not above zero is refused`(width: Int, height: Int, scale: Double) {
    #expect(throws: SVGFault.self) {
      try SVGRenderer().render(
        frame { _ in }, pixels: (width, height), scale: scale, background: nil, title: "",
        description: "", language: "en")
    }
  }

  @Test func `hostile words stay words`() throws {
    let hostile = "<script>alert(\"1\")</script> ]]> & ' \u{1B}[31m onload=\"x\" --> <!ENTITY"
    let text = try SVGRenderer().render(
      frame { $0.add(labels.line(hostile, style), at: .zero) }, pixels: (10, 10), scale: 1,
      background: nil, title: hostile, description: hostile, language: "\"><script>",
      metadata: [(.creator, hostile)])
    let events = try events(of: text)
    #expect(!events.names.contains("script"))
    #expect(events.names.first == "svg")
    #expect(!events.attributes.contains { $0.hasPrefix("on") || $0.contains("href") })
    #expect(events.text.contains("<script>alert(\"1\")</script> ]]> & ' [31m"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test(arguments: 0..<20)
  func `random pictures are well formed, without exponents and without minus nought`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let picture = randomFrame(&random, depth: 3)
    let text = try svg(picture)
    _ = try events(of: text)
    #expect(text.firstMatch(of: /[" MLHVCa-z]-0[" MLHVCZ)]/) == nil)
    #expect(text.firstMatch(of: /[0-9][eE][+-]?[0-9]/.ignoresCase()) == nil)
    #expect(text.firstMatch(of: /\.[0-9]{4}/) == nil)
    #expect(try svg(picture) == text)
  }

  @Test func `nested frames are groups and empty ones are left out`() throws {
    let inner = frame { $0.fill(Rectangle(x: 0, y: 0, width: 1, height: 1), .black) }
    let text = try body {
      $0.add(inner, at: Point(x: 3, y: -4))
      $0.add(inner, at: Point(x: 0.0001, y: 0))
      $0.add(frame { $0.add(.anchor("a"), at: .zero) }, at: Point(x: 1, y: 1))
    }
    #expect(
      text == """
        <g transform="translate(3 -4)">
        <path d="M0 0H1V1H0Z" fill="#000000"/>
        </g>
        <g>
        <path d="M0 0H1V1H0Z" fill="#000000"/>
        </g>
        """)
  }

  @Test func `a path keeps its curves and takes up its place`() throws {
    let path = Path([
      .move(Point(x: 0, y: 0)), .line(Point(x: 1, y: 1)),
      .curve(Point(x: 2, y: 1), Point(x: 3, y: 2), Point(x: 3, y: 3)), .close,
      .line(Point(x: 0, y: 5)),
    ])
    let text = try body {
      $0.add(
        .path(path, fill: nil, stroke: Stroke(.black, width: 1, isRound: true)),
        at: Point(x: 10, y: 20))
    }
    #expect(
      text == """
        <path d="M10 20L11 21C12 21 13 22 13 23ZV25" fill="none" stroke="#000000" \
        stroke-width="1" stroke-linecap="round" stroke-linejoin="round"/>
        """)
  }

  @Test func `what paints nothing is left out`() throws {
    #expect(
      try body {
        $0.add(.path(Path(), fill: .black, stroke: nil), at: .zero)
        $0.add(.path(.circle(center: .zero, radius: 1), fill: nil, stroke: nil), at: .zero)
      } == "")
    let dashes = try body {
      $0.line(from: .zero, to: Point(x: 1, y: 0), Stroke(.black, width: 1, dashes: [0, 0]))
      $0.line(from: .zero, to: Point(x: 1, y: 0), Stroke(.black, width: 1, dashes: [-1, 2]))
    }
    #expect(!dashes.contains("dasharray"))
  }

  @Test func `equal fades share a gradient that is named for its colours`() throws {
    let area = Rectangle(x: 0, y: 0, width: 10, height: 5)
    let text = try body {
      $0.add(.fade(area, from: teal, to: teal.opacity(0)), at: .zero)
      $0.add(.fade(area, from: teal, to: teal.opacity(0)), at: Point(x: 0, y: 6))
    }
    #expect(
      text == """
        <defs>
        <linearGradient id="fade-0B6270-0B6270-0"><stop offset="0" stop-color="#0B6270"/>\
        <stop offset="1" stop-color="#0B6270" stop-opacity="0"/></linearGradient>
        </defs>
        <rect x="0" y="0" width="10" height="5" fill="url(#fade-0B6270-0B6270-0)"/>
        <rect x="0" y="6" width="10" height="5" fill="url(#fade-0B6270-0B6270-0)"/>
        """)
  }

  @Test func `each word after the first has a place of its own`() throws {
    let text = try text("Coal and  copper")
    #expect(text.contains(">Coal <tspan x="))
    #expect(text.contains(">and  </tspan><tspan x="))
    #expect(text.contains(">copper</tspan></text>"))
    let places = text.matches(of: /tspan x="([0-9.]+)"/).compactMap { Double($0.1) }
    #expect(abs(places[0] - labels.width("Coal ", style)) < 0.001)
    #expect(abs(places[1] - labels.width("Coal and  ", style)) < 0.001)
  }

  @Test func `a face says its weight and slope only where they are not plain`() throws {
    let bold = TextStyle(family: "Inter", weight: 700, size: 9)
    let italic = TextStyle(family: "Inter", isItalic: true, size: 9)
    let serif = TextStyle(family: "Vollkorn", size: 9, color: teal.opacity(0.5))
    func line(_ style: TextStyle) throws -> String {
      try body { $0.add(labels.line("a", style), at: .zero) }
    }
    #expect(try line(bold).contains(" font-weight=\"700\""))
    #expect(try !line(bold).contains("font-style"))
    #expect(try line(italic).contains(" font-style=\"italic\""))
    #expect(try !line(italic).contains("font-weight"))
    #expect(try line(serif).contains("font-family=\"'Vollkorn', serif\""))
    #expect(try line(serif).contains("fill=\"#0B6270\" fill-opacity=\"0.5\""))
  }

  @Test func `right-to-left text has one anchor at its right end, in reading order`() throws {
    let text = try text("שלום עולם", language: "he")
    let width = labels.width("שלום עולם", style)
    #expect(text.contains(">שלום</text>"))
    #expect(!text.contains("tspan"))
    #expect(text.contains(" xml:lang=\"he\" direction=\"rtl\">"))
    let places = text.matches(of: /text x="([0-9.]+)"/).compactMap { Double($0.1) }
    #expect(abs((places.max() ?? 0) - width) < 0.001)
  }

  @Test func `metadata is Dublin Core`() throws {
    let text = try SVGRenderer().render(
      frame { _ in }, pixels: (1, 1), scale: 1, background: nil, title: "t", description: "",
      language: "en", metadata: [(.creator, "A"), (.date, "2026-11-23"), (.rights, "CC BY")])
    #expect(text.contains("<dc:creator>A</dc:creator>\n<dc:date>2026-11-23</dc:date>"))
  }

  // MARK: Random pictures and re-reading

  private func randomFrame(_ random: inout SeededGenerator, depth: Int) -> Frame {
    var frame = Frame(size: Size(width: 100, height: 100))
    func length() -> Double {
      let scale = [1e-5, 0.01, 1, 1000, 1e14].randomElement(using: &random)!
      return Double.random(in: -1...1, using: &random) * scale
    }
    func point() -> Point { Point(x: length(), y: length()) }
    for _ in 0..<8 {
      switch Int.random(in: 0..<5, using: &random) {
      case 0 where depth > 0: frame.add(randomFrame(&random, depth: depth - 1), at: point())
      case 1:
        let words = ["<b>", "a & b", "é\u{0}\u{B}", "国 \"", "שלום (3)", "Tavan Tolgoi"]
        let line = labels.line(words.randomElement(using: &random)!, style)
        frame.add(line, at: point())
      case 2:
        let area = Rectangle(x: length(), y: length(), width: length(), height: length())
        frame.add(.fade(area, from: teal.opacity(length()), to: .black), at: point())
      default:
        let path = Path([.move(point()), .line(point()), .curve(point(), point(), point())])
        let stroke = Stroke(teal.opacity(length()), width: abs(length()), dashes: [abs(length())])
        frame.add(.path(path, fill: .black, stroke: stroke), at: point())
      }
    }
    return frame
  }

  private func events(of text: String) throws -> EventCollector {
    let parser = XMLParser(data: Data(text.utf8))
    let collector = EventCollector()
    parser.delegate = collector
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return collector
  }
}

/// What a parser found in a file.
private final class EventCollector: NSObject, XMLParserDelegate {
  var names: [String] = []
  var attributes: [String] = []
  var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    names.append(name)
    self.attributes += attributes.keys
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
