import Foundation
import Testing

/// Charts of data that belong to no country, as the program draws them.
@Suite struct DataChartFilesTests {
  private static let data = "partner;share\nChina;92,1\nItaly;1\n\"Japan; all\";n/a\n"

  @Test func `a picture says in itself what found no room in it`() throws {
    let folder = try TemporaryFolder()
    let rows = (1...30).map { "Category \($0),\($0),\($0 * 2),\($0 * 3)" }
    try folder.write(
      Data((["name,A,B,C"] + rows).joined(separator: "\n").utf8), to: "many.csv")
    let run = try Program.run(
      [
        "chart", "--data", "many.csv", "--kind", "grouped", "--source", "S", "--format", "svg",
        "--output", "out",
      ], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("[does-not-fit]"))
    let svg = String(decoding: try #require(folder.bytes("out/many.svg")), as: UTF8.self)
    let words = svg.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ")
    #expect(words.contains("more are not shown"), "\(run.errors)")
  }

  @Test func `a chart of any data needs no country`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.data, to: "exports.csv")
    let run = try Program.run(
      [
        "chart", "--data", "exports.csv", "--kind", "bar", "--x", "share", "--y", "partner",
        "--decimal", ",", "--unit", "%", "--title", "A finding", "--source", "An office",
        "--format", "png,svg",
      ], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "")
    #expect(run.text.contains("1920 × 1080 pixels"))
    let svg = try #require(folder.bytes("Output/charts/exports.svg"))
    let text = String(decoding: svg, as: UTF8.self)
    for word in ["A finding", "China", "92.1", "Japan; all", "no data", "Source: An office."] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test func `a chart file names its data from its own folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write("year,Coal\n2020,2\n2021,3\n", to: "charts/trade.csv")
    try folder.write(
      "data: trade.csv\nkind: lines\ntitle: From a file\nsource: Customs\n", to: "charts/c.yaml")
    let run = try Program.run(
      ["chart", "--spec", "charts/c.yaml", "--format", "svg", "--title", "From the command"],
      in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let svg = try #require(folder.bytes("Output/charts/c.svg"))
    let text = String(decoding: svg, as: UTF8.self)
    #expect(text.contains("From the command") && text.contains("Customs"))
  }

  @Test(arguments: ["../secret.csv", "/etc/hostname", "link.csv", "in/../../secret.csv"])
  func `a chart file does not lead out of where it lies`(path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("year,Coal\n2020,2\n", to: "secret.csv")
    try folder.write("data: \(path)\ntitle: T\nsource: S\n", to: "work/c.yaml")
    try folder.write("", to: "work/in/x")
    try FileManager.default.createSymbolicLink(
      atPath: folder["work/link.csv"], withDestinationPath: "../secret.csv")
    let program = try Program.path()
    for (place, spec) in [("work", "c.yaml"), ("work/in", "../c.yaml")] {
      let run = try Program.tool(
        "sh", ["-c", "cd \(place) && '\(program)' chart --spec \(spec) --output out"], in: folder)
      #expect(run.status == 1)
      #expect(run.errors.contains("c.yaml:1:7"), "\(run.errors)")
      #expect(run.errors.contains("path-outside"), "\(run.errors)")
      #expect(folder.bytes(place + "/out/c.png") == nil)
    }
  }

  @Test func `a chart file that is a link reads data of the working folder and no others`() throws {
    let folder = try TemporaryFolder()
    try folder.write("data: etc/hostname\ntitle: T\nsource: S\n", to: "far/c.yaml")
    try folder.write("", to: "work/x")
    try FileManager.default.createSymbolicLink(
      atPath: folder["work/c.yaml"], withDestinationPath: "../far/c.yaml")
    let program = try Program.path()
    func run() throws -> (status: Int32, errors: String) {
      let run = try Program.tool(
        "sh", ["-c", "cd work && '\(program)' chart --spec c.yaml --format svg --output out"],
        in: folder)
      return (run.status, run.errors)
    }
    let outside = try run()
    #expect(outside.status != 0 && outside.errors.contains("file-missing"), "\(outside.errors)")
    try folder.write("year,Coal\n2020,2\n2021,3\n", to: "work/etc/hostname")
    let inside = try run()
    #expect(inside.status == 0, "\(inside.errors)")
  }

  @Test func `a chart file may name data beside its folder within the working folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write("year,Coal\n2020,2\n2021,3\n", to: "data/trade.csv")
    try folder.write(
      "data: ../data/trade.csv\nkind: lines\ntitle: T\nsource: S\n", to: "charts/c.yaml")
    let run = try Program.run(["chart", "--spec", "charts/c.yaml", "--format", "svg"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: [
    (["--data", "bad.csv"], "bad.csv:2:3", 1), (["--data", "none.csv"], "none.csv", 74),
    (["--spec", "bad.yaml"], "bad.yaml:2:1", 1),
    (["--data", "bad.csv", "--kind", "pie"], "pie", 1),
    (["mongolia", "--data", "bad.csv"], "not both", 64), (["--title", "x"], "--data", 64),
    (["--data", "bad.csv", "--decimal", "xx"], "one character", 1),
    (["--data", "bad.csv", "--group", "."], "'.' cannot be", 1),
    (["--data", "bad.csv", "--title", "a\u{FFFD}b"], "U+FFFD", 1),
    (["--data", "bad.csv", "--group", "5"], "'5' cannot stand", 1),
    (["--data", "bad.csv", "--decimal", "e"], "'e' cannot stand", 1),
  ])
  func `what is wrong with data is said with its place, and nothing is written`(
    _ arguments: [String], _ words: String, _ status: Int32
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\nx,12%\n", to: "bad.csv")
    try folder.write("data: bad.csv\ntitel: x\n", to: "bad.yaml")
    let run = try Program.run(["chart"] + arguments, in: folder)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(folder.bytes("Output/charts/bad.png") == nil)
  }

  @Test(arguments: [
    ["--data", "k.csv", "--sidecar"], ["--spec", "q.yaml", "--sidecar"],
  ])
  func `data are never written over by what is drawn of them`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let data = "a,b\nx,1\ny,2\n"
    try folder.write(data, to: "k.csv")
    try folder.write(data, to: "q.csv")
    try folder.write("data: q.csv\ntitle: T\n", to: "q.yaml")
    let run = try Program.run(
      ["chart", "--source", "s", "--output", "."] + arguments, in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("output-in-input"))
    for name in ["k.csv", "q.csv"] {
      #expect(folder.bytes(name).map { String(decoding: $0, as: UTF8.self) } == data)
    }
  }

  @Test func `what has a chart without data is written and called incomplete`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\nx,n/a\ny,-\n", to: "no.csv")
    let run = try Program.run(
      ["chart", "--data", "no.csv", "--x", "b", "--y", "a", "--source", "S"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("1920 × 1080 pixels, incomplete"))
    #expect(run.errors.contains("[no-data]"))
  }

  @Test func `a picture of data has the date that is asked for, or none`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\nx,1\n", to: "d.csv")
    let program = try Program.path()
    for (environment, date) in [
      ("", nil as String?), ("SOURCE_DATE_EPOCH=0 ", "1970-01-01T00:00:00Z"),
    ] {
      let run = try Program.tool(
        "sh", ["-c", environment + "'\(program)' chart --data d.csv --source S -f svg -o out"],
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let svg = String(decoding: try #require(folder.bytes("out/d.svg")), as: UTF8.self)
      #expect(svg.contains("<dc:date>") == (date != nil))
      if let date { #expect(svg.contains("<dc:date>\(date)</dc:date>")) }
    }
  }

  @Test func `a file that may not grow is an error, and nothing is left of it or of ended runs`()
    throws
  {
    let folder = try SmallProfile.folder()
    let program = try Program.path()
    // No process can have this number.
    try folder.write("part", to: "out/small.pdf.2147483000.tmp")
    let run = try Program.tool(
      "sh", ["-c", "ulimit -f 8; '\(program)' build small --layout small -o out"], in: folder)
    #expect(run.status == 74, "\(run.errors)")
    #expect(run.errors.contains("cannot-write"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder["out"])
    #expect(left == [])
  }

  @Test func `what cannot be printed ends with an error`() throws {
    let folder = try TemporaryFolder()
    let run = try Program.tool(
      "sh", ["-c", "'\(try Program.path())' schema chart >/dev/full"], in: folder)
    #expect(run.status == 74)
    #expect(run.errors.contains("standard output"))
  }
}
