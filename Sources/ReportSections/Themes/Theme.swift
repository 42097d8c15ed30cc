import Diagnostics
import Drawing
import LayoutEngine

/// How reports look: colours, type and distances by role, as read from a theme file.
package struct Theme: Sendable {
  /// The colours of one partner.
  package struct PartnerTone: Sendable, Hashable {
    package var fill: Color
    /// Of text inside the fill.
    package var label: Color
    /// Of the partner's name on paper.
    package var text: Color
  }

  /// A sheet and the text block on it, in points.
  package struct Paper: Sendable {
    package var width: Double
    package var height: Double
    package var margin: Double
    package var top: Double
    package var lines: Int
  }

  /// Places of the furniture and the grid, in points.
  package struct Page: Sendable {
    package var line: Double
    package var gutter: Double
    package var columns: Int
    package var proseColumns: Int
    package var sideInset: Double
    package var papers: [String: Paper]
    package var headBaseline: Double
    package var headRule: Double
    /// Above the lower edge of the sheet.
    package var footBaseline: Double
  }

  /// How running text is set.
  package struct Prose: Sendable {
    package var alignment: ParagraphStyle.Alignment
    package var isHyphenated: Bool
    package var finesse: ParagraphStyle.Finesse

    /// The style of its paragraphs, with lines of `slot`.
    package func style(slot: Double) -> ParagraphStyle {
      ParagraphStyle(
        alignment: alignment, isHyphenated: isHyphenated, slot: slot, finesse: finesse)
    }
  }

  package var name: String
  package var colors: [ColorRole: Color]
  package var partners: [String: PartnerTone]
  package var palette: [PartnerTone]
  package var tints: [Color]
  package var page: Page
  package var distances: [DistanceRole: Double]
  package var roles: [TextRole: TextStyle]
  package var slide: [SlideDistance: Double]
  package var cover: [CoverDistance: Double]
  /// How running text is set.
  package var prose: Prose
  package var slideRoles: [SlideRole: TextStyle]
  /// Where each family of fonts is named first.
  package var families: [String: SourceRange] = [:]

  package subscript(_ role: ColorRole) -> Color { colors[role] ?? .black }
  package subscript(_ role: DistanceRole) -> Double { distances[role] ?? 0 }

  package subscript(_ role: TextRole) -> TextStyle {
    roles[role] ?? TextStyle(family: "Inter", size: 10)
  }

  /// The look of `role` on a slide of 1920 × 1080 pixels.
  package func slide(_ role: SlideRole) -> TextStyle {
    slideRoles[role] ?? TextStyle(family: "Inter", size: 24)
  }

  /// A length of the slide of reference, in its pixels.
  package func slideLength(_ role: SlideDistance) -> Double { slide[role] ?? 0 }

  /// A place on the cover, in points.
  package func coverLength(_ role: CoverDistance) -> Double { cover[role] ?? 0 }

  /// A line of the width and colour of the roles.
  package func stroke(_ width: DistanceRole, _ color: ColorRole) -> Stroke {
    Stroke(self[color], width: self[width])
  }
}

/// The colours of a profile's partners: the theme's own where it has them, else from its palette in
/// the profile's order, each used once; later partners are grey.
package struct PartnerTones: Sendable {
  private let tones: [String: Theme.PartnerTone]
  private let others: Theme.PartnerTone

  package init(_ theme: Theme, partners: [String]) {
    others = Theme.PartnerTone(fill: theme[.others], label: theme[.ink], text: theme[.ink2])
    var tones = [String: Theme.PartnerTone]()
    for code in partners { tones[code] = theme.partners[code] }
    let used = Set(tones.values.map(\.fill))
    var free = theme.palette.filter { !used.contains($0.fill) }[...]
    for code in partners where tones[code] == nil { tones[code] = free.popFirst() }
    self.tones = tones
  }

  package subscript(_ code: String?) -> Theme.PartnerTone {
    code.flatMap { tones[$0] } ?? others
  }

  /// Whether the partner has a colour of its own.
  package func has(_ code: String) -> Bool { tones[code] != nil }
}

extension Theme {
  /// A theme without looks, for text that is only read.
  package static let placeholder = Theme(
    name: "", colors: [:], partners: [:], palette: [], tints: [],
    page: Page(
      line: 14, gutter: 0, columns: 2, proseColumns: 1, sideInset: 0, papers: [:],
      headBaseline: 0, headRule: 0, footBaseline: 0),
    distances: [:], roles: [:], slide: [:], cover: [:],
    prose: Prose(
      alignment: .leading, isHyphenated: false, finesse: ParagraphStyle.Finesse()), slideRoles: [:])
}
