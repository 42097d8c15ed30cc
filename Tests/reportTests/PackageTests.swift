import Foundation
import Testing

/// Reports that carry what they were made from: made again, compared, taken apart.
@Suite struct PackageTests {
  /// A folder with the report of the small profile, and the folder that holds nothing else.
  private func report(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> (report: Data, alone: TemporaryFolder) {
    let folder = try SmallProfile.folder()
    let run = try Program.run(
      ["build", "small", "--layout", "small", "--output", "out"] + arguments, in: folder,
      environment: environment)
    try #require(run.status == 0, "\(run.errors)")
    let alone = try TemporaryFolder()
    let report = try #require(folder.bytes("out/small.pdf"))
    try alone.write(report, to: "moved.pdf")
    return (report, alone)
  }

  @Test(arguments: [
    [], ["--paper", "letter"], ["--watermark", "DRAFT"], ["--edition", "2031-05-06"],
    ["--theme", "dark"],
  ])
  func `a report is made again from itself when all else is gone`(_ arguments: [String]) throws {
    let (report, alone) = try report(arguments)
    let verified = try Program.run(["verify", "moved.pdf"], in: alone)
    #expect(verified.status == 0, "\(verified.text)\(verified.errors)")
    #expect(verified.text.contains("identical"))
    let built = try Program.run(["build", "moved.pdf", "--output", "again"], in: alone)
    #expect(built.status == 0, "\(built.errors)")
    #expect(alone.bytes("again/small.pdf") == report)
  }

  @Test func `the time of a report is made again with it`() throws {
    let (report, alone) = try report(environment: ["SOURCE_DATE_EPOCH": "1700000000"])
    #expect(try Program.run(["verify", "moved.pdf"], in: alone).status == 0)
    _ = try Program.run(["build", "moved.pdf", "--output", "again"], in: alone)
    #expect(alone.bytes("again/small.pdf") == report)
  }

  @Test func `other formats, papers and charts are made from a report`() throws {
    let (report, alone) = try report()
    let run = try Program.run(
      ["build", "moved.pdf", "--paper", "letter", "--format", "pdf,png", "--output", "again"],
      in: alone)
    #expect(run.status == 0, "\(run.errors)")
    #expect(alone.bytes("again/small.pdf") != report)
    #expect(alone.bytes("again/small-1.png") != nil)
    let chart = try Program.run(["chart", "moved.pdf", "--all", "--output", "charts"], in: alone)
    #expect(chart.status == 0, "\(chart.errors)")
    let trace = try Program.run(["trace", "moved.pdf"], in: alone)
    #expect(trace.status == 0, "\(trace.errors)")
  }

  @Test func `a report that was changed is not what is made again`() throws {
    var (report, alone) = try report()
    // A digit in the file's own description.
    let place = try #require(report.range(of: Data("xmp:CreateDate>".utf8)))
    let digit = try #require(report[place.upperBound...].firstIndex(of: UInt8(ascii: "2")))
    report[digit] = UInt8(ascii: "3")
    try alone.write(report, to: "changed.pdf")
    let run = try Program.run(["verify", "changed.pdf"], in: alone)
    #expect(run.status == 1)
    #expect(run.text.contains("changed after it was made"), "\(run.text)\(run.errors)")
  }

  @Test func `a report without its data says that it cannot be made again`() throws {
    let (_, alone) = try report(["--no-data"])
    let run = try Program.run(["verify", "moved.pdf"], in: alone)
    #expect(run.status == 1)
    #expect(run.errors.contains("does not carry what it was made from"))
    #expect(run.errors.contains("[no-package]"))
  }

  @Test(arguments: ["no PDF at all", "%PDF-1.7\n", ""])
  func `what is no PDF is an error`(_ text: String) throws {
    let alone = try TemporaryFolder()
    try alone.write(Data(text.utf8), to: "moved.pdf")
    for command in [
      ["verify", "moved.pdf"], ["extract", "moved.pdf", "x"], ["build", "moved.pdf"],
    ] {
      let run = try Program.run(command, in: alone)
      #expect(run.status == 1, "\(command)")
      #expect(!run.isKilled)
      #expect(run.errors.contains("moved.pdf"), "\(run.errors)")
    }
    #expect(alone.files == ["moved.pdf"])
  }

  @Test func `one file that cannot be read does not hide what is said of the others`() throws {
    let (_, alone) = try report()
    try alone.write(Data("no PDF".utf8), to: "text.pdf")
    let run = try Program.run(["verify", "text.pdf", "moved.pdf"], in: alone)
    #expect(run.status == 1)
    #expect(run.errors.contains("'text.pdf' is no PDF"))
    #expect(run.text.contains("moved.pdf  identical"))
  }

  @Test func `a report that is not there is an error of files`() throws {
    let alone = try TemporaryFolder()
    #expect(try Program.run(["verify", "lost.pdf"], in: alone).status == 74)
  }

  @Test func `a report is taken apart into what it was made from`() throws {
    let (report, alone) = try report()
    let run = try Program.run(["extract", "moved.pdf", "parts"], in: alone)
    #expect(run.status == 0, "\(run.errors)")
    #expect(alone.bytes("parts/small/profile.yaml") != nil)
    #expect(alone.bytes("parts/layout/small.yaml") != nil)
    #expect(alone.bytes("parts/themes/house.yaml") != nil)
    let manifest = try #require(alone.bytes("parts/manifest.json"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: manifest) as? [String: Any])
    #expect(object["profile"] as? String == "small")
    let pages = try #require(object["pages"] as? [[String: Any]])
    #expect(!pages.isEmpty && pages.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
    #expect((object["fonts"] as? [Any])?.isEmpty == false)
    // The parts are a profile, a layout and a theme like any other.
    let built = try Program.run(
      [
        "build", "parts/small", "--layout", "parts/layout/small.yaml", "--output", "again",
      ], in: alone)
    #expect(built.status == 0, "\(built.errors)")
    #expect(alone.bytes("again/small.pdf") == report)
    let again = try Program.run(["extract", "moved.pdf", "parts"], in: alone)
    #expect(again.status != 0)
    #expect(again.errors.contains("[folder-not-empty]"))
    #expect(alone.bytes("moved.pdf") == report)
  }

  @Test func `a translated report is made again in its language`() throws {
    let folder = try TemporaryFolder()
    let built = try Program.run(
      ["build", "mongolia", "--layout", "country-brief", "--language", "mn", "--output", "out"],
      in: folder)
    try #require(built.status == 0, "\(built.errors)")
    let run = try Program.run(["verify", "out/country-brief.pdf"], in: folder)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test func `a report claims what is asked for, and is made again with the same claims`() throws {
    let folder = try SmallProfile.folder()
    func text(_ name: String) -> String {
      folder.bytes(name).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    func build(_ arguments: [String], to output: String) throws -> Int32 {
      try Program.run(
        ["build", "small", "--layout", "small", "--output", output] + arguments, in: folder
      ).status
    }
    #expect(try build(["--standard", "ua1,a2a"], to: "archive") == 0)
    #expect(text("archive/small.pdf").contains("<pdfaid:part>2<"))
    #expect(try build(["--draft"], to: "draft") == 0)
    #expect(!text("draft/small.pdf").contains("<pdfaid:part>"))
    #expect(!text("draft/small.pdf").contains("<pdfuaid:part>"))
    #expect(try build(["--standard", "ua1"], to: "again") == 0)
    #expect(try Program.run(["verify", "again/small.pdf"], in: folder).status == 0)
    let wrong = try Program.run(
      ["build", "small", "--layout", "small", "--standard", "a1b"], in: folder)
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("unknown-standard"))
    #expect(try build(["--draft", "--standard", "ua1"], to: "both") == 64)
  }

  @Test func `a time for new files does not make an old one differ`() throws {
    let folder = try SmallProfile.folder()
    #expect(
      try Program.run(["build", "small", "--layout", "small", "--output", "out"], in: folder).status
        == 0)
    let run = try Program.run(
      ["verify", "out/small.pdf"], in: folder, environment: ["SOURCE_DATE_EPOCH": "5"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `a linearised report is one, is no larger than it must be, and is made again alike`()
    throws
  {
    let folder = try SmallProfile.folder()
    let plain = try Program.run(["build", "small", "--layout", "small", "-o", "plain"], in: folder)
    let linear = try Program.run(
      ["build", "small", "--layout", "small", "--linearize", "-o", "linear"], in: folder)
    #expect(plain.status == 0 && linear.status == 0, "\(linear.errors)")
    let check = try Program.tool("qpdf", ["--check-linearization", "linear/small.pdf"], in: folder)
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.text.contains("no linearization errors"))
    let sizes = try ["plain", "linear"].map { try #require(folder.bytes($0 + "/small.pdf")).count }
    #expect(Double(sizes[1]) < Double(sizes[0]) * 1.3)
    #expect(try Program.run(["verify", "linear/small.pdf"], in: folder).status == 0)
  }
}
