import Drawing

/// How well the colours of a theme do their work: text can be read, and fills that stand side by side
/// can be told apart, also by those who see fewer colours and in print without colour.
package struct ThemeColors: Sendable {
  /// What was measured of two colours.
  package struct Finding: Sendable {
    package enum Measure: String, Sendable {
      /// Contrast of text with its ground by WCAG 2.2.
      case contrast
      /// Difference of neighbouring fills by CIEDE2000.
      case difference
    }

    package var measure: Measure
    /// What the two colours are in the theme, such as `RUS` and `CHN`.
    package var names: (first: String, second: String)
    package var colors: (first: Color, second: Color)
    /// The sight in which the difference is least.
    package var sight: ColorSight
    package var value: Double
    package var least: Double
    /// A colour in place of the second, or of a text, that would be enough, if one was found.
    package var suggestion: Color?

    package var isEnough: Bool { value >= least }

    /// The finding in a line.
    package var summary: String {
      let figure = Self.rounded(value) + (isEnough ? " ≥ " : " < ") + Self.rounded(least)
      let seen =
        switch sight {
        case .normal: ""
        case .grey: ", printed grey"
        case .protan, .deutan, .tritan: ", seen by \(sight.rawValue)s"
        }
      let pair = measure == .contrast ? " on " : " and "
      let hint = suggestion.map {
        ": try \($0.hex) for \(measure == .contrast ? names.first : names.second)"
      }
      return "\(measure.rawValue) \(figure)  \(names.first)\(pair)\(names.second) "
        + "(\(colors.first.hex), \(colors.second.hex))\(seen)\(isEnough ? "" : hint ?? "")"
    }

    private static func rounded(_ value: Double) -> String {
      let tenths = Int((value * 10).rounded(.down))
      return "\(tenths / 10).\(tenths % 10)"
    }
  }

  /// Contrast of text of any size, and of text from 18 points, or 14 in bold, on (WCAG 2.2, 1.4.3).
  static let leastContrast = (any: 4.5, large: 3.0)
  /// About ten times what is just seen: fills are told apart at a glance and from memory. For sights
  /// with fewer colours, where names and order help, it is less.
  static let leastDifference = (normal: 10.0, other: 5.0)

  /// The least of each kind of pair, then all that are not enough.
  package let findings: [Finding]

  package init(_ theme: Theme) {
    findings =
      Self.texts(theme) + Self.partners(theme)
      + Self.neighbours(theme.tints, "tint", isOrdered: true)
      + Self.neighbours(theme.palette.map(\.fill), "palette colour", isOrdered: false)
  }

  /// Of each measure, the finding nearest to its limit.
  package func worst(_ measure: Finding.Measure) -> Finding? {
    findings.filter { $0.measure == measure }.min { $0.value / $0.least < $1.value / $1.least }
  }

  package var failures: [Finding] { findings.filter { !$0.isEnough } }

  // MARK: Text

  private static func texts(_ theme: Theme) -> [Finding] {
    let paper = theme[.paper]
    var findings = TextRole.allCases.compactMap { role -> Finding? in
      // What lies behind a page is not to be read for its own sake.
      guard role != .watermark, let style = theme.roles[role] else { return nil }
      let isLarge = style.size >= 18 || style.size >= 14 && style.weight >= 700
      return contrast(
        style.color, on: paper, role.rawValue, "paper",
        least: isLarge ? leastContrast.large : leastContrast.any)
    }
    for (code, tone) in theme.partners.sorted(by: { $0.key < $1.key }) {
      findings.append(
        contrast(
          tone.label, on: tone.fill, "label of \(code)", "its fill", least: leastContrast.any))
      findings.append(
        contrast(tone.text, on: paper, "text of \(code)", "paper", least: leastContrast.any))
    }
    return findings
  }

  private static func contrast(
    _ color: Color, on ground: Color, _ name: String, _ groundName: String, least: Double
  ) -> Finding {
    var finding = Finding(
      measure: .contrast, names: (name, groundName), colors: (color, ground), sight: .normal,
      value: color.contrast(with: ground), least: least)
    guard !finding.isEnough else { return finding }
    let end = ground.luminance > 0.18 ? Color.black : Color.white
    finding.suggestion = (1...20).lazy.map { color.mixed(with: end, share: Double($0) / 20) }
      .first { $0.contrast(with: ground) >= least }
    return finding
  }

  // MARK: Fills

  private static func partners(_ theme: Theme) -> [Finding] {
    let fills = theme.partners.sorted { $0.key < $1.key }.map { ($0.key, $0.value.fill) }
    return pairs(fills.map { (name: $0.0, color: $0.1) }) { _, _ in true }
  }

  /// Colours of a list: every two of them or, where they are ordered, those that follow one another.
  private static func neighbours(
    _ colors: [Color], _ name: String, isOrdered: Bool
  ) -> [Finding] {
    let named = colors.enumerated().map { (name: "\(name) \($0 + 1)", color: $1) }
    return pairs(named) { first, second in !isOrdered || second == first + 1 }
  }

  private static func pairs(
    _ colors: [(name: String, color: Color)], _ isPair: (Int, Int) -> Bool
  ) -> [Finding] {
    colors.indices.flatMap { first in
      colors.indices.filter { $0 > first && isPair(first, $0) }.map { second in
        var finding = difference(colors[first], colors[second])
        if !finding.isEnough {
          finding.suggestion = suggestion(
            for: colors[second].color,
            beside: colors.indices.filter {
              $0 != second && isPair(min($0, second), max($0, second))
            }
            .map { colors[$0].color })
        }
        return finding
      }
    }
  }

  private static func difference(
    _ first: (name: String, color: Color), _ second: (name: String, color: Color)
  ) -> Finding {
    let found = ColorSight.allCases.map { sight in
      Finding(
        measure: .difference, names: (first.name, second.name),
        colors: (first.color, second.color), sight: sight,
        value: sight.difference(first.color, second.color),
        least: sight == .normal ? leastDifference.normal : leastDifference.other)
    }
    return found.min { $0.value / $0.least < $1.value / $1.least } ?? found[0]
  }

  /// The colour nearest to `color` among its lighter and darker forms that can be told from `others`.
  private static func suggestion(for color: Color, beside others: [Color]) -> Color? {
    for step in 1...16 {
      for end in [Color.white, .black] {
        let candidate = color.mixed(with: end, share: Double(step) / 20)
        let isApart = others.allSatisfy { difference(("", $0), ("", candidate)).isEnough }
        if isApart { return candidate }
      }
    }
    return nil
  }
}
