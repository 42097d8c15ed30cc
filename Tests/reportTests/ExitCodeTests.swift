import Foundation
import Testing

/// What the program ends with, and that it writes nothing when it fails.
@Suite struct ExitCodeTests {
  private func expect(
    _ arguments: [String], _ status: Int32, _ code: String? = nil, in folder: TemporaryFolder,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = folder.files
    let run = try Program.run(arguments, in: folder)
    #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(!run.isKilled, sourceLocation: sourceLocation)
    if let code { #expect(run.errors.contains("[\(code)]"), sourceLocation: sourceLocation) }
    if status != 0 {
      #expect(!run.errors.isEmpty, sourceLocation: sourceLocation)
      #expect(folder.files == before, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    ["build", "small", "--layout", "small"], ["check", "small", "Layouts/small.yaml"], ["check"],
    ["chart", "small", "exports"], ["inspect", "small", "--layout", "small"], ["doctor"],
    ["list", "countries"], ["list", "charts", "small"], ["schema", "profile"], ["--version"],
    ["--help"], ["help", "build"], ["new", "country", "chad"], ["new", "layout", "mine"],
    ["build", "--profile", "Profiles/small", "--layout", "Layouts/small.yaml"],
  ])
  func `what can be done ends with 0`(_ arguments: [String]) throws {
    try expect(arguments, 0, in: try SmallProfile.folder())
  }

  @Test(arguments: [
    (["build", "atlantis"], "unknown-country"), (["build", "smal"], "unknown-country"),
    (["build", "small", "--layout", "large"], "unknown-layout"),
    (["build", "small", "--paper", "a0"], "unknown-paper"),
    (["build", "small", "--language", "tlh"], "unknown-language"),
    (["build", "small", "--edition", "2024-13-01"], "wrong-date"),
    (["build", "small", "--format", "svg"], "unsupported-format"),
    (["build", "small", "--output", "Profiles/small/out"], "output-in-input"),
    (["chart", "small", "imports"], "unknown-chart"),
    (["chart", "small", "--all", "--size", "huge"], "wrong-size"),
    (["chart", "small", "--all", "--size", ""], "wrong-size"),
    (["chart", "small", "--all", "--size", ","], "wrong-size"),
    (["chart", "small", "--all", "--size", "32768x32768"], "wrong-size"),
    (["check", "atlantis"], "unknown-country"),
    (["list", "charts", "atlantis"], "unknown-country"),
    (["inspect", "small", "--layout", "large"], "unknown-layout"),
    (["new", "country", "Chad"], "wrong-name"), (["new", "country", "small"], "already-there"),
    (["new", "layout", "small"], "already-there"),
    (["new", "layout", "mine", "--from", "large"], "unknown-layout"),
  ])
  func `what the input does not allow ends with 1`(_ arguments: [String], _ code: String) throws {
    try expect(arguments, 1, code, in: try SmallProfile.folder())
  }

  @Test(arguments: [
    ["bild"], ["build", "--unknown"], ["build", "--format", "doc"], ["build", "--format", ""],
    ["build", "--format", "pdf,"], ["build", "--dpi", "35"], ["build", "--dpi", "1201"],
    ["build", "--dpi", "many"], ["chart"], ["chart", "small"],
    ["chart", "small", "exports", "--all"], ["chart", "small", "--all", "--scale", "0"],
    ["chart", "small", "--all", "--scale", "9"], ["list"], ["list", "planets"], ["schema", "map"],
    ["chart", "small", "--all", "--background", "pink"], ["new", "layout", "a", "b"],
    ["new", "planet", "x"], ["build", "--quiet", "--verbose"],
    ["build", "--format-diagnostics", "xml"], ["inspect", "small", "--page", "one"],
  ])
  func `what is asked for wrongly ends with 64`(_ arguments: [String]) throws {
    try expect(arguments, 64, in: try SmallProfile.folder())
  }

  @Test func `what cannot be written ends with 74`() throws {
    let folder = try SmallProfile.folder()
    try folder.write("in the way", to: "blocked")
    let build = ["build", "small", "--layout", "small", "--output"]
    try expect(build + ["blocked"], 74, "cannot-write", in: folder)
    try expect(build + ["blocked/deep"], 74, "cannot-write", in: folder)
    try folder.write("in the way", to: "out/small.pdf/file")
    try expect(build + ["out"], 74, "output-is-a-folder", in: folder)
    try expect(
      ["chart", "small", "--all", "--output", "blocked"], 74, "cannot-write", in: folder)
  }

  @Test func `what cannot be read ends with 74`() throws {
    let folder = try SmallProfile.folder()
    for path in ["./none", "Layouts/none.yaml", "/"] {
      try expect(["build", path == "/" ? "./blocked/x" : path], 74, in: folder)
    }
    try expect(["check", "Layouts/none.yaml"], 74, in: folder)
    try expect(["build", "small", "--layout", "./none.yaml"], 74, in: folder)
  }

  @Test func `a missing piece of the program is named by the doctor`() throws {
    let folder = try SmallProfile.folder()
    let run = try Program.run(["doctor"], in: folder, environment: ["REPORT_HOME": folder.path])
    #expect(run.status == 74)
    #expect(run.lines.contains { $0.hasPrefix("missing  Fonts/fonts.yaml") })
    let build = try Program.run(
      ["build", "small", "--layout", "small"], in: folder,
      environment: ["REPORT_HOME": folder.path])
    #expect(build.status != 0)
    #expect(!folder.files.contains { $0.hasSuffix(".pdf") })
  }

  @Test func `one broken country does not stop the others`() throws {
    let folder = try SmallProfile.folder()
    try folder.write("country: [", to: "Profiles/broken/profile.yaml")
    let run = try Program.run(
      ["build", "broken", "small", "--layout", "small", "--output", "out"], in: folder)
    #expect(run.status == 1)
    #expect(folder.files.filter { $0.hasPrefix("out/") } == ["out/small/small.pdf"])
    #expect(run.errors.contains("1 of 2"))
  }

  @Test func `two countries that would be written to one file are refused`() throws {
    let folder = try SmallProfile.folder()
    try folder.write(SmallProfile.yaml(), to: "Other/small/profile.yaml")
    for output in [[], ["--output", "out"]] {
      try expect(
        ["build", "small", "./Other/small", "--layout", "small"] + output, 64, in: folder)
    }
  }
}
