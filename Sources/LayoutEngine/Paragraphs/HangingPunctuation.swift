import Drawing

/// How far characters at the ends of a line stand in the margin, so that its edge looks straight
/// (Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system", 2000).
enum HangingPunctuation {
  /// The share of its width that a character hangs into the left margin.
  static func left(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "“", "‘", "„", "‚", "«", "‹", "\"", "'": 0.6
    case "(", "[", "–", "—": 0.15
    // A full-width bracket fills its right half only.
    case "「", "『", "（", "《", "【", "〈": 0.5
    default: 0
    }
  }

  /// The share of its width that a character hangs into the right margin.
  static func right(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case ".", ",", "-", "\u{2010}", "\u{AD}": 0.7
    case "”", "’", "“", "‘", "»", "›", "\"", "'": 0.6
    case ";", ":": 0.4
    case "–", "—", "…": 0.25
    case ")", "]", "!", "?": 0.15
    default: fillsLeftHalf(scalar) ? 0.5 : 0
    }
  }

  /// Whether `scalar` is a full-width mark of which the right half is blank.
  static func fillsLeftHalf(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "」", "』", "）", "》", "】", "〉", "、", "。", "，", "．": true
    default: false
    }
  }
}

extension ParagraphMaterial {
  /// How far boxes and hyphens hang, and the letters of boxes.
  /// - Parameter hyphen: The width of a hyphen in an inline.
  func margins(
    _ finesse: ParagraphStyle.Finesse, size: Double, hyphen: (Int) -> Double
  ) -> LineBreaker.Margins {
    var margins = LineBreaker.Margins()
    if finesse.hanging > 0 {
      margins.left = [Double](repeating: 0, count: items.count)
      margins.right = margins.left
      for (index, content) in contents.enumerated() {
        switch content {
        case .box(let places):
          guard let first = slices[places].first, let last = slices[places].last else { continue }
          margins.left[index] = finesse.hanging * hang(first, isLeft: true)
          margins.right[index] = finesse.hanging * hang(last, isLeft: false)
        case .hyphen(let inline):
          margins.right[index] = finesse.hanging * HangingPunctuation.right("-") * hyphen(inline)
        case .space, .nothing: break
        }
      }
    }
    (margins.glyphStretch, margins.glyphShrink) = (finesse.glyphStretch, finesse.glyphShrink)
    // Letters that join, as those of Arabic, do not move apart.
    if !hasRightToLeft, finesse.letterStretch > 0 || finesse.letterShrink > 0 {
      margins.letters = contents.map { content in
        guard case .box(let places) = content else { return 0 }
        return slices[places].reduce(0) { sum, slice in
          let glyphs = runs[slice.run].glyphs[slice.glyphs]
          return sum + Double(glyphs.count { $0.advance != 0 })
        }
      }
      margins.letterStretch = finesse.letterStretch * size
      margins.letterShrink = finesse.letterShrink * size
    }
    return margins
  }

  /// How far the first or last character of a slice hangs, in points.
  private func hang(_ slice: Slice, isLeft: Bool) -> Double {
    let run = runs[slice.run]
    guard !run.isRightToLeft,
      let glyph = isLeft ? run.glyphs[slice.glyphs].first : run.glyphs[slice.glyphs].last
    else { return 0 }
    let utf8 = run.text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: Int(glyph.cluster))
    guard let scalar = run.text.unicodeScalars[start...].first else { return 0 }
    let share = isLeft ? HangingPunctuation.left(scalar) : HangingPunctuation.right(scalar)
    return share > 0 ? share * glyph.advance : 0
  }
}
