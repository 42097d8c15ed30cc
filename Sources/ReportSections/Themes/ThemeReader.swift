import Diagnostics
import Drawing
import LayoutEngine
import SourceReading

/// Reads a theme file.
package enum ThemeReader {
  /// The theme in `file`; `nil` if it has errors, which are in the log.
  /// - Parameter base: The file of the theme that this one begins with, by the name under its key
  ///   `base`; `nil` where there is none, which it reports.
  package static func read(
    _ file: SourceFile, log: DiagnosticLog,
    base: (String, SourceRange) -> SourceFile? = { _, _ in nil }
  ) -> Theme? {
    let own = DiagnosticLog()
    defer { log.add(own.diagnostics) }
    guard let node = node(in: file, under: [], own, base) else { return nil }
    let reader = FieldReader(node, own, what: "a theme")
    let colors =
      reader.nested("colours", as: "the colours", required: true) {
        fields -> [ColorRole: Color] in
        var colors = [ColorRole: Color]()
        for role in ColorRole.allCases { colors[role] = color(fields.colour(role.rawValue)) }
        return colors
      } ?? [:]
    let ink2 = colors[.ink2] ?? .black
    var partners = [String: Theme.PartnerTone]()
    for (code, tone) in reader.map(
      "partners", of: "the colours of a partner",
      { entry, fields in
        (entry.key, tone(fields, ink2))
      })
    {
      partners[code] = tone
    }
    let palette = reader.list("palette", of: "a colour of the palette", required: true) {
      tone($0, ink2)
    }
    let tints = reader.scalars("tints", required: true).compactMap { scalar in
      reader.parse(scalar, "a tint", "a colour such as #1a2b3c", code: "wrong-colour") {
        Color(hex: $0)
      }
    }
    if reader.has("tints"), tints.isEmpty {
      own.error(
        "wrong-value", "there are no tints", at: reader.range(of: "tints"),
        help: "name some from dark to light")
    }
    let page = reader.nested("page", as: "the page", required: true) { self.page($0) }
    let distances: [DistanceRole: Double] = lengths(reader, "distances", "the distances")
    let cover: [CoverDistance: Double] = lengths(reader, "cover", "the cover")
    let prose = reader.nested("prose", as: "the prose", required: true) { fields in
      Theme.Prose(
        alignment: fields.choice("alignment", ParagraphStyle.Alignment.self),
        isHyphenated: fields.bool("hyphenation", default: true),
        finesse: ParagraphStyle.Finesse(
          hanging: fields.optionalNumber("hanging", in: 0...1)?.value ?? 0,
          letterStretch: fields.optionalNumber("letter-stretch", in: 0...0.1)?.value ?? 0,
          letterShrink: fields.optionalNumber("letter-shrink", in: 0...0.05)?.value ?? 0,
          glyphStretch: fields.optionalNumber("glyph-stretch", in: 0...0.05)?.value ?? 0,
          glyphShrink: fields.optionalNumber("glyph-shrink", in: 0...0.05)?.value ?? 0))
    }
    let roles: [TextRole: TextStyle] = styles(reader, "roles", colors)
    let slide = reader.nested("slide", as: "the slide", required: true) {
      fields -> ([SlideDistance: Double], [SlideRole: TextStyle]) in
      (lengths(fields, "distances", "the distances of the slide"), styles(fields, "roles", colors))
    }
    let name = reader.string("name")
    reader.finish()
    guard !own.hasErrors, let page, let prose, let slide else { return nil }
    var theme = Theme(
      name: name, colors: colors, partners: partners, palette: palette, tints: tints, page: page,
      distances: distances, roles: roles, slide: slide.0, cover: cover, prose: prose,
      slideRoles: slide.1)
    noteFamilies(in: node, &theme.families)
    return theme
  }

  /// Where `node` names families of fonts.
  private static func noteFamilies(in node: SourceNode, _ places: inout [String: SourceRange]) {
    for entry in node.entries ?? [] {
      if entry.key == "family", case .scalar(let scalar) = entry.value.content {
        if places[scalar.text] == nil { places[scalar.text] = scalar.range }
      } else {
        noteFamilies(in: entry.value, &places)
      }
    }
  }

  /// What `file` says, over what the theme says that it begins with.
  private static func node(
    in file: SourceFile, under names: [String], _ log: DiagnosticLog,
    _ base: (String, SourceRange) -> SourceFile?
  ) -> SourceNode? {
    guard var node = YAMLReader.read(file, log: log) else { return nil }
    guard var entries = node.entries, let place = entries.firstIndex(where: { $0.key == "base" }),
      let name = entries[place].value.scalar
    else { return node }
    entries.remove(at: place)
    node.content = .mapping(entries)
    guard !names.contains(name.text) else {
      log.error(
        "circular-base",
        "the theme begins with itself: \((names + [name.text]).joined(separator: ", "))",
        at: name.range, help: "name another theme, or remove the key")
      return nil
    }
    guard let other = base(name.text, name.range),
      let whole = self.node(in: other, under: names + [name.text], log, base)
    else { return nil }
    return whole.overridden(by: node)
  }

  private static func lengths<Role: CaseIterable & RawRepresentable<String> & Hashable>(
    _ reader: FieldReader, _ key: String, _ what: String
  ) -> [Role: Double] {
    reader.nested(key, as: what, required: true) { fields -> [Role: Double] in
      var lengths = [Role: Double]()
      for role in Role.allCases {
        lengths[role] = fields.number(role.rawValue, in: 0...10_000).value
      }
      return lengths
    } ?? [:]
  }

  private static func color(_ source: SourceColour) -> Color {
    Color(red: source.red, green: source.green, blue: source.blue)
  }

  private static func tone(_ fields: FieldReader, _ ink2: Color) -> Theme.PartnerTone {
    let fill = color(fields.colour("fill"))
    return Theme.PartnerTone(
      fill: fill, label: color(fields.colour("label")),
      text: fields.optionalColour("text").map(color) ?? fill)
  }

  private static func styles<Role: CaseIterable & RawRepresentable<String> & Hashable>(
    _ reader: FieldReader, _ key: String, _ colors: [ColorRole: Color]
  ) -> [Role: TextStyle] {
    reader.nested(key, as: "the roles", required: true) { fields -> [Role: TextStyle] in
      var styles = [Role: TextStyle]()
      for role in Role.allCases {
        styles[role] = fields.nested(role.rawValue, as: "the role", required: true) {
          style($0, colors)
        }
      }
      return styles
    } ?? [:]
  }

  private static func style(_ fields: FieldReader, _ colors: [ColorRole: Color]) -> TextStyle {
    let size = fields.number("size", in: 4...400).value
    return TextStyle(
      family: fields.string("family"),
      weight: fields.optionalInteger("weight", in: 1...1000) ?? 400,
      isItalic: fields.bool("italic", default: false), size: size,
      slot: fields.optionalNumber("slot", in: 4...800)?.value,
      color: colors[fields.choice("colour", ColorRole.self)] ?? .black,
      tracking: fields.optionalNumber("tracking", in: -0.2...1)?.value ?? 0,
      features: fields.scalars("features").compactMap { scalar in
        fields.parse(scalar, "a feature", "a tag of four letters, such as onum or kern=0") {
          isFeature($0) ? $0 : nil
        }
      },
      rise: fields.optionalNumber("rise", in: -100...100)?.value ?? 0)
  }

  /// Whether `text` is the tag of an OpenType feature, with a value or without.
  private static func isFeature(_ text: String) -> Bool {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    return parts[0].utf8.count == 4
      && parts[0].utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
      && parts.count <= 2 && (parts.count == 1 || UInt32(parts[1]) != nil)
  }

  private static func page(_ fields: FieldReader) -> Theme.Page {
    var papers = [String: Theme.Paper]()
    let line = fields.number("line", in: 4...100).value
    for (name, paper) in fields.map(
      "papers", of: "a paper", required: true,
      { entry, fields in
        (entry.key, paper(fields, line: line))
      })
    {
      papers[name] = paper
    }
    let head = fields.nested("head", as: "the head", required: true) {
      ($0.number("baseline", in: 0...400).value, $0.number("rule", in: 0...400).value)
    }
    let foot = fields.nested("foot", as: "the foot", required: true) {
      $0.number("baseline", in: 0...400).value
    }
    let page = Theme.Page(
      line: line, gutter: fields.number("gutter", in: 0...200).value,
      columns: fields.integer("columns", in: 2...24),
      proseColumns: fields.integer("prose-columns", in: 1...24),
      sideInset: fields.number("side-inset", in: 0...200).value, papers: papers,
      headBaseline: head?.0 ?? 0, headRule: head?.1 ?? 0, footBaseline: foot ?? 0)
    // Placeholders of what could not be read are no grid to judge.
    guard !fields.log.hasErrors else { return page }
    for (name, paper) in papers.sorted(by: { $0.key < $1.key }) {
      let grid = PageGrid(page, paper)
      guard grid.column < 1 || grid.sideWidth < 36 else { continue }
      fields.log.error(
        "no-room-for-columns",
        "the columns leave no room for text or for the side column on the paper '\(name)'",
        at: fields.range(of: "columns"),
        help: "make 'gutter', 'prose-columns' or 'side-inset' smaller")
    }
    return page
  }

  private static func paper(_ fields: FieldReader, line: Double) -> Theme.Paper {
    let paper = Theme.Paper(
      width: fields.number("width", in: 72...14400).value,
      height: fields.number("height", in: 72...14400).value,
      margin: fields.number("margin", in: 0...2000).value,
      top: fields.number("top", in: 0...2000).value,
      lines: fields.integer("lines", in: 1...2000))
    if paper.width > 0, !paper.hasRoom {
      fields.log.error(
        "margins-too-wide", "the margins leave nothing of a sheet \(paper.width) points wide",
        at: fields.range(of: "margin"), help: "make the margin less than half of the width")
    }
    if paper.height > 0, paper.top + Double(paper.lines) * line > paper.height {
      fields.log.error(
        "block-leaves-the-sheet",
        "\(paper.lines) lines of \(line) points from \(paper.top) down leave the sheet",
        at: fields.range(of: "lines"), help: "make 'lines' or 'top' smaller")
    }
    return paper
  }
}

extension Theme.Paper {
  /// Whether the margins leave something of the sheet.
  fileprivate var hasRoom: Bool { margin * 2 < width }
}
