import Diagnostics
import Drawing
import TestSupport

@testable import LayoutEngine

/// A text block to lay things out in, and eyes to see what came of it.
struct LayoutBench {
  let context: LayoutContext
  let log: DiagnosticLog
  let structure: StructureTree
  let sans = TextStyle(family: "Inter", size: 10, slot: 14)
  let serif = TextStyle(family: "Vollkorn", size: 10, slot: 14)

  init(
    width: Double = 300, height: Double = 420, isHyphenating: Bool = false,
    pageNumbers: [String: Int] = [:]
  ) {
    log = DiagnosticLog()
    structure = StructureTree()
    var hyphenators: [String: Hyphenator] = [:]
    if isHyphenating {
      hyphenators["en"] = Hyphenator(path: "/usr/share/hyphen/hyph_en_US.dic")
    }
    context = LayoutContext(
      setter: ParagraphSetter(SampleFonts.shaper(), hyphenators: hyphenators, log: log),
      structure: structure, log: log, size: Size(width: width, height: height), line: 14,
      language: "en", pages: PageIndex(places: pageNumbers))
    context.parent = structure.add(.document, in: nil)
  }

  var codes: [String] { log.diagnostics.map(\.code) }

  /// The pages that `blocks` fill.
  func pages(_ blocks: [any Block]) -> [PageBuilder.Page] {
    pages(of: blocks.flatMap { $0.flow(in: context) })
  }

  /// The pages that `items` fill.
  func pages(of items: [FlowItem]) -> [PageBuilder.Page] {
    PageBuilder(size: context.size, line: 14, log: log).pages(of: items)
  }

  /// The lines of `text` in one style.
  func lines(_ text: String, _ style: ParagraphStyle, width: Double) -> [Frame] {
    context.setter.lines(
      of: [Inline(text, sans)], style, width: width, language: "en", elements: { _ in nil })
  }
}

extension LayoutEngine.PageSetup {
  /// Sheets with a text block that is turned with them.
  static func symmetric(paper: Size, left: Double, top: Double, block: Size) -> Self {
    func turned(_ size: Size) -> Size { Size(width: size.height, height: size.width) }
    return Self(
      portrait: Sheet(paper: paper, left: left, top: top, block: block),
      landscape: Sheet(paper: turned(paper), left: top, top: left, block: turned(block)),
      line: 14)
  }
}

extension Frame {
  /// One run of text with its place on the page.
  struct PlacedText {
    var text: String
    var area: Rectangle
    var baseline: Double
    var element: ElementID?
  }

  /// All text, in painting order.
  var texts: [PlacedText] {
    flattened().compactMap { placed in
      guard case .text(let run) = placed.item else { return nil }
      let area = Rectangle(
        x: placed.origin.x, y: placed.origin.y - run.size * 0.7, width: run.advance,
        height: run.size * 0.9)
      return PlacedText(
        text: run.text, area: area, baseline: placed.origin.y, element: placed.element)
    }
  }

  /// The text of all runs, one after another, without the space that parts it from a next line.
  var words: String {
    let words = texts.map(\.text).joined()
    return words.hasSuffix(" ") ? String(words.dropLast()) : words
  }

  /// Names of the anchors, which the tests use to name boxes.
  var anchors: [String] {
    flattened().compactMap { placed in
      if case .anchor(let name) = placed.item { name } else { nil }
    }
  }

  /// Where the anchor `name` stands.
  func place(of name: String) -> Point? {
    flattened().first { placed in
      if case .anchor(name) = placed.item { true } else { false }
    }?.origin
  }

  /// An empty frame that carries a name.
  static func named(_ name: String, width: Double = 100, height: Double) -> Frame {
    var frame = Frame(size: Size(width: width, height: height))
    frame.add(.anchor(name), at: .zero)
    return frame
  }
}

extension FlowItem {
  /// A box that carries a name.
  static func named(
    _ name: String, height: Double, continuation: Frame? = nil, isFullWidth: Bool = false,
    aside: [FlowItem] = [], section: String? = nil
  ) -> FlowItem {
    .box(
      FlowBox(
        .named(name, height: height), continuation: continuation, isFullWidth: isFullWidth,
        aside: aside, asideX: 200, section: section, name: name))
  }
}
