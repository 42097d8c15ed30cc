import Foundation
import Testing

/// What the program prints, and to whom.
@Suite struct OutputTests {
  private func object(_ line: some StringProtocol) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
  }

  private let broken = """
    events:
      one: {date: 2022-13-01, channel: air, statement: S, source: one}
      two: {date: 2022, chanel: air, statement: "{exprts.XAB}", source: two}
    """

  @Test func `diagnostics are one JSON object a line`() throws {
    let folder = try SmallProfile.folder(broken)
    let run = try Program.run(
      ["check", "small", "--format-diagnostics", "json"], in: folder)
    #expect(run.status == 1)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count >= 2)
    for line in lines {
      let object = try object(line)
      #expect(["error", "warning"].contains(object["severity"] as? String))
      #expect((object["code"] as? String)?.isEmpty == false)
      #expect((object["summary"] as? String)?.isEmpty == false)
      #expect((object["file"] as? String)?.hasSuffix("profile.yaml") == true)
      #expect((object["line"] as? Int ?? 0) > 0)
      #expect((object["column"] as? Int ?? 0) > 0)
    }
  }

  @Test func `nothing but JSON is mixed in, however much is told`() throws {
    let folder = try SmallProfile.folder()
    try folder.write(SmallProfile.warning, to: "Profiles/small/profile.yaml")
    let run = try Program.run(
      ["build", "small", "--layout", "small", "--verbose", "--format-diagnostics", "json"],
      in: folder)
    #expect(run.status == 0)
    let lines = run.errors.split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines { _ = try object(line) }
  }

  @Test func `a message names file, line and column, shows the line and helps`() throws {
    let folder = try SmallProfile.folder(broken)
    let run = try Program.run(["check", "small"], in: folder)
    #expect(run.errors.contains("--> Profiles/small/profile.yaml:15:15"), "\(run.errors)")
    #expect(run.errors.contains("15 |   one: {date: 2022-13-01"))
    #expect(run.errors.contains("did you mean 'channel'?"))
  }

  @Test func `quiet prints errors alone`() throws {
    let folder = try SmallProfile.folder()
    let quiet = try Program.run(["build", "small", "--layout", "small", "--quiet"], in: folder)
    #expect(quiet.status == 0)
    #expect(quiet.text + quiet.errors == "")
    try folder.write(SmallProfile.warning, to: "Profiles/small/profile.yaml")
    #expect(try Program.run(["check", "small"], in: folder).errors.contains("warning:"))
    for format in ["text", "json"] {
      let check = ["check", "small", "--quiet", "--format-diagnostics", format]
      #expect(try Program.run(check, in: folder).errors == "")
    }
    let fails = try Program.run(["build", "atlantis", "--quiet"], in: folder)
    #expect(fails.errors.contains("error:"))
  }

  @Test(arguments: ["countries", "layouts", "sections", "charts", "themes", "fonts"])
  func `a list is JSON where asked for and lines elsewhere`(_ subject: String) throws {
    let folder = try SmallProfile.folder()
    let json = try Program.run(["list", subject, "--json"], in: folder)
    #expect(json.status == 0)
    let entries = try #require(
      try JSONSerialization.jsonObject(with: json.output) as? [[String: String]])
    let lines = try Program.run(["list", subject], in: folder).lines
    #expect(!entries.isEmpty)
    #expect(entries.count == lines.count)
    for (entry, line) in zip(entries, lines) {
      #expect(Set(entry.keys) == ["name", "summary"])
      #expect(line.hasPrefix(entry["name"] ?? "?"))
    }
  }

  @Test(arguments: ["profile", "layout"])
  func `a schema is JSON`(_ subject: String) throws {
    let run = try Program.run(["schema", subject], in: try TemporaryFolder())
    #expect(run.status == 0)
    let schema = try object(run.text)
    #expect((schema["$schema"] as? String)?.hasPrefix("https://json-schema.org/") == true)
    #expect(schema["properties"] != nil)
  }

  @Test func `the doctor finds everything`() throws {
    let run = try Program.run(["doctor"], in: try TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.lines.allSatisfy { $0.hasPrefix("ok ") }, "\(run.text)")
    for name in ["cairo", "harfbuzz", "icu", "libdeflate", "isa-l", "Fonts/fonts.yaml", "Vollkorn"]
    {
      #expect(run.lines.contains { $0.hasPrefix("ok       " + name) }, "\(name)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are made for each shell`(_ shell: String) throws {
    let run = try Program.run(
      ["--generate-completion-script", shell], in: try TemporaryFolder())
    #expect(run.status == 0)
    for command in ["build", "chart", "doctor"] { #expect(run.text.contains(command)) }
    if shell == "bash" {
      let folder = try TemporaryFolder()
      try folder.write(run.output, to: "completion")
      #expect(try Program.tool("bash", ["-n", "completion"], in: folder).status == 0)
    }
  }

  /// Build and chart are parsed by themselves first; who asks for help or is wrong is told by the whole.
  @Test(arguments: ["build", "chart"])
  func `a command speaks as a part of the program`(_ command: String) throws {
    let folder = try TemporaryFolder()
    let help = try Program.run([command, "--help"], in: folder)
    #expect(help.status == 0)
    #expect(help.text.contains("USAGE: report \(command) "), "\(help.text.prefix(300))")
    #expect(try Program.run(["help", command], in: folder).text == help.text)
    let wrong = try Program.run([command, "mongolia", "--sise", "slide"], in: folder)
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("--sise"))
    #expect(wrong.errors.contains("Usage: report \(command) "), "\(wrong.errors)")
    let version = try Program.run([command, "--version"], in: folder)
    #expect(version.text == (try Program.run(["--version"], in: folder).text))
  }

  // MARK: Pipes and terminals

  @Test(arguments: [
    "$REPORT list sections", "$REPORT schema profile", "$REPORT inspect mongolia", "$REPORT --help",
    "$REPORT doctor", "$REPORT build --help", "$REPORT list charts --json",
  ])
  func `a reader that goes away is no crash`(_ line: String) throws {
    let run = try Program.shell(
      line + " | head -c 10; echo; echo \"${PIPESTATUS[0]}\"", in: try TemporaryFolder())
    let status = try #require(run.lines.last.flatMap { Int($0) })
    // 141 is the ordinary end of a program whose reader went away.
    #expect([0, 141].contains(status))
    #expect(run.output.count >= 12)
    #expect(!run.errors.contains("Fatal"))
    #expect(!run.errors.contains("rash"))
  }

  @Test(arguments: [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-", "> /dev/full"])
  func `a closed stream is no crash and does not end up in the file`(_ streams: String) throws {
    let folder = try SmallProfile.folder()
    let run = try Program.shell(
      "$REPORT build small --layout small \(streams); echo $?", in: folder)
    #expect(run.lines.last == "0")
    let check = try Program.tool("qpdf", ["--check", "Output/small/small.pdf"], in: folder)
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test(arguments: [
    ["check", "small"], ["build", "small"], ["doctor"], ["list", "sections"], ["--help"],
    ["build", "--wrong"],
  ])
  func `no escape code goes into a pipe`(_ arguments: [String]) throws {
    let folder = try SmallProfile.folder(broken)
    for environment in [[:], ["COLUMNS": "1"], ["COLORTERM": "truecolor", "COLUMNS": "0"]] {
      let run = try Program.run(arguments, in: folder, environment: environment)
      #expect(!run.text.contains("\u{1B}"))
      #expect(!run.errors.contains("\u{1B}"))
      #expect(!run.errors.contains("\r"))
      #expect(!run.isKilled)
    }
  }

  @Test func `colours are for terminals, and only where they are welcome`() throws {
    let folder = try SmallProfile.folder(broken)
    func errors(_ environment: [String: String]) throws -> String {
      try Program.shell(
        "script -qec '$REPORT check small' /dev/null", in: folder, environment: environment
      ).text
    }
    #expect(try errors([:]).contains("\u{1B}[1;31m"))
    #expect(try !errors(["NO_COLOR": "1"]).contains("\u{1B}"))
    #expect(try !errors(["TERM": "dumb"]).contains("\u{1B}"))
    #expect(try errors(["NO_COLOR": ""]).contains("\u{1B}[1;31m"))
  }

  @Test func `nothing in a file can steer a terminal`() throws {
    let folder = try SmallProfile.folder(
      "\"\\e[31mkey\u{202E}\": 1\nevents: {\"a\\u001b]0;title\\a\": {date: 2022}}")
    let run = try Program.run(["check", "small"], in: folder)
    #expect(run.status == 1)
    let controls = run.errors.unicodeScalars.filter { scalar in
      scalar.value < 32 && scalar != "\n" || (0x202A...0x202E).contains(scalar.value)
    }
    #expect(controls.isEmpty)
  }
}
