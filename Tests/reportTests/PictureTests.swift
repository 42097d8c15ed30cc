import Foundation
import TestSupport
import Testing

/// Pictures of a profile, from their files to a report and back.
@Suite struct PictureTests {
  private static let drawing = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
      <rect width="40" height="20" fill="#c02020"/>
    </svg>
    """

  /// A profile with a picture of each kind, which its text calls for.
  private func folder(_ more: String = "", text: String = "") throws -> TemporaryFolder {
    let folder = try SmallProfile.folder(
      """
      pictures:
        port: {file: pictures/port.png, title: The port, alt: Ships lie at a quay., source: one}
        gate:
          file: pictures/gate.jpg
          title: "The gate, which {exports.XAB|symbol} pass"
          alt: A gate stands open.
          note: Taken in autumn.
          source: one
        plan: {file: pictures/plan.svg, title: The plan, alt: A red field., source: one}
      \(more)
      """)
    let pictures = "Profiles/small/pictures/"
    try folder.write(
      SamplePictures.png(width: 900, height: 300) { x, _ in [0, UInt8(x % 256), 90, 255] },
      to: pictures + "port.png")
    try folder.write(SamplePictures.jpeg(), to: pictures + "gate.jpg")
    try folder.write(Self.drawing, to: pictures + "plan.svg")
    try folder.write(
      "See [](picture:gate).\n\n![](picture:port)\n\n![](picture:gate \"top\")\n\(text)\n",
      to: "Profiles/small/prose/position.md")
    try folder.write(
      """
      name: small
      sections:
        - {kind: prose, text: position, title: Position}
        - {kind: pictures, title: More}
      """, to: "Layouts/small.yaml")
    return folder
  }

  private func build(_ folder: TemporaryFolder, _ arguments: String...) throws -> Program.Run {
    try Program.run(
      ["build", "small", "--layout", "small", "--output", "out"] + arguments, in: folder)
  }

  @Test func `pictures of each kind are exhibits, and JPEG stays as it is`() throws {
    let folder = try folder()
    let run = try build(folder, "--format", "pdf,png")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("coarse-picture"))
    #expect(run.errors.contains("'gate' is printed with"))
    let pdf = try #require(folder.bytes("out/small.pdf"))
    #expect(pdf.range(of: Data("/DCTDecode".utf8)) != nil)
    #expect(pdf.range(of: Data(SamplePictures.jpeg())) != nil)
    #expect(pdf.range(of: Data("/Subtype/Form".utf8)) != nil)
    #expect(pdf.range(of: Data("/Interpolate".utf8)) == nil)
    let words = try Program.shell("pdftotext -layout out/small.pdf -", in: folder).text
    #expect(words.contains("Exhibit 1.2 on p. 1"), "\(words)")
    #expect(words.contains("The gate, which 60% pass"))
    #expect(words.contains("Taken in autumn."))
    #expect(words.contains("The plan"))
    let shown = try Program.run(["trace", "--pdf", "out/small.pdf", "exports.XAB"], in: folder)
    #expect(shown.text.contains("on page    1"), "\(shown.text)")
  }

  @Test func `a value told with a picture brings its source`() throws {
    let folder = try folder(
      "  told: {file: pictures/port.png, title: T, alt: A, note: \"{exports.XAB} pass.\"}")
    #expect(try build(folder).status == 0)
    let words = try Program.shell("pdftotext -layout out/small.pdf -", in: folder).text
    let lines = words.split(separator: "\n")
    let note = try #require(lines.firstIndex { $0.hasPrefix("60% pass.") }, "\(words)")
    // The picture itself has none.
    #expect(lines[note + 1] == "Source: P 2020 [1]; in part unsourced.")
  }

  @Test func `a report carries its pictures and is made again from them`() throws {
    let folder = try folder()
    #expect(try build(folder).status == 0)
    let alone = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: folder["out/small.pdf"], toPath: alone["moved.pdf"])
    let verified = try Program.run(["verify", "moved.pdf"], in: alone)
    #expect(verified.text.contains("identical"), "\(verified.text) \(verified.errors)")
    let run = try Program.run(["extract", "moved.pdf", "parts"], in: alone)
    #expect(run.status == 0, "\(run.errors)")
    for name in ["port.png", "gate.jpg", "plan.svg"] {
      #expect(
        alone.bytes("parts/small/pictures/" + name)
          == folder.bytes("Profiles/small/pictures/" + name), "\(name)")
    }
    let again = try Program.run(
      ["build", "parts/small", "--layout", "parts/layout/small.yaml", "--output", "again"],
      in: alone)
    #expect(again.status == 0, "\(again.errors)")
    #expect(alone.bytes("again/small.pdf") == folder.bytes("out/small.pdf"))
  }

  @Test(arguments: [
    ("../port.png", "unusable-picture"), ("/etc/passwd.png", "unusable-picture"),
    ("pictures/none.png", "file-missing"), ("pictures/link.png", "path-outside"),
    ("pictures", "unusable-picture"), ("pictures/text.svg", "text-in-picture"),
    ("pictures/load.svg", "reference-in-picture"), ("pictures/short.png", "unreadable-picture"),
    ("pictures/huge.png", "picture-too-large"), ("pictures/plan.svgz", "unusable-picture"),
  ])
  func `a picture that cannot be used is an error, and nothing is written`(
    _ file: String, _ code: String
  ) throws {
    let folder = try folder("  bad: {file: \(file), title: T, alt: A, source: one}")
    let pictures = "Profiles/small/pictures/"
    try folder.write(SamplePictures.png(width: 2, height: 2), to: "outside.png")
    try FileManager.default.createSymbolicLink(
      atPath: folder[pictures + "link.png"], withDestinationPath: folder["outside.png"])
    try folder.write(
      Self.drawing.replacing("<rect", with: "<text>a</text><rect"), to: pictures + "text.svg")
    try folder.write(
      Self.drawing.replacing("<rect", with: "<image href='http://example.org/a.png'/><rect"),
      to: pictures + "load.svg")
    try folder.write(
      Array(SamplePictures.png(width: 50, height: 50).prefix(300)), to: pictures + "short.png")
    try folder.write(
      SamplePictures.png(width: 1, height: 1, saying: (9000, 9000)), to: pictures + "huge.png")
    let run = try build(folder)
    #expect(run.status == (code == "file-missing" ? 74 : 1))
    #expect(run.errors.contains("[\(code)]"), "\(run.errors)")
    // What is wrong within a drawing is shown there.
    let place = file.hasSuffix(".svg") ? file : "profile.yaml"
    #expect(run.errors.contains("--> Profiles/small/\(place):"), "\(run.errors)")
    #expect(run.errors.contains("= help:"))
    #expect(folder.bytes("out/small.pdf") == nil)
    let checked = try Program.run(["check", "small"], in: folder)
    #expect(checked.status == run.status)
    #expect(checked.errors.contains("[\(code)]"), "\(checked.errors)")
  }

  @Test func `a drawing that shows a picture twice is a sound PDF`() throws {
    let folder = try folder()
    let data = SamplePictures.base64(SamplePictures.png(width: 4, height: 4))
    let image = "<image width='9' height='9' href='data:image/png;base64,\(data)'/>"
    try folder.write(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\(image)<g opacity='.5'>\(image)"
        + "\(image)</g>\(image)</svg>", to: "Profiles/small/pictures/plan.svg")
    #expect(try build(folder).status == 0)
    let checked = try Program.shell("qpdf --check out/small.pdf 2>&1", in: folder)
    #expect(!checked.text.contains("duplicated"), "\(checked.text)")
    #expect(checked.status == 0)
    #expect(try Program.run(["verify", "out/small.pdf"], in: folder).text.contains("identical"))
  }

  @Test(arguments: ["## ![](picture:port)", "Words[^a].\n\n[^a]: ![](picture:port)"])
  func `a picture in a heading or a note is an error and does not vanish`(_ text: String) throws {
    let run = try build(folder(text: "\n" + text + "\n"))
    #expect(run.status == 1)
    #expect(run.errors.contains("unsupported-markdown"), "\(run.errors)")
  }

  @Test func `a text that calls for an unknown picture, or names a file, is told what to write`()
    throws
  {
    let unknown = try build(folder(text: "\n![](picture:prot)\n"))
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("there is no picture 'prot'"), "\(unknown.errors)")
    #expect(unknown.errors.contains("did you mean 'port'?"))
    let file = try build(folder(text: "\n![Ships](pictures/port.png)\n"))
    #expect(file.status == 1)
    #expect(file.errors.contains("write ![](picture:id)"), "\(file.errors)")
  }
}
