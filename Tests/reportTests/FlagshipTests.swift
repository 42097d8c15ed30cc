import Foundation
import Testing

/// The report on Mongolia as the program writes it, read again by other programs.
@Suite struct FlagshipTests {
  /// The folder with the report, which is built once for all tests.
  private static let built = Result {
    let folder = try TemporaryFolder()
    atexit { try? FileManager.default.removeItem(atPath: FlagshipTests.path) }
    path = folder.path
    return (folder, try Program.run(["build"], in: folder))
  }
  nonisolated(unsafe) private static var path = ""
  private static let file = "Output/mongolia/country-risk.pdf"

  private let folder: TemporaryFolder
  private let run: Program.Run

  init() throws { (folder, run) = try Self.built.get() }

  private func tool(_ name: String, _ arguments: [String]) throws -> Program.Run {
    let run = try Program.tool(name, arguments, in: folder)
    #expect(run.status == 0, "\(name): \(run.errors)")
    return run
  }

  /// What pdfinfo says, by its labels.
  private func information() throws -> [String: String] {
    let pairs = try tool("pdfinfo", [Self.file]).lines.compactMap { line -> (String, String)? in
      let parts = line.split(separator: ":", maxSplits: 1)
      return parts.count == 2
        ? (String(parts[0]), parts[1].trimmingCharacters(in: .whitespaces)) : nil
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The letters of the report in the order they are painted, which is that of reading.
  private func letters() throws -> String {
    letters(try tool("pdftotext", ["-raw", Self.file, "-"]).text)
  }

  /// `text` without spaces, line ends and hyphens, which are different in every column.
  private func letters(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !"-\u{2010}\u{AD}".contains($0) }
  }

  @Test func `the report is written without a complaint and named with its size and pages`() throws
  {
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(folder.files == [Self.file])
    let pages = try #require(try information()["Pages"])
    #expect(run.text.hasPrefix(Self.file + "  "))
    #expect(run.text.hasSuffix(", \(pages) pages\n"))
  }

  @Test func `it has fourteen to twenty-four pages of A4`() throws {
    let information = try information()
    let pages = try #require(information["Pages"].flatMap { Int($0) })
    #expect((14...24).contains(pages))
    #expect(information["Page size"]?.contains("A4") == true)
    #expect(information["Tagged"] == "yes")
    #expect(information["JavaScript"] == "no")
    #expect(information["Encrypted"] == "no")
  }

  @Test func `it says what it is, of what date, and nothing of the machine`() throws {
    let information = try information()
    #expect(information["Title"] == "Mongolia: Foreign Policy Challenge")
    #expect(information["Subject"] == "Country Risk Report")
    #expect(information["Author"]?.isEmpty == false)
    #expect(information["Creator"]?.hasPrefix("report ") == true)
    #expect(information["CreationDate"]?.contains("Nov 23") == true)
    #expect(information["CreationDate"]?.contains("2026") == true)
    #expect(information["CreationDate"] == information["ModDate"])
    let bytes = try #require(folder.bytes(Self.file))
    #expect(bytes.range(of: Data(folder.path.utf8)) == nil)
    #expect(bytes.range(of: Data(Program.home.utf8)) == nil)
  }

  @Test func `it is sound`() throws {
    let check = try tool("qpdf", ["--check", Self.file])
    #expect(check.text.contains("No syntax or stream encoding errors found"))
    #expect(!check.text.contains("WARNING"))
    #expect(check.errors == "")
  }

  @Test func `every font is embedded and none is drawn glyph by glyph`() throws {
    let fonts = try tool("pdffonts", [Self.file]).lines.dropFirst(2)
    #expect(fonts.count >= 5)
    for font in fonts {
      #expect(!font.contains("Type 3"), "\(font)")
      #expect(!font.contains("[none]"), "\(font)")
      // emb, sub and uni stand before the object's two numbers.
      let flags = font.split(separator: " ").suffix(5).prefix(3)
      #expect(flags == ["yes", "yes", "yes"], "\(font)")
    }
  }

  @Test(arguments: [
    (1, ["landlocked", "Russia", "China"]), (2, ["democratic values and human rights"]),
    (3, ["Friedrich-Ebert-Stiftung", "between great powers", "sovereignty"]),
    (4, ["oil products come from Russia", "power"]),
    (5, ["Trans-Mongolian Railway", "spine of trade with Europe", "gateway by air"]),
    (6, ["sanctions on Russia closed some trade and air routes"]),
    (7, ["zero-Covid policy", "badly delayed"]), (8, ["neutral foreign policy is hard"]),
    (9, ["comprehensive strategic partnerships with China and Russia", "special strategic"]),
    (10, ["Taiwan, Xinjiang", "rule of law", "every possible field", "North Korea", "IMF"]),
    (11, ["Shanghai Cooperation Organisation", "observer in 2005"]),
    (12, ["soldiers", "twentieth"]), (13, ["partnership and investment from Western countries"]),
    (14, ["António Guterres", "Mongolia may be landlocked"]),
  ])
  func `each of the fourteen statements is in it`(_ number: Int, _ phrases: [String]) throws {
    let letters = try letters()
    for phrase in phrases {
      let isThere = letters.contains(self.letters(phrase))
      #expect(isThere, "\(number): \(phrase)")
    }
  }

  @Test(arguments: ["Россия", "中国", "日本", "भारत", "대한민국", "Монгол Улс", "Deutschland"])
  func `names stand in their own script and can be searched for`(_ name: String) throws {
    let isThere = try letters().contains(letters(name))
    #expect(isThere)
  }

  @Test func `nothing that a machine could not print is in it`() throws {
    let words = try tool("pdftotext", [Self.file, "-"]).text
      .split(whereSeparator: \.isWhitespace).map {
        $0.trimmingCharacters(in: .punctuationCharacters)
      }
    #expect(words.count > 5000)
    let strange = words.filter { word in
      ["nan", "inf", "−0", "nil", "−0%", "TODO"].contains(word)
        || word.contains { "\u{FFFD}{}".contains($0) } || word.contains("Optional(")
    }
    #expect(strange == [])
  }

  @Test func `an outline leads through it and its pages are labelled`() throws {
    let json = try tool(
      "qpdf", ["--json", "--json-key=outlines", "--json-key=pagelabels", Self.file])
    let object = try #require(
      try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let outlines = try #require(object["outlines"] as? [[String: Any]])
    let titles = outlines.compactMap { $0["title"] as? String }
    #expect(titles.count >= 8)
    #expect(titles.contains { $0.hasSuffix("Sources and evidence") })
    #expect(outlines.allSatisfy { $0["destpageposfrom1"] is Int })
    #expect((object["pagelabels"] as? [Any])?.isEmpty == false)
  }

  @Test func `links lead to addresses on the web alone`() throws {
    let text = try tool("qpdf", ["--qdf", "--object-streams=disable", Self.file, "-"])
    let dump = String(decoding: text.output, as: UTF8.self)
    let addresses = dump.matches(of: /\/URI \(([^)]*)\)/).map { String($0.1) }
    #expect(addresses.count > 20)
    #expect(addresses.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("http://") })
    for action in ["/JavaScript", "/Launch", "/SubmitForm", "/EmbeddedFile "] {
      #expect(!dump.contains(action), "\(action)")
    }
  }

  @Test(arguments: [("country-brief", 2...2), ("country-risk", 14...30)])
  func `each layout fills its pages on Letter`(
    _ layout: String, _ expected: ClosedRange<Int>
  ) throws {
    let own = try TemporaryFolder()
    let run = try Program.run(
      ["build", "mongolia", "--layout", layout, "--paper", "letter", "--output", "out"], in: own)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let information = try Program.tool("pdfinfo", ["out/\(layout).pdf"], in: own).text
    #expect(information.contains("612 x 792 pts (letter)"))
    let pages = information.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.1) } ?? 0
    #expect(expected.contains(pages), "\(pages) pages")
  }

  @Test(arguments: ["country-risk", "country-brief"])
  func `another country is built with the same layouts`(_ layout: String) throws {
    let own = try TemporaryFolder()
    let sample = Program.checkout + "/Tests/Samples/sample-land"
    let run = try Program.run(
      ["build", sample, "--layout", layout, "--output", "out"], in: own)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let check = try Program.tool("qpdf", ["--check", "out/\(layout).pdf"], in: own)
    #expect(check.status == 0)
    let words = try Program.tool("pdftotext", ["out/\(layout).pdf", "-"], in: own).text
    #expect(words.contains("Norland"))
    #expect(!words.contains("Mongolia"))
  }
}
