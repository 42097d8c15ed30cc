import CairoRenderer
import Drawing
import TestSupport
import Testing

@testable import PDFFinishing

struct PDFFinisherTests {
  @Test func `the file has the header of PDF 1.7 and ends with its end mark`() throws {
    let bytes = try Sample.finished.get()
    #expect(bytes.starts(with: Array("%PDF-1.7\n".utf8)))
    #expect(bytes.suffix(7).elementsEqual("\n%%EOF\n".utf8))
    #expect(bytes.offsets(of: "%%EOF").count == 1)
  }

  @Test func `the file keeps its objects in object streams`() throws {
    let bytes = try Sample.finished.get()
    #expect(!bytes.offsets(of: "/Type/ObjStm").isEmpty)
    #expect(bytes.offsets(of: "/StructTreeRoot").isEmpty)
  }

  @Test func `cairo stores its streams and the file has them compressed`() throws {
    // Short data that cannot get shorter is stored by any compressor.
    func isStored(_ bytes: [UInt8]) -> [Bool] {
      let ends = bytes.offsets(of: "endstream")
      var found: [Bool] = []
      for place in bytes.offsets(of: "stream\n") where !ends.contains(place - 3) {
        let start = place + 7
        guard let end = ends.first(where: { $0 > start }), end - start > 200 else { continue }
        // The head of RFC 1950: method 8, a window of any size, a multiple of 31.
        let head = Int(bytes[start]) << 8 | Int(bytes[start + 1])
        if bytes[start] & 15 == 8, head % 31 == 0 { found.append(bytes[start + 2] & 6 == 0) }
      }
      return found
    }
    let sample = Sample.document.parts[0]
    let painted = ([sample.shapes] + sample.glyphs.files.map(\.bytes)).flatMap(isStored)
    #expect(painted.count > 3)
    #expect(!painted.contains(false))
    let finished = isStored(try Sample.finished.get())
    #expect(finished.count > 3)
    #expect(!finished.contains(true))
  }

  @Test func `a newline stands before every end of a stream`() throws {
    let bytes = try Sample.finished.get()
    let ends = bytes.offsets(of: "endstream")
    #expect(ends.count > 5)
    for end in ends { #expect(bytes[end - 1] == 10) }
  }

  @Test func `the file has an identifier made of its content`() throws {
    let first = try FinishedPDF.sample
    #expect(first["ID"].hasPrefix("[ <") || first["ID"].hasPrefix("[ ("))
    var sample = Sample.document
    sample.document.information.title = "Another"
    #expect(try FinishedPDF(sample.finish())["ID"] != first["ID"])
  }

  @Test func `the same painting and plan give the same bytes`() throws {
    let once = try Sample.finished.get()
    for _ in 0..<3 { #expect(try Sample.document.finish() == once) }
  }

  @Test func `threads at work together give the same bytes`() async throws {
    let once = try Sample.finished.get()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { try Sample.document.finish() == once }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  @Test func `parts of other pages than the document has are a fault`() {
    var sample = Sample.document
    sample.document.pages.removeLast()
    #expect(throws: FinishingFault("the parts have 2 pages, the document 1")) {
      try sample.finish()
    }
  }

  @Test func `more or fewer pieces of shapes than were painted are a fault`() {
    let shapes = PaintedPage.Piece(element: nil, runs: nil)
    for change: (inout PaintedPage) -> Void in [
      { $0.pieces.removeAll { $0.runs == nil } }, { $0.pieces.append(shapes) },
      { $0.pieces.insert(shapes, at: 0) }, { $0.pieces = [] },
    ] {
      var sample = Sample.document
      change(&sample.parts[0].content[0])
      #expect(throws: FinishingFault.self) { _ = try sample.finish() }
    }
  }

  @Test func `content of an element that does not exist is a fault`() throws {
    var sample = Sample.document
    let place = try #require(
      sample.parts[0].content[0].pieces.firstIndex { $0.element != nil })
    sample.parts[0].content[0].pieces[place].element = ElementID(index: 99)
    #expect(throws: FinishingFault("there is no structure element 99, or it contains itself")) {
      try sample.finish()
    }
  }

  @Test func `an element that contains itself is a fault`() {
    var sample = Sample.document
    sample.document.structure[0].parent = ElementID(index: 0)
    #expect(throws: FinishingFault.self) { try sample.finish() }
  }

  @Test func `a link to a place that does not exist is a fault that names it`() {
    var sample = Sample.document
    sample.document.structure[sample.document.structure.count - 1].destination = .place("moon")
    #expect(throws: FinishingFault("a link leads to 'moon', and no place has this name")) {
      try sample.finish()
    }
  }

  /// A document long enough to be painted in two parts, with text from right to left, letters of
  /// very large faces, ligatures, and pages that share no word.
  private static func long(pages: Int) -> PagedDocument {
    let structure = StructureTree()
    let root = structure.add(.document, in: nil)
    let labels = LabelSetter(SampleFonts.shaper())
    var random = SeededGenerator(seed: 7)
    let letters = Array("abcdefghijklmnopqrstuvwxyzÄßøЖбийӨү0123456789%–fi")
    return PagedDocument(
      pages: (0..<pages).map { page in
        var frame = Frame(size: Size(width: 400, height: 500))
        frame.add(.anchor("page-\(page)"), at: .zero)
        for row in 0..<36 {
          let words = (0..<12).map { _ in
            String((0..<6).map { _ in letters.randomElement(using: &random)! })
          }
          let style = TextStyle(
            family: row % 3 == 0 ? "Vollkorn" : "Inter", weight: row % 4 == 0 ? 600 : 400,
            size: [8, 9, 8, 10][row % 4], features: row % 2 == 0 ? ["tnum"] : [])
          let paragraph = structure.add(.paragraph, in: root)
          frame.add(
            labels.line(words.joined(separator: " "), style),
            at: Point(x: 10, y: Double(row) * 12), in: paragraph)
        }
        let others = ["中国 日本 \(page)", "שלום עולם", "भारत", "office affairs"]
        let style = TextStyle(family: "Vollkorn", size: 9)
        frame.add(
          labels.line(others[page % 4], style), at: Point(x: 10, y: 450),
          in: structure.add(.paragraph, in: root))
        return PagedDocument.Page(frame: frame, label: String(page + 1))
      },
      structure: structure.elements,
      outline: (0..<pages).map { .init(title: "\($0)", level: 1, place: "page-\($0)") },
      information: .init(title: "Long", language: "en", created: "2026-01-02T03:04:05Z"))
  }

  @Test func `a long document is painted in parts that share their fonts`() throws {
    var document = Self.long(pages: 12)
    document.pages = (0..<301).map { document.pages[$0 % 12] }
    let parts = try PDFRenderer().render(document)
    #expect(parts.map(\.pages) == [0..<300, 300..<301])
    #expect(parts[0].glyphs === parts[1].glyphs)
    let plan = FinishingPlan(creator: "report 1", producer: "cairo")
    let bytes = try PDFFinisher.finish(parts, of: document, plan: plan)
    let file = try FinishedPDF(bytes)
    #expect(file["Root/Pages/Count"] == "301")
    #expect(file["Root/StructTreeRoot/K/1"] == "null")
    let fonts = file.objects.filter { $0.contains("/FontDescriptor") && $0.contains("/BaseFont") }
    let names = fonts.compactMap { $0.firstMatch(of: /BaseFont \/[A-Z]+\+([\w-]+)/)?.1 }
    #expect(names.count == fonts.count)
    // A face has one font of Latin letters and one of all else, however many parts there are.
    for name in Set(names) { #expect(names.count { $0 == name } <= 2) }
  }

  @Test func `what a page shows does not depend on those beside it`() throws {
    let document = Self.long(pages: 12)
    let plan = FinishingPlan(creator: "report 1", producer: "cairo")
    let whole = try PDFFinisher.finish(
      PDFRenderer().render(document), of: document, plan: plan)
    var texts: [String] = []
    for page in 0..<12 {
      var single = document
      single.pages = [document.pages[page]]
      single.outline = []
      let bytes = try PDFFinisher.finish(PDFRenderer().render(single), of: single, plan: plan)
      texts += try PDFTools.text(of: bytes)
    }
    #expect(try PDFTools.text(of: whole) == texts)
  }

  @Test func `glyphs of another document are a fault`() throws {
    let document = Self.long(pages: 2)
    var parts = try PDFRenderer().render(document)
    let other = try PDFRenderer().render(Sample.document.document)[0].glyphs
    parts[0].glyphs = GlyphSheet(table: parts[0].glyphs.table, files: other.files)
    #expect(throws: FinishingFault.self) {
      try PDFFinisher.finish(
        parts, of: document, plan: FinishingPlan(creator: "report 1", producer: "cairo"))
    }
  }

  private static let damages = [
    "", "%PDF-1.5\n", "%PDF-1.5\nstartxref\n9\n%%EOF\n", "startxref\n-1",
  ]

  @Test(arguments: damages)
  func `shapes that cairo did not write are a fault`(text: String) {
    #expect(throws: FinishingFault("the PDF is not of the form that cairo writes")) {
      var sample = Sample.document
      sample.parts[0].shapes = Array(text.utf8)
      return try sample.finish()
    }
  }

  @Test(arguments: damages)
  func `glyphs that cairo did not write are a fault`(text: String) {
    #expect(throws: FinishingFault("the PDF is not of the form that cairo writes")) {
      _ = try finish { _ in Array(text.utf8) }
    }
  }

  /// The sample with other files of glyphs.
  private func finish(_ change: ([UInt8]) -> [UInt8]) throws -> [UInt8] {
    var sample = Sample.document
    let sheet = sample.parts[0].glyphs
    sample.parts[0].glyphs = GlyphSheet(
      table: sheet.table,
      files: sheet.files.map { GlyphSheet.File(faces: $0.faces, bytes: change($0.bytes)) })
    return try sample.finish()
  }

  @Test func `a damaged file is a fault and not a crash`() throws {
    let whole = Sample.document.parts[0].shapes
    for cut in stride(from: 0, to: whole.count, by: 97) {
      var sample = Sample.document
      sample.parts[0].shapes = Array(
        whole.prefix(cut) + whole.suffix(whole.count - cut).dropFirst(13))
      #expect(throws: FinishingFault.self) { try sample.finish() }
    }
    for cut in stride(from: 0, to: 1, by: 0.005) {
      #expect(throws: FinishingFault.self) {
        try finish { whole in
          let place = Int(Double(whole.count) * cut)
          return Array(whole.prefix(place) + whole.suffix(whole.count - place).dropFirst(13))
        }
      }
    }
  }
}
