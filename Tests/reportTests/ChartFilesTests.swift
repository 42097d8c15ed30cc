import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Charts as the program writes them for slides and pages.
@Suite struct ChartFilesTests {
  /// Width, height, depth and colour type of a PNG, from its header.
  private func header(_ png: Data?) throws -> (width: Int, height: Int, depth: Int, type: Int) {
    let bytes = Array(try #require(png))
    try #require(bytes.count > 33)
    #expect(Array(bytes[0..<8]) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(Array(bytes[12..<16]) == Array("IHDR".utf8))
    func number(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20), Int(bytes[24]), Int(bytes[25]))
  }

  private func draw(
    _ arguments: [String], country: String = "mongolia"
  ) throws -> (folder: TemporaryFolder, run: Program.Run) {
    let folder = try SmallProfile.folder()
    let run = try Program.run(["chart", country] + arguments + ["--output", "out"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    return (folder, run)
  }

  @Test(arguments: [
    ("slide", 1, 1920, 1080), ("half-slide", 1, 960, 1080), ("square", 1, 1080, 1080),
    ("1280x720", 1, 1280, 720), ("160x90mm", 2, 1209, 680), ("10x5in", 1, 960, 480),
    ("slide", 2, 3840, 2160), ("slide-4k", 1, 3840, 2160), ("third-slide", 1, 640, 1080),
    ("story", 1, 1080, 1920),
  ])
  func `a picture has exactly the size asked for`(
    _ size: String, _ scale: Int, _ width: Int, _ height: Int
  ) throws {
    let (folder, run) = try draw(
      ["exports-by-partner", "--size", size, "--scale", String(scale)])
    let png = try header(folder.bytes("out/exports-by-partner.png"))
    #expect(png.width == width)
    #expect(png.height == height)
    #expect(run.text.contains("\(width) × \(height) pixels"))
  }

  /// No chart shows the texts in Markdown, which may be half written.
  @Test func `prose that is wrong keeps no chart from being drawn, and facts that are do`() throws {
    let folder = try TemporaryFolder()
    try #require(
      try Program.run(
        ["new", "country", "land", "Profiles/land", "--from", "mongolia"], in: folder
      )
      .status == 0)
    let prose = folder["Profiles/land/prose"]
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: prose).sorted().first)
    let text = String(
      decoding: try #require(folder.bytes("Profiles/land/prose/" + name)), as: UTF8.self)
    try folder.write(text + "\n\nA share of {no-such-fact}.\n", to: "Profiles/land/prose/" + name)
    #expect(try Program.run(["check", "land"], in: folder).errors.contains("no-such-fact"))
    let chart = ["chart", "land", "exports-by-partner", "--format", "svg", "--output", "out"]
    let run = try Program.run(chart, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.bytes("out/exports-by-partner.svg") != nil)
    let facts = "Profiles/land/events.yaml"
    let events = String(decoding: try #require(folder.bytes(facts)), as: UTF8.self)
    try folder.write(
      events.replacing("Mongolia begins to close", with: "Mongolia {no-such-fact} begins to close"),
      to: facts)
    let refused = try Program.run(chart, in: folder)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("no-such-fact"))
  }

  @Test func `the column is as wide as the report's at the resolution of print`() throws {
    let (folder, run) = try draw(["exports-by-partner", "--size", "column"])
    let png = try header(folder.bytes("out/exports-by-partner.png"))
    #expect(png.width == 1301)
    #expect(png.height > 200)
    #expect(run.text.contains("1301 × \(png.height) pixels"))
  }

  @Test func `a transparent picture has an alpha channel and another has none`() throws {
    let (clear, _) = try draw(["exports-by-partner", "--background", "transparent"])
    let (white, _) = try draw(["exports-by-partner"])
    let name = "out/exports-by-partner.png"
    let clearPNG = try #require(clear.bytes(name))
    let type = try header(clearPNG).type
    #expect(type == 6 || clearPNG.range(of: Data("tRNS".utf8)) != nil)
    let whitePNG = try #require(white.bytes(name))
    #expect(try header(whitePNG).type != 6)
    #expect(whitePNG.range(of: Data("tRNS".utf8)) == nil)
  }

  @Test func `every chart is drawn in every format, and each can be read again`() throws {
    let (folder, run) = try draw(["--all", "--format", "png,svg,pdf"])
    #expect(run.errors == "")
    let names = try Program.run(["list", "charts"], in: folder).lines.map { line in
      String(line.prefix { $0 != " " })
    }
    #expect(names.count >= 5)
    #expect(run.lines.count == names.count * 3)
    for name in names {
      #expect(try header(folder.bytes("out/\(name).png")).width == 1920)
      let svg = try #require(folder.bytes("out/\(name).svg"))
      let reader = SVGReader(svg)
      #expect(reader.isWellFormed, "\(name)")
      #expect(reader.root["width"] == "1920")
      #expect(reader.root["height"] == "1080")
      #expect(reader.foreign == [], "\(name)")
      #expect(reader.elements.isDisjoint(with: ["script", "foreignObject", "image", "style"]))
      #expect(reader.elements.isSuperset(of: ["title", "desc", "text"]))
      let check = try Program.tool("qpdf", ["--check", "out/\(name).pdf"], in: folder)
      #expect(check.status == 0, "\(name)")
      let page = try Program.tool("pdfinfo", ["out/\(name).pdf"], in: folder).text
      #expect(page.contains("1440 x 810 pts"), "\(name)")
    }
  }

  @Test func `several sizes have names of their own`() throws {
    let (folder, _) = try draw(["exports", "--size", "slide,300x200"], country: "small")
    let files = folder.files.filter { $0.hasPrefix("out/") }
    #expect(files == ["out/exports-300x200.png", "out/exports-slide.png"])
  }

  @Test func `without a folder charts go below the country's output`() throws {
    let folder = try SmallProfile.folder()
    let run = try Program.run(["chart", "small", "exports"], in: folder)
    #expect(run.text.hasPrefix("Output/small/charts/exports.png  "))
    #expect(folder.bytes("Output/small/charts/exports.png") != nil)
  }

  @Test func `outlines leave no text in a picture and keep its words`() throws {
    let (folder, _) = try draw(
      ["exports", "--format", "svg", "--svg", "outlines"], country: "small")
    let reader = SVGReader(try #require(folder.bytes("out/exports.svg")))
    #expect(reader.isWellFormed)
    #expect(!reader.elements.contains("text"))
    #expect(reader.elements.isSuperset(of: ["title", "desc", "path"]))
    let (written, _) = try draw(["exports", "--format", "svg"], country: "small")
    let other = SVGReader(try #require(written.bytes("out/exports.svg")))
    #expect(other.elements.contains("text"))
    #expect(reader.root["width"] == other.root["width"])
  }

  @Test func `data and words lie beside a chart, with one hash in every size and format`() throws {
    let arguments = ["exports", "--sidecar", "--size", "slide,story", "--format", "png,svg"]
    let (folder, run) = try draw(arguments, country: "small")
    #expect(run.lines.count == 6)
    let data = try #require(folder.bytes("out/exports.csv"))
    #expect(String(decoding: data, as: UTF8.self).hasPrefix("\"label\",\"value\",\"unit\""))
    let json = try #require(folder.bytes("out/exports.json"))
    let read = try JSONSerialization.jsonObject(with: json)
    let words = try #require(read as? [String: String])
    #expect(Set(words.keys) == ["title", "subtitle", "alternate", "source", "language", "hash"])
    let digest = try Program.tool("sha256sum", ["out/exports.csv"], in: folder).text.prefix(64)
    let hash = "sha256:" + digest
    #expect(words["hash"] == hash)
    for name in ["slide.png", "story.png", "slide.svg", "story.svg"] {
      let bytes = try #require(folder.bytes("out/exports-\(name)"))
      #expect(bytes.range(of: Data(hash.utf8)) != nil, "\(name)")
    }
  }

  @Test(arguments: ["protan", "deutan", "tritan", "grey"])
  func `a chart as it is seen stands beside the chart`(_ sight: String) throws {
    let (folder, _) = try draw(
      ["exports", "--simulate", sight, "--format", "svg,png"], country: "small")
    #expect(
      folder.files.filter { $0.hasPrefix("out/") } == [
        "out/exports-\(sight).png", "out/exports-\(sight).svg",
      ])
    let (other, _) = try draw(["exports", "--format", "svg"], country: "small")
    let seen = String(
      decoding: try #require(folder.bytes("out/exports-\(sight).svg")), as: UTF8.self)
    let svg = String(decoding: try #require(other.bytes("out/exports.svg")), as: UTF8.self)
    func colors(_ svg: String) -> Set<Substring> {
      Set(svg.split(separator: "\"").filter { $0.hasPrefix("#") && $0.count == 7 })
    }
    #expect(colors(seen).count > 1)
    #expect(colors(seen) != colors(svg))
  }

  @Test func `a theme in place of the layout's paints the chart`() throws {
    let (folder, _) = try draw(
      ["exports", "--theme", "dark", "--format", "svg,png,pdf"], country: "small")
    let svg = String(decoding: try #require(folder.bytes("out/exports.svg")), as: UTF8.self)
    #expect(svg.contains("#14171B"))
    let own = "name: mine\nbase: dark\ncolours: {paper: \"#102030\"}\n"
    try folder.write(own, to: "Layouts/Themes/mine.yaml")
    let run = try Program.run(
      ["chart", "small", "exports", "--theme", "mine", "--format", "svg", "--output", "own"],
      in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let mine = String(decoding: try #require(folder.bytes("own/exports.svg")), as: UTF8.self)
    #expect(mine.contains("#102030") && !mine.contains("#14171B"))
    let unknown = try Program.run(["chart", "small", "exports", "--theme", "drak"], in: folder)
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("did you mean 'dark'?"))
  }

  /// The colour at the upper left corner of the first page of a PDF.
  private func corner(_ name: String, in folder: TemporaryFolder) throws -> [UInt8] {
    let run = try Program.tool(
      "pdftoppm", ["-r", "10", "-f", "1", "-l", "1", name, "page"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let file = try #require(folder.files.first { $0.hasSuffix(".ppm") })
    // Magic number, width, height and depth stand in lines before the pixels.
    let bytes = Array(try #require(folder.bytes(file)))
    var place = 0
    for _ in 0..<3 { place = try #require(bytes[place...].firstIndex(of: 10)) + 1 }
    return Array(bytes[place..<place + 3])
  }

  @Test func `paper that is not white is painted on pages and charts`() throws {
    let (charts, _) = try draw(
      ["exports", "--theme", "dark", "--format", "pdf"], country: "small")
    #expect(try corner("out/exports.pdf", in: charts) == [0x14, 0x17, 0x1B])
    let pages = try SmallProfile.folder()
    let run = try Program.run(
      ["build", "small", "--layout", "small", "--theme", "dark", "--output", "out"], in: pages)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try corner("out/small.pdf", in: pages) == [0x14, 0x17, 0x1B])
  }

  @Test func `the colours of themes are measured`() throws {
    let folder = try SmallProfile.folder()
    let run = try Program.run(["list", "themes", "--check"], in: folder)
    #expect(run.status == 0)
    #expect(run.lines.count == 10)
    #expect(run.lines.allSatisfy { $0.contains(" ≥ ") })
    #expect(try Program.run(["list", "fonts", "--check"], in: folder).status == 64)
  }

  @Test func `words that are markup elsewhere stay words in a picture`() throws {
    let hostile = "<script>alert('x')</script> ]]> &#x0; \\\" <!ENTITY a SYSTEM 'file:///x'>"
    let folder = try SmallProfile.folder()
    let yaml = SmallProfile.yaml().replacing("title: A title", with: "title: \"\(hostile)\"")
    try folder.write(yaml, to: "Profiles/small/profile.yaml")
    let run = try Program.run(
      ["chart", "small", "--all", "--format", "svg,png,pdf", "--output", "out"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let reader = SVGReader(try #require(folder.bytes("out/exports.svg")))
    #expect(reader.isWellFormed)
    #expect(!reader.elements.contains("script"))
    #expect(reader.text.contains("<script>"))
  }
}

/// What an SVG file is made of.
private final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  private(set) var elements = Set<String>()
  private(set) var root: [String: String] = [:]
  private(set) var text = ""
  /// Attributes that lead out of the file or hold a program.
  private(set) var foreign: [String] = []

  init(_ data: Data) {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if elements.isEmpty { root = attributes }
    elements.insert(name)
    for (key, value) in attributes {
      let isLink = key.hasSuffix("href") && !value.hasPrefix("#")
      if isLink || key.hasPrefix("on") || value.contains("url(http") {
        foreign.append("\(key)=\(value)")
      }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
