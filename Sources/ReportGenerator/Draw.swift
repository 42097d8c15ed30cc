import CairoRenderer
import Charts
import CountryRisk
import Diagnostics
import Drawing
import PDFFinishing
import ReportSections
import SVGRenderer
import SideWork
import SourceReading

extension ReportGenerator {
  /// Draws charts as `request` asks, each laid out anew for each size. With an error, nothing is
  /// written.
  public func draw(_ request: ChartRequest, log: DiagnosticLog) -> [WrittenFile] {
    guard let composer = composer(for: request, log: log) else { return [] }
    // No chart shows the texts in Markdown.
    return draw(
      request, composer, input: request.country,
      rules: rules(of: composer.profile, hasProse: false), log: log)
  }

  /// The country of `request` with its layout and theme, for pictures of it.
  func composer(for request: ChartRequest, log: DiagnosticLog) -> ReportComposer? {
    let decoded = decoding(layout: request.layout, theme: request.theme)
    var building = BuildRequest(country: request.country)
    building.language = request.language
    return profile(request.country, edition: nil, log: log).flatMap {
      composer($0, decoded, building, log: log)
    }
  }

  /// Draws charts of the profile in `composer`, which was read from `input`.
  /// - Parameters:
  ///   - kept: Files that must not be written over.
  ///   - rules: What the rules of the domain say of it.
  func draw(
    _ request: ChartRequest, _ composer: ReportComposer, input: String, kept: [String] = [],
    rules: SideTask<[Diagnostic]>?, log: DiagnosticLog
  ) -> [WrittenFile] {
    let profile = composer.profile
    let column = composer.grid.block.width
    let sizes = request.sizes.compactMap { text -> ChartSize? in
      switch ChartSize.read(text, scale: request.scale, column: column) {
      case .success(let size): return size
      case .failure(let fault):
        log.error("wrong-size", fault.summary, help: fault.help)
        return nil
      }
    }
    let known = profile.charts.map(\.id)
    for id in request.charts where !known.contains(id) {
      log.error(
        "unknown-chart", "\(profile.country.name) has no chart '\(id)'",
        help: NearName.help(for: id, in: known))
    }
    if request.sizes.isEmpty {
      log.error("wrong-size", "no size is named", help: "name one, such as slide or 1920x1080")
    }
    if known.isEmpty, request.charts.isEmpty {
      log.error(
        "no-charts", "\(profile.country.name) has no charts", help: "add 'charts:' to the profile")
    }
    let folder = request.output ?? "Output/\(profile.id)/charts"
    guard outputIsSafe(folder, for: input, log: log), !log.hasErrors,
      let shaper = shaper(log: log)
    else {
      if let rules { log.add(rules.value) }
      return []
    }
    let context = composer.standaloneContext()
    let charts = profile.charts.filter { request.charts.isEmpty || request.charts.contains($0.id) }
    var files: [RenderedFile] = []
    for definition in charts {
      onChart?(definition.id)
      let sheet = ChartPicture(
        ChartFigure(definition, context), context, isTransparent: request.isTransparent)
      if request.hasSidecar { files += sheet.sidecar }
      for size in sizes {
        let name = [
          definition.id, sizes.count == 1 ? nil : size.name,
          request.sight == "normal" ? nil : request.sight,
        ].compactMap(\.self).joined(separator: "-")
        files += render(
          sheet, name: name, size: size, request, shaper: shaper, log: log)
      }
    }
    if let rules { log.add(rules.value) }
    reportFonts(of: shaper, composer.theme, log: log)
    let inputs = Set(kept.compactMap(realPath))
    for file in files {
      let path = SearchPath.join(folder, file.name)
      guard let target = realPath(path), inputs.contains(target) else { continue }
      log.error(
        "output-in-input", "the file '\(path)' would be written over the data it is drawn from",
        help: "choose another folder with --output")
    }
    guard !log.hasErrors else { return [] }
    return write(files, to: folder, log: log)
  }

  private func render(
    _ picture: ChartPicture, name: String, size: ChartSize, _ request: ChartRequest,
    shaper: TextShaper, log: DiagnosticLog
  ) -> [RenderedFile] {
    let labels = LabelSetter(shaper, language: picture.language)
    var size = size
    let drawing = picture.draw(&size, labels)
    for problem in drawing.problems {
      log.warning(
        "does-not-fit", "the chart '\(picture.id)' at \(size.name): \(problem)",
        at: picture.range, help: "choose a larger size, or show less")
    }
    if let name = drawing.unnamed.first {
      log.add(picture.definition.hasNoRoom(for: name))
    }
    for missing in shaper.takeMissing() {
      log.add(located([missing.diagnostic(at: picture.range)], beside: picture.range?.file))
    }
    let background = request.isTransparent ? nil : picture.paper
    let frame = drawing.frame.seen(as: ColorSight(rawValue: request.sight) ?? .normal)
    let pixels = (width: size.width, height: size.height)
    let created = timestamp ?? (picture.edition ?? "2000-01-01") + "T00:00:00Z"
    do {
      return try request.formats.map { format in
        let bytes: [UInt8]
        switch format {
        case .png:
          bytes = try PNGRenderer(fonts: pictureFonts).render(
            frame, pixels: pixels, scale: size.pixelsPerPoint, background: background,
            texts: [
              ("Title", picture.title), ("Description", picture.alternate),
              ("Source", picture.sourceLine), ("Software", "report \(Self.version)"),
              ("Data hash", picture.dataHash),
            ])
        case .svg:
          let svg = try SVGRenderer().render(
            frame, pixels: pixels, scale: size.pixelsPerPoint, background: background,
            title: picture.title, description: picture.alternate, language: picture.language,
            text: request.hasOutlines ? .outlines : .text,
            metadata: [
              (.source, picture.sourceLine), (.date, timestamp ?? picture.edition ?? ""),
              (.identifier, picture.dataHash),
            ])
          bytes = Array(svg.utf8)
        case .pdf:
          bytes = try pdf(picture.document(frame, size, background, created: created))
        }
        return RenderedFile(
          name: name + "." + format.rawValue, bytes: bytes,
          pages: format == .pdf ? 1 : nil, pixels: format == .pdf ? nil : pixels,
          isIncomplete: picture.isEmpty)
      }
    } catch {
      log.error("rendering-failed", "the chart '\(picture.id)' could not be rendered: \(error)")
      return []
    }
  }
}

/// A chart with all that stands around it when it is a picture of its own.
struct ChartPicture {
  let id: String
  let title: String
  let alternate: String
  let sourceLine: String
  let language: String
  /// The date of the profile's edition; `nil` for data, which have none.
  let edition: String?
  let paper: Color
  let range: SourceRange?
  /// What the chart shows, as CSV; the same in every size and format.
  let data: [UInt8]
  var definition: ChartDefinition { chart.definition }
  /// Whether nothing in it has a value.
  var isEmpty: Bool { chart.isEmpty }
  /// The digest of `data`.
  let dataHash: String
  private let chart: ChartFigure
  private let context: SectionContext
  private let isTransparent: Bool

  init(_ chart: ChartFigure, _ context: SectionContext, isTransparent: Bool) {
    self.isTransparent = isTransparent
    self.chart = chart
    self.context = context
    id = chart.definition.id
    title = chart.slideTitle
    alternate = chart.alternate
    sourceLine =
      chart.definition.sourceText == nil
      ? context.text.sourceLine(chart.sources, context.theme[.source]).map(\.text).joined()
      : chart.sourceLine
    language = context.values.language.rawValue
    edition = context.profile.country.alpha3.isEmpty ? nil : context.profile.edition.text
    paper = context.theme[.paper]
    range = chart.definition.range
    data = CSVWriter.bytes(of: chart.numbers)
    dataHash = "sha256:" + Digest.sha256(data)
  }

  /// The numbers of the chart.
  var figureData: FigureData { FigureData(name: id, rows: chart.numbers) }

  /// The data of the chart, and its words with the hash of its numbers, as files beside it.
  var sidecar: [ReportGenerator.RenderedFile] {
    let members = [
      ("title", title), ("subtitle", chart.subtitle), ("alternate", alternate),
      ("source", chart.sourceLine), ("language", language), ("hash", dataHash),
    ].map { DiagnosticFormatter.quoted($0.0) + ": " + DiagnosticFormatter.quoted($0.1) }
    let words = "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
    return [
      ReportGenerator.RenderedFile(name: id + ".csv", bytes: data),
      ReportGenerator.RenderedFile(name: id + ".json", bytes: Array(words.utf8)),
    ]
  }

  /// The drawing for `size`, whose height is set where the figure chooses it.
  func draw(_ size: inout ChartSize, _ labels: LabelSetter) -> FigureDrawing {
    if size.isColumn {
      let width = context.grid.block.width
      let drawing = ColumnSheet.draw(
        chart, context.theme.chartStyle.onPaper(!isTransparent), context, width: width, labels)
      size.height = Int((drawing.frame.size.height * size.pixelsPerPoint).rounded(.up))
      return drawing
    }
    let (chart, isTransparent) = (chart, isTransparent)
    let points = Size(
      width: Double(size.width) / size.pixelsPerPoint,
      height: Double(size.height) / size.pixelsPerPoint)
    let phrases = context.phrases
    // What is not in the picture is said in it; the note takes of the room, so it may become more.
    func sheet(leftOut: Int) -> ChartSheet {
      var notes = chart.notes
      if leftOut > 0 {
        let hidden = chart.definition.hiddenRows
        notes.removeAll { hidden > 0 && $0 == phrases.moreNotShown(hidden) }
        notes.append(phrases.moreNotShown(hidden + leftOut))
      }
      return ChartSheet(
        texts: ChartSheet.Texts(
          kicker: [context.profile.country.name, context.profile.title].filter { !$0.isEmpty }
            .joined(separator: ": "), title: title,
          subtitle: chart.subtitle, notes: notes + [plainSources]),
        style: context.theme.sheetStyle, figure: { chart.figure($0.onPaper(!isTransparent)) })
    }
    var drawing = sheet(leftOut: 0).draw(in: points, labels)
    var said = 0
    for _ in 0..<4 where drawing.leftOut != said {
      said = drawing.leftOut
      drawing = sheet(leftOut: said).draw(in: points, labels)
    }
    return drawing
  }

  /// The sources without the numbers of a list that a picture does not have.
  private var plainSources: String {
    chart.sourceLine
  }

  /// The picture as a document of one page.
  func document(
    _ frame: Frame, _ size: ChartSize, _ background: Color?, created: String
  ) -> PagedDocument {
    let structure = StructureTree()
    let root = structure.add(.document, in: nil)
    let figure = structure.add(.figure, in: root) {
      ($0.alternate, $0.data) = (alternate, figureData)
    }
    // 96 pixels make an inch, 72 points do: a slide of 1920 pixels is 20 inches wide.
    let factor = size.isColumn ? 1 : 0.75
    var page = Frame(
      size: Size(
        width: frame.size.width * factor, height: frame.size.height * factor))
    if let background, background != .white {
      page.fill(
        Rectangle(x: 0, y: 0, width: page.size.width, height: page.size.height), background)
    }
    page.add(frame.scaled(factor), at: .zero, in: figure)
    return PagedDocument(
      pages: [PagedDocument.Page(frame: page, label: "1")], structure: structure.elements,
      outline: [],
      information: PagedDocument.Information(
        title: title, subject: chart.subtitle, language: language, created: created))
  }
}
