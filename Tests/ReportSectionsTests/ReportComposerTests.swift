import CountryRisk
import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import ReportSections

@Suite struct ReportComposerTests {
  private func document(
    _ sections: String, _ profile: CountryProfile
  ) throws -> (document: PagedDocument, log: DiagnosticLog) {
    let log = DiagnosticLog()
    let layout = try House.layout(sections: sections)
    return (try House.document(profile, layout, log: log), log)
  }

  private func titles(_ document: PagedDocument) -> [String] {
    document.outline.filter { $0.level == 1 }.map(\.title)
  }

  private static let chapters = """
      - kind: cover
      - {kind: contents}
      - {kind: gateways, title: Gateways, start: page}
      - {kind: memberships}
      - {kind: key-facts, title: Aside, numbered: false}
      - {kind: events, title: Shocks}
      - {kind: disagreements}
    """

  @Test func `chapters are numbered in order and unnumbered ones do not count`() throws {
    let (document, log) = try document(Self.chapters, try Profiles.sampleLand())
    #expect(log.text == "")
    #expect(titles(document) == ["1 Gateways", "Aside", "2 Shocks"])
  }

  @Test func `exhibits are numbered within their chapter`() throws {
    let (document, _) = try document(Self.chapters, try Profiles.sampleLand())
    let labels = document.texts.filter { $0.hasPrefix("Exhibit ") }
    #expect(
      labels == ["Exhibit 1.1", "Exhibit 1.2", "Exhibit 1", "Exhibit 2.1", "Exhibit 2.2"])
  }

  @Test func `a chapter begins on a new page where asked to`() throws {
    let (document, _) = try document(Self.chapters, try Profiles.sampleLand())
    let place = document.pages.firstIndex { page in
      page.frame.flattened().contains { placed in
        if case .anchor("section-1") = placed.item { true } else { false }
      }
    }
    #expect(place == 2)
  }

  @Test func `the contents give each chapter's page and lead to it`() throws {
    let (document, _) = try document(Self.chapters, try Profiles.sampleLand())
    let contents = document.pages[1].frame.flattened().compactMap { placed -> String? in
      if case .text(let run) = placed.item { run.text } else { nil }
    }
    for (place, title) in ["Gateways", "Aside", "Shocks"].enumerated() {
      let entry = try #require(contents.firstIndex(of: title + " "))
      let page = try #require(Int(contents[entry + 1]))
      let anchors = document.pages[page - 1].frame.flattened().compactMap { placed -> String? in
        if case .anchor(let name) = placed.item { name } else { nil }
      }
      #expect(anchors.contains("section-\(place + 1)"), "\(title)")
    }
  }

  @Test func `an optional chapter without content leaves no trace`() throws {
    let sections = """
        - {kind: contents}
        - {kind: concentration, title: Concentration, optional: true}
        - {kind: prose, title: Words, text: words}
        - {kind: prose, title: Gone, text: gone, optional: true}
        - {kind: memberships, optional: true}
        - {kind: prose, title: More, text: words}
      """
    let profile = try Profiles.bare(prose: ["words": "Some words."])
    let (document, log) = try document(sections, profile)
    #expect(log.text == "")
    #expect(titles(document) == ["1 Words", "2 More"])
    #expect(!document.words.contains("Concentration"))
    #expect(!document.words.contains("Gone"))
  }

  @Test func `an untitled section of a chapter that is left out is left out too`() throws {
    let sections = """
        - {kind: prose, title: Gone, text: gone, optional: true}
        - {kind: quotation, optional: true}
        - {kind: prose, title: Words, text: words}
      """
    let profile = try Profiles.bare(prose: ["words": "Some words."])
    #expect(try titles(document(sections, profile).document) == ["1 Words"])
  }

  @Test func `two chapters of one title are two chapters`() throws {
    let sections = """
        - {kind: prose, title: Same, text: gone, optional: true}
        - {kind: prose, title: Same, text: words}
        - {kind: prose, title: Other, text: words}
        - {kind: prose, title: Same, text: words}
      """
    let profile = try Profiles.bare(prose: ["words": "Some words."])
    let (document, log) = try document(sections, profile)
    #expect(log.text == "")
    #expect(titles(document) == ["1 Same", "2 Other", "3 Same"])
  }

  @Test func `a finding points to the chapter that says more`() throws {
    let sections = """
        - {kind: contents, beside: bottom-line}
        - {kind: prose, title: On energy, text: energy, start: page}
      """
    let (document, _) = try document(sections, try Profiles.sampleLand())
    #expect(document.words.contains("Section 1, page 2"))
  }

  @Test func `pages have their head, their date and their number, the cover has none`() throws {
    let (document, _) = try document(Self.chapters, try Profiles.sampleLand())
    let count = document.pages.count
    for (place, page) in document.pages.enumerated().dropFirst() {
      var sheet = Frame(size: page.frame.size)
      sheet.items = [try #require(page.frame.items.first)]
      let furniture = sheet.flattened().compactMap { placed -> String? in
        if case .text(let run) = placed.item { run.text } else { nil }
      }
      let words = furniture.joined(separator: "|").replacing("\u{A0}", with: " ")
      #expect(words.contains("Data as of 30 June 2024"), "page \(place + 1)")
      #expect(words.contains(" of \(count)"), "page \(place + 1)")
      #expect(furniture.contains(String(place + 1)), "page \(place + 1)")
      #expect(page.label == String(place + 1))
    }
    let cover = try #require(document.pages.first?.frame.items.first)
    guard case .group(let frame) = cover.item else { return }
    #expect(frame.items.isEmpty)
  }

  @Test func `the file says what it is about`() throws {
    let layout = try House.layout(sections: "  - kind: cover")
    let log = DiagnosticLog()
    let composer = try House.composer(try Profiles.sampleLand(), layout, log: log)
    let information = composer.information(created: "2024-06-30T00:00:00Z")
    #expect(information.title == "Sampleland (invented values): A Report on Nowhere")
    #expect(information.subject == "Country Risk Report")
    #expect(information.language == "en")
    #expect(information.created == "2024-06-30T00:00:00Z")
  }

  @Test func `the same report is the same frames`() throws {
    let (one, _) = try document(Self.chapters, try Profiles.sampleLand())
    let (other, _) = try document(Self.chapters, try Profiles.sampleLand())
    func dump(_ document: PagedDocument) -> [String] {
      document.pages.flatMap { page in
        page.frame.flattened().map { placed -> String in
          let what =
            switch placed.item {
            case .text(let run): "\(run.text) \(run.size) \(run.advance)"
            case .path(let path, _, _): "\(path.elements)"
            case .fade(let area, _, _): "\(area)"
            case .anchor(let name): name
            case .value(let value): value.reference
            case .picture(let picture, _): picture.digest
            case .group, .deferred: "group"
            }
          return "\(placed.origin.x) \(placed.origin.y) \(what)"
        }
      }
    }
    #expect(dump(one) == dump(other))
    #expect(dump(one).count > 200)
  }

  @Test func `an exhibit at the foot of a text in one column does not pass the text before it`()
    throws
  {
    let words = String(repeating: "A border that closed and opened again. ", count: 20)
    var profile = try Profiles.bare(prose: [
      "aim": words + "\n\n![](picture:port \"foot\")\n\n" + words
    ])
    let file = SourceFile(name: "a.yaml", text: "file: a.png")
    profile.pictures = [
      PictureDefinition(
        id: "port", file: "a.png", fileRange: SourceRange(startOf: file),
        title: RichText("The port"),
        subtitle: RichText(""), alternate: RichText("Ships."))
    ]
    let (document, _) = try document("  - {kind: prose, text: aim, title: Aims}", profile)
    func y(_ wanted: String) -> Double {
      var found = -1.0
      document.pages[0].frame.forEachItem { placed in
        if case .text(let run) = placed.item, run.text.contains(wanted) { found = placed.origin.y }
      }
      return found
    }
    #expect(y("border") > 0)
    #expect(y("The port") > y("border"))
  }

  @Test func `a text before any chapter begins with headings of the first level`() throws {
    let text = "## One\n\nWords.\n\n### Two\n\nWords.\n"
    let profile = try Profiles.bare(prose: ["aim": text])
    func headings(_ title: String) throws -> [StructureTag] {
      let (document, _) = try document("  - {kind: prose, text: aim\(title)}", profile)
      return document.structure.map(\.tag).filter {
        [.heading1, .heading2, .heading3].contains($0)
      }
    }
    #expect(try headings("") == [.heading1, .heading2])
    #expect(try headings(", title: Aims") == [.heading1, .heading2, .heading3])
  }

  @Test(arguments: [("partnrs", ["unknown-topic"]), ("gateways", [])])
  func `a finding leads to a text or to a kind of section`(topic: String, codes: [String]) throws {
    let log = DiagnosticLog()
    var profile = try Profiles.bare(Profiles.facts)
    profile.findings = [
      Finding(value: "x", phrase: RichText("p"), text: RichText("t"), see: topic)
    ]
    let layout = try House.layout(sections: "  - {kind: sources}")
    try House.composer(profile, layout, log: log).check()
    #expect(log.codes.filter { $0 == "unknown-topic" } == codes)
  }
}
