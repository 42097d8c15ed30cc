import CairoRenderer
import Charts
import CountryRisk
import Diagnostics
import Drawing
import ReportSections

extension ReportGenerator {
  /// Draws charts of a country side by side on pages that lie across, each as `request` asks for it,
  /// with its name below: all of them, or those that are named. With an error, nothing is written.
  public func gallery(_ request: ChartRequest, log: DiagnosticLog) -> [WrittenFile] {
    guard let composer = composer(for: request, log: log) else { return [] }
    let rules = rules(of: composer.profile, hasProse: false)
    let profile = composer.profile
    let known = profile.charts.map(\.id)
    for id in request.charts where !known.contains(id) {
      log.error(
        "unknown-chart", "\(profile.country.name) has no chart '\(id)'",
        help: NearName.help(for: id, in: known))
    }
    if known.isEmpty {
      log.error(
        "no-charts", "\(profile.country.name) has no charts", help: "add 'charts:' to the profile")
    }
    if request.sizes.count != 1 || request.formats.contains(.svg) {
      log.error(
        "wrong-size", "a contact sheet shows one size, as PDF or PNG",
        help: "name one size, such as slide, and the formats pdf or png")
    }
    var size: ChartSize?
    switch ChartSize.read(
      request.sizes.first ?? "", scale: 1, column: composer.grid.block.width)
    {
    case .success(let found): size = found
    case .failure(let fault): log.error("wrong-size", fault.summary, help: fault.help)
    }
    let folder = request.output ?? "Output/\(profile.id)"
    guard outputIsSafe(folder, for: request.country, log: log), !log.hasErrors, let size,
      let shaper = shaper(log: log)
    else {
      log.add(rules.value)
      return []
    }
    let context = composer.standaloneContext()
    let charts = profile.charts.filter { request.charts.isEmpty || request.charts.contains($0.id) }
    let labels = LabelSetter(shaper, language: context.values.language.rawValue)
    var sheet = ContactSheet(context, labels: labels)
    for definition in charts {
      onChart?(definition.id)
      var size = size
      let picture = ChartPicture(ChartFigure(definition, context), context, isTransparent: false)
      let drawing = picture.draw(&size, labels)
      for problem in drawing.problems {
        log.warning(
          "does-not-fit", "the chart '\(picture.id)' at \(size.name): \(problem)",
          at: picture.range, help: "choose a larger size, or show less")
      }
      sheet.add(
        drawing.frame.seen(as: ColorSight(rawValue: request.sight) ?? .normal), of: picture)
    }
    log.add(rules.value)
    reportFonts(of: shaper, composer.theme, log: log)
    guard !log.hasErrors else { return [] }
    do {
      let files = try files(
        of: sheet.document(created: timestamp ?? profile.edition.text + "T00:00:00Z"),
        request.formats, paper: context.theme[.paper])
      return write(files, to: folder, log: log)
    } catch {
      log.error("rendering-failed", "the contact sheet could not be rendered: \(error)")
      return []
    }
  }

  private func files(
    of document: PagedDocument, _ formats: [OutputFormat], paper: Color
  ) throws -> [RenderedFile] {
    var files: [RenderedFile] = []
    for format in formats {
      guard format == .png else {
        files.append(
          RenderedFile(
            name: "gallery.pdf", bytes: try pdf(document), pages: document.pages.count, pixels: nil)
        )
        continue
      }
      for (place, page) in document.pages.enumerated() {
        let scale = 2.0
        let pixels = (
          width: Int((page.frame.size.width * scale).rounded()),
          height: Int((page.frame.size.height * scale).rounded())
        )
        files.append(
          RenderedFile(
            name: document.pages.count == 1 ? "gallery.png" : "gallery-\(place + 1).png",
            bytes: try PNGRenderer(fonts: pictureFonts).render(
              page.frame, pixels: pixels, scale: scale, background: paper,
              texts: [("Title", document.information.title)]),
            pages: nil, pixels: pixels))
      }
    }
    return files
  }
}

/// Pictures in rows on pages of A4 across, the most that are still read side by side.
private struct ContactSheet {
  private static let page = Size(width: 841.89, height: 595.28)
  private static let margin = 36.0
  private static let gap = 20.0
  /// The width that a picture has at least.
  private static let leastWidth = 220.0

  private let context: SectionContext
  private let labels: LabelSetter
  private var pictures: [(frame: Frame, picture: ChartPicture)] = []

  init(_ context: SectionContext, labels: LabelSetter) {
    self.context = context
    self.labels = labels
  }

  mutating func add(_ frame: Frame, of picture: ChartPicture) {
    pictures.append((frame, picture))
  }

  /// The pages, each picture a figure with its words and its name.
  func document(created: String) -> PagedDocument {
    let theme = context.theme
    let structure = StructureTree()
    let root = structure.add(.document, in: nil)
    let title = [context.profile.country.name, context.profile.title].filter { !$0.isEmpty }
      .joined(separator: ": ")
    var frame = blank(theme)
    let heading = structure.add(.heading1, in: root)
    let head = labels.line(title, theme[.heading2])
    frame.add(head, at: Point(x: Self.margin, y: Self.margin - 8), in: heading)
    let inner = Self.page.width - 2 * Self.margin
    let columns = max(1, Int((inner + Self.gap) / (Self.leastWidth + Self.gap)))
    let width = (inner - Self.gap * Double(columns - 1)) / Double(columns)
    let caption = theme[.exhibitSubtitle]
    var pages: [Frame] = []
    var (top, height, column) = (Self.margin + head.size.height + 6, 0.0, 0)
    for (drawing, picture) in pictures {
      // High pictures are set lower than the width allows, so that a row finds room on a page.
      let room = Self.page.height - 2 * Self.margin - head.size.height - caption.slot - 12
      let factor = min(width / drawing.size.width, room / drawing.size.height)
      let size = Size(width: drawing.size.width * factor, height: drawing.size.height * factor)
      if column == columns { (top, height, column) = (top + height + 12, 0, 0) }
      if top + size.height + caption.slot + 4 > Self.page.height - Self.margin,
        top > Self.margin * 2
      {
        pages.append(frame)
        frame = blank(theme)
        (top, height, column) = (Self.margin, 0, 0)
      }
      let corner = Point(x: Self.margin + Double(column) * (width + Self.gap), y: top)
      let figure = structure.add(.figure, in: root) {
        ($0.alternate, $0.data) = (picture.alternate, picture.figureData)
      }
      frame.add(drawing.scaled(factor), at: corner, in: figure)
      frame.outline(
        Rectangle(x: corner.x, y: corner.y, width: size.width, height: size.height),
        Stroke(theme[.grid], width: 0.4))
      let name = structure.add(.paragraph, in: root)
      frame.add(
        labels.line(picture.id, caption),
        at: Point(x: corner.x, y: corner.y + size.height + 4), in: name)
      height = max(height, size.height + 4 + caption.slot)
      column += 1
    }
    pages.append(frame)
    return PagedDocument(
      pages: pages.enumerated().map { PagedDocument.Page(frame: $1, label: String($0 + 1)) },
      structure: structure.elements, outline: [],
      information: PagedDocument.Information(
        title: title, subject: context.phrases.figures,
        language: context.values.language.rawValue, created: created))
  }

  private func blank(_ theme: Theme) -> Frame {
    var frame = Frame(size: Self.page)
    if theme[.paper] != .white {
      frame.fill(
        Rectangle(x: 0, y: 0, width: Self.page.width, height: Self.page.height), theme[.paper])
    }
    return frame
  }
}

extension Frame {
  fileprivate mutating func outline(_ area: Rectangle, _ stroke: Stroke) {
    add(.path(.rectangle(area), fill: nil, stroke: stroke), at: .zero)
  }
}
