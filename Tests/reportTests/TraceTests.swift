import Foundation
import Testing

/// What the program says of where values come from.
@Suite struct TraceTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try SmallProfile.folder()
    let facts = """
      sources:
        one: {title: T, publisher: P, year: 2020, kind: news}
        two: {title: U, publisher: Q, year: 2021, kind: official, address: "https://example.org"}
      facts:
        exports: {label: Exports, shares: {XAB: 60, XAC: 20}, year: 2020, source: one}
        both: {label: Both, derive: {sum: [exports.XAB, exports.XAC]}}
        rest: {label: The rest, derive: {remainder: both}}
      """
    let lines = SmallProfile.yaml().split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.hasPrefix("sources:") && !$0.hasPrefix("facts:") }
    let more = """
      disagreements:
        share: {about: The share, sides: [{value: exports.XAB}, {says: a half, source: two}]}
      """
    try folder.write(
      kept.joined(separator: "\n") + "\n" + facts + "\n" + more,
      to: "Profiles/small/profile.yaml")
    try folder.write(
      "All of them {rest} less {exports.XAB}.", to: "Profiles/small/prose/position.md")
    return folder
  }

  @Test func `a derived value shows its formula and what it was derived from`() throws {
    let run = try Program.run(["trace", "small", "rest"], in: folder())
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines[0] == "rest = 20 per cent")
    #expect(run.text.contains("formula    100 − both"))
    #expect(run.text.contains("used at    Profiles/small/prose/position.md:1:13"))
    #expect(run.text.contains("    both = 80 per cent"))
    #expect(run.text.contains("formula    exports.XAB + exports.XAC"))
    #expect(run.text.contains("        exports.XAB = 60 per cent"))
    #expect(run.text.contains("source     [1] T. P, 2020 (news)"))
  }

  @Test func `a report says what its pages show, and a value on which pages it is`() throws {
    let folder = try folder()
    try folder.write(
      """
      name: two
      summary: Two pages
      sections:
        - {kind: prose, text: position, title: Position}
        - {kind: disagreements, title: Where sources differ, start: page}
      """, to: "two.yaml")
    let built = try Program.run(
      ["build", "small", "--layout", "two.yaml", "--output", "out"], in: folder)
    #expect(built.status == 0, "\(built.errors)")
    func trace(_ arguments: String...) throws -> Program.Run {
      try Program.run(["trace", "--pdf", "out/two.pdf"] + arguments, in: folder)
    }
    let first = try trace("--page", "1")
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      first.lines.filter { !$0.hasPrefix(" ") && !$0.isEmpty } == [
        "exports.XAB = 60 per cent", "rest = 20 per cent",
      ])
    #expect(first.text.contains("on page    1, 2"))
    #expect(first.text.contains("formula    100 − both"))
    let second = try trace("--page", "2")
    #expect(
      second.lines.filter { !$0.hasPrefix(" ") && !$0.isEmpty } == ["exports.XAB = 60 per cent"])
    #expect(try trace("--page", "2", "rest").text == "page 2 shows none of them\n")
    #expect(try trace("rest").text.contains("on page    1\n"))
    let last = try trace("--page", "3")
    #expect(last.status == 1)
    #expect(last.errors.contains("it has pages 1 to 2"), "\(last.errors)")
    let country = try Program.run(["trace", "small", "--page", "1"], in: folder)
    #expect(country.status == 1)
    #expect(country.errors.contains("no-pages"))
    #expect(try Program.run(["trace"], in: folder).status == 64)
    #expect(try trace("--page", "2", "rest", "--json").text == "[]\n")
    let other = try Program.run(["trace", "--pdf", "two.yaml"], in: folder)
    #expect(other.status == 1)
    #expect(other.errors.contains("'two.yaml' is no PDF"), "\(other.errors)")
  }

  @Test func `a value is on the pages on which its number stands`() throws {
    let folder = try TemporaryFolder()
    let built = try Program.run(["build", "mongolia", "--output", "out"], in: folder)
    #expect(built.status == 0, "\(built.errors)")
    for (reference, number) in [("border-total", "8,082"), ("elec-cut-share", "70")] {
      let traced = try Program.run(
        ["trace", "--pdf", "out/country-risk.pdf", reference], in: folder)
      let line = try #require(traced.lines.first { $0.contains("on page") }, "\(traced.text)")
      let pages = line.split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }
      #expect(pages.count > 1)
      for page in pages {
        let words = try Program.shell(
          "pdftotext -f \(page) -l \(page) out/country-risk.pdf -", in: folder)
        #expect(words.text.contains(number), "\(reference) on page \(page)")
      }
    }
  }

  @Test func `the point of a series is used where the series is`() throws {
    let run = try Program.run(["trace", "mongolia", "gdp-growth@2023"], in: TemporaryFolder())
    #expect(run.text.contains("used at    mongolia/charts.yaml"), "\(run.text)")
  }

  @Test func `who disagrees is named`() throws {
    let run = try Program.run(["trace", "small", "exports.XAB"], in: folder())
    #expect(run.text.contains("disputed   The share: a half (Q 2021)"))
    #expect(run.text.contains("holds for  2020"))
  }

  @Test func `without a reference all facts are listed, as JSON too`() throws {
    let folder = try folder()
    let run = try Program.run(["trace", "small"], in: folder)
    #expect(run.lines == ["both = 80 per cent", "rest = 20 per cent"])
    let json = try Program.run(["trace", "small", "rest", "both", "--json"], in: folder)
    let read = try JSONSerialization.jsonObject(with: Data(json.text.utf8))
    let traces = try #require(read as? [[String: Any]])
    #expect(traces.map { $0["value"] as? String } == ["20 per cent", "80 per cent"])
    #expect((traces[0]["operands"] as? [[String: Any]])?.count == 1)
  }

  @Test func `a name that stands for nothing is an error with a near one`() throws {
    let run = try Program.run(["trace", "small", "bothe"], in: folder())
    #expect(run.status == 1)
    #expect(run.text == "")
    #expect(run.errors.contains("did you mean 'both'?"))
    let language = try Program.run(["trace", "small", "both", "--language", "xx"], in: folder())
    #expect(language.status == 1)
    #expect(language.errors.contains("unknown-language"))
  }
}
