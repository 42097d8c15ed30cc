import Foundation
import Testing

/// The same input gives the same bytes, whoever builds it where and when.
@Suite struct DeterminismTests {
  static let elsewhere = [
    "TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "LC_NUMERIC": "de_DE.UTF-8",
    "HOME": "/nonexistent", "COLUMNS": "1", "USER": "somebody", "LANGUAGE": "ar",
  ]

  /// All files that `arguments` write below `Output`, by name.
  private func files(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let run = try Program.run(arguments, in: folder, environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    let pairs = folder.files.compactMap { name in folder.bytes(name).map { (name, $0) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private func expectSame(_ arguments: [String], count: ClosedRange<Int>) throws {
    let one = try files(arguments)
    // The clocks of file names, processes and seconds must have moved on.
    usleep(1_100_000)
    let other = try files(arguments, Self.elsewhere)
    #expect(count.contains(one.count), "\(one.keys.sorted())")
    #expect(one.keys.sorted() == other.keys.sorted())
    for (name, bytes) in one {
      let isSame = bytes == other[name]
      #expect(isSame, "\(name)")
    }
  }

  @Test func `a report is the same in every place, language and time zone`() throws {
    try expectSame(["build"], count: 1...1)
  }

  @Test func `pages as pictures are the same too`() throws {
    try expectSame(["build", "--format", "png", "--dpi", "72"], count: 14...24)
  }

  @Test func `charts are the same in every format`() throws {
    try expectSame(
      ["chart", "mongolia", "--all", "--format", "png,svg,pdf", "--size", "800x450"], count: 9...200
    )
  }

  @Test func `one processor writes what several do`() throws {
    let folder = try TemporaryFolder()
    let build = "$REPORT build --output"
    let run = try Program.shell(
      "\(build) all && taskset --cpu-list $(taskset -cp $$ | grep -o '[0-9]*$') \(build) one"
        + " && cmp all/country-risk.pdf one/country-risk.pdf",
      in: folder)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test func `the date of the environment replaces that of the edition`() throws {
    let folder = try TemporaryFolder()
    _ = try Program.run(["build"], in: folder, environment: ["SOURCE_DATE_EPOCH": "86400"])
    let information = try Program.tool(
      "pdfinfo", ["-isodates", "Output/mongolia/country-risk.pdf"], in: folder
    ).text
    #expect(information.contains("CreationDate:    1970-01-02T00:00:00"))
    #expect(information.contains("ModDate:         1970-01-02T00:00:00"))
    let words = try Program.tool(
      "pdftotext", ["Output/mongolia/country-risk.pdf", "-"], in: folder)
    #expect(words.text.contains("23 November 2026"))
  }

  @Test(arguments: [
    ("0", "1970-01-01T00:00:00"), ("951782399", "2000-02-28T23:59:59"),
    ("951782400", "2000-02-29T00:00:00"), ("4107542400", "2100-03-01T00:00:00"),
    ("253402300799", "9999-12-31T23:59:59"),
  ])
  func `seconds become the right day`(_ seconds: String, _ date: String) throws {
    let folder = try SmallProfile.folder()
    let run = try Program.run(
      ["build", "small", "--layout", "small"], in: folder,
      environment: ["SOURCE_DATE_EPOCH": seconds])
    #expect(run.status == 0, "\(run.errors)")
    let dates = try Program.tool("pdfinfo", ["-isodates", "Output/small/small.pdf"], in: folder)
    #expect(dates.text.contains("CreationDate:    " + date), "\(dates.text)")
  }

  @Test(arguments: [
    "", "-1", "1e20", "99999999999999999999", "253402300800", "text", "1.5", " 1", "0x10", "１",
  ])
  func `a date of the environment that is none is an error`(_ value: String) throws {
    let folder = try SmallProfile.folder()
    for arguments in [["build", "small", "--layout", "small"], ["chart", "small", "--all"]] {
      let run = try Program.run(
        arguments, in: folder, environment: ["SOURCE_DATE_EPOCH": value])
      #expect(run.status == 1)
      #expect(run.errors.contains("[wrong-source-date-epoch]"))
      #expect(run.errors.contains("'\(value)'"))
    }
    #expect(!folder.files.contains { $0.hasPrefix("Output") })
  }
}
