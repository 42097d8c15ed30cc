import Drawing

@testable import ReportSections

/// What stands on a page: every run of text with the rectangle it takes.
struct PageInspection {
  /// A run of text from the height of its capitals down to its descenders.
  struct Run {
    var text: String
    var area: Rectangle
    var size: Double
    /// Whether it belongs to the running head or foot.
    var isFurniture: Bool
  }

  static let ascent = 0.72
  static let descent = 0.2
  static let tolerance = 0.5

  let runs: [Run]
  let block: Rectangle

  init(_ page: PagedDocument.Page, _ grid: PageGrid) {
    block = Rectangle(
      x: grid.margin, y: grid.top, width: grid.block.width, height: grid.block.height)
    var runs = [Run]()
    // A sheet is its furniture and then its text block.
    for (place, part) in page.frame.items.enumerated() {
      var sheet = Frame(size: page.frame.size)
      sheet.items = [part]
      for placed in sheet.flattened() {
        guard case .text(let run) = placed.item,
          run.text.contains(where: { !$0.isWhitespace })
        else { continue }
        runs.append(
          Run(
            text: run.text, area: Self.area(of: run, at: placed.origin), size: run.size,
            isFurniture: place == 0))
      }
    }
    self.runs = runs
  }

  /// The rectangle of the glyphs that print something: spaces at the ends do not count.
  static func area(of run: GlyphRun, at origin: Point) -> Rectangle {
    let bytes = Array(run.text.utf8)
    func isBlank(_ glyph: GlyphRun.Glyph) -> Bool {
      let place = Int(glyph.cluster)
      let isNoBreakSpace =
        bytes[place] == 0xC2 && place + 1 < bytes.count && bytes[place + 1] == 0xA0
      return bytes[place] == 32 || isNoBreakSpace
    }
    let before = run.glyphs.prefix(while: isBlank).reduce(0) { $0 + $1.advance }
    let after = run.glyphs.reversed().prefix(while: isBlank).reduce(0) { $0 + $1.advance }
    return Rectangle(
      x: origin.x + before, y: origin.y - run.size * ascent,
      width: max(0, run.advance - before - after), height: run.size * (ascent + descent))
  }

  /// Pairs of runs that lie on each other.
  var overlaps: [String] {
    var found = [String]()
    let sorted = runs.sorted { $0.area.y < $1.area.y }
    for (place, upper) in sorted.enumerated() {
      for lower in sorted[(place + 1)...] {
        guard lower.area.y < upper.area.y + upper.area.height - Self.tolerance else { break }
        if overlap(upper.area, lower.area) {
          found.append("\(Self.described(upper)) and \(Self.described(lower))")
        }
      }
    }
    return found
  }

  private func overlap(_ one: Rectangle, _ other: Rectangle) -> Bool {
    let width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    let height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return width > Self.tolerance && height > Self.tolerance
  }

  /// Runs that reach out of `area`, those of running heads and feet left out.
  func strays(outside area: Rectangle) -> [String] {
    runs.filter { run in
      !run.isFurniture
        && (run.area.x < area.x - Self.hang(run)
          || run.area.x + run.area.width > area.x + area.width + Self.hangRight(run)
          || run.area.y < area.y - Self.tolerance
          || run.area.y + run.area.height > area.y + area.height + Self.tolerance)
    }.map(Self.described)
  }

  /// Large figures and marks of punctuation hang a little to the left, so that they seem to stand on
  /// the edge.
  private static func hang(_ run: Run) -> Double {
    if run.text.first.map({ "“‘„(–—".contains($0) }) == true { return run.size * 0.35 }
    return run.size > 20 ? run.size * 0.06 : tolerance
  }

  /// So do marks of punctuation to the right.
  private static func hangRight(_ run: Run) -> Double {
    run.text.last { $0 != " " }.map { ".,-\u{AD}:;”’–—…)!?".contains($0) } == true
      ? run.size * 0.35 : tolerance
  }

  private static func described(_ run: Run) -> String {
    func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    return "'\(run.text.prefix(60))' at \(tenths(run.area.x)), \(tenths(run.area.y)), "
      + "\(tenths(run.area.width)) × \(tenths(run.area.height))"
  }
}

extension PagedDocument {
  /// The words of every page, in the order they are painted.
  var texts: [String] {
    pages.flatMap { page in
      page.frame.flattened().compactMap { placed -> String? in
        if case .text(let run) = placed.item { run.text } else { nil }
      }
    }
  }

  /// All words with single spaces between the runs, for phrases that run over lines.
  var words: String {
    texts.joined(separator: " ").replacing("\u{A0}", with: " ")
      .split(separator: " ").joined(separator: " ")
  }
}
