import Diagnostics
import Drawing

/// Turns the text of a paragraph into lines.
package final class ParagraphSetter {
  package let shaper: TextShaper
  /// Patterns by primary language.
  let hyphenators: [String: Hyphenator]
  private let log: DiagnosticLog
  private var breaker = LineBreaker()

  /// The elements that the stretches of a paragraph belong to.
  package typealias Elements = (Int) -> ElementID?

  package init(_ shaper: TextShaper, hyphenators: [String: Hyphenator], log: DiagnosticLog) {
    self.shaper = shaper
    self.hyphenators = hyphenators
    self.log = log
  }

  /// A setter with the same patterns that shapes with `shaper`.
  func copy(_ shaper: TextShaper, log: DiagnosticLog) -> ParagraphSetter {
    ParagraphSetter(shaper, hyphenators: hyphenators, log: log)
  }

  /// The narrowest width that no word of `inlines` exceeds, and the width on one line.
  package func contentWidths(
    of inlines: [Inline], language: String
  ) -> (minimum: Double, maximum: Double) {
    let material = MaterialBuilder.material(
      of: inlines, language: language, hyphenators: nil, shaper: shaper)
    var (minimum, maximum, run, line) = (0.0, 0.0, 0.0, 0.0)
    var isGlued = false
    for item in material.items {
      defer { if case .penalty(_, .infinity, _) = item { isGlued = true } else { isGlued = false } }
      switch item {
      case .box(let width):
        run += width
        line += width
      case .glue(let width, _, _):
        if isGlued {
          run += width
        } else {
          minimum = max(minimum, run)
          run = 0
        }
        line += width
      case .penalty(_, let cost, _):
        if cost < .infinity {
          minimum = max(minimum, run)
          run = 0
        }
        if cost == -.infinity {
          maximum = max(maximum, line)
          line = 0
        }
      }
    }
    return (minimum, max(maximum, line))
  }

  /// The lines of a paragraph as frames `width` wide and one slot high.
  /// - Parameter elements: Leaf of the structure tree for each stretch, by its place in `inlines`.
  package func lines(
    of inlines: [Inline], _ style: ParagraphStyle, width: Double, language: String,
    elements: @escaping Elements
  ) -> [Frame] {
    let narrowest = width - max(0, style.indent, style.hangingIndent)
    let material = MaterialBuilder.material(
      of: inlines, language: language, hyphenators: style.isHyphenated ? hyphenators : nil,
      narrowest: narrowest, shaper: shaper)
    func lineWidth(_ line: Int) -> Double {
      max(1, width - (line == 0 ? style.indent : style.hangingIndent))
    }
    let margins =
      style.alignment == .justified
      ? material.margins(style.finesse, size: inlines.first?.style.size ?? 0) { inline in
        shaper.width(
          of: "-", inlines[inline].style, language: inlines[inline].language ?? language)
      } : LineBreaker.Margins()
    let lines =
      (style.alignment == .justified
        ? bestLines(material.items, style, lineWidth, margins) : nil)
      ?? breaker.greedyLines(of: material.items, width: lineWidth)
    var frames = [Frame]()
    frames.reserveCapacity(lines.count)
    let isTurned = UnicodeText.isRightToLeft(language: language)
    let isRightToLeft =
      isTurned || material.hasRightToLeft
      ? UnicodeText.isRightToLeft(inlines.lazy.map(\.text), language: language) : false
    var assembler = LineAssembler(
      material, inlines: inlines, language: language, isRightToLeft: isRightToLeft,
      shaper: shaper, elements: elements)
    // A name that stands alone, such as one below another in a cell, keeps to the edge of the others.
    assembler.beginsAtRight = isTurned || lines.count > 1 || style.alignment == .justified
    var start = 0
    for (number, line) in lines.enumerated() {
      let indent = number == 0 ? style.indent : style.hangingIndent
      let range = start...max(start, line.end)
      let filling =
        style.alignment == .justified
        ? LineFilling(
          material, range, margins, width: width - indent, isFirst: number == 0,
          isLast: number == lines.count - 1) : LineFilling()
      frames.append(
        assembler.line(
          range, filling, style, width: width, indent: indent, isFirst: number == 0))
      start = line.end + 1
    }
    reportMissing(inlines)
    return frames
  }

  /// The line ends of a justified paragraph: without hyphens if that looks well, then with them,
  /// then with as much white as it takes.
  private func bestLines(
    _ items: [LineBreaker.Item], _ style: ParagraphStyle, _ width: (Int) -> Double,
    _ margins: LineBreaker.Margins
  ) -> [LineBreaker.Line]? {
    breaker.doubleHyphenDemerits = 60_000
    breaker.hyphenStackDemerits = 60_000
    breaker.finalHyphenDemerits = 60_000
    breaker.riverDemerits = 3_000
    breaker.tolerance = 60
    if let lines = breaker.lines(
      of: items, width: width, uniformFrom: 1, allowsHyphens: false, margins: margins)
    {
      return lines
    }
    if style.isHyphenated {
      breaker.tolerance = 300
      if let lines = breaker.lines(of: items, width: width, uniformFrom: 1, margins: margins) {
        return lines
      }
    }
    // Lines as loose as they must be, but none looser than that.
    breaker.tolerance = 10_000
    if let lines = breaker.lines(of: items, width: width, uniformFrom: 1, margins: margins) {
      return lines
    }
    return breaker.lines(
      of: items, width: width, uniformFrom: 1, emergencyStretch: style.slot * 2, margins: margins)
  }

  /// Reports characters that no font has, at the place in `inlines` where they were written, and
  /// features that a font has not.
  /// - Parameter range: The place of characters that are in none of `inlines`.
  func reportMissing(_ inlines: [Inline], at range: SourceRange? = nil) {
    reportMissingFeatures(of: inlines)
    for missing in shaper.takeMissing() {
      let place = inlines.first { $0.text.contains(missing.text) || missing.text.contains($0.text) }
      log.add(
        missing.diagnostic(
          at: place?.range ?? inlines.lazy.compactMap(\.range).first ?? range))
    }
  }

  private func reportMissingFeatures(of inlines: [Inline]) {
    for inline in inlines where !inline.requiredFeatures.isEmpty {
      let style = inline.style
      guard
        let face = shaper.fonts.face(
          family: style.family, weight: style.weight, isItalic: style.isItalic)
      else { continue }
      let missing = inline.requiredFeatures.filter { !face.substitutions.contains($0) }
      // A text that is measured first is set a second time.
      guard !missing.isEmpty,
        !log.diagnostics.contains(where: {
          $0.code == "missing-letters" && $0.range == inline.range
        })
      else { continue }
      log.warning(
        "missing-letters",
        "'\(inline.text)' is set in ordinary letters: \(style.family) has not the feature "
          + "'\(missing[0])'", at: inline.range,
        help: "leave out the form of the letters, or give the text another font by its role")
    }
  }
}

extension TextShaper.MissingCharacter {
  /// What is said of the character, which stands at `range` or near it.
  package func diagnostic(at range: SourceRange?) -> Diagnostic {
    var diagnostic = Diagnostic(
      .error, "missing-character",
      "no font has the character \(scalar.codePoint) in '\(text)'", at: range,
      help: "add a font that has the character to Fonts/fonts.yaml, or write it differently")
    diagnostic.character = scalar
    return diagnostic
  }
}
