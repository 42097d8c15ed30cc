import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import ProfileImport
import SourceReading
import TestSupport
import Testing

@testable import ReportSections

/// The layouts of the gallery, each of which shows rules of the layout engine on pages.
@Suite struct GalleryTests {
  static let names = ["charts", "notes", "floats", "tables", "landscape", "evidence", "text"]

  private func profile() throws -> CountryProfile {
    let log = DiagnosticLog()
    let profile = ProfileImporter.read(
      folder: Checkout.folder + "/Tests/Samples/gallery-land", log: log)
    let found = try #require(profile, "\(log.text)")
    ProfileRules.check(found, log: log)
    #expect(log.text == "")
    return found
  }

  private func document(
    _ name: String, paper: String = "a4"
  ) throws -> (document: PagedDocument, log: DiagnosticLog) {
    let log = DiagnosticLog()
    let layout = try House.layout("Gallery/" + name)
    let profile = try profile()
    try House.composer(profile, layout, log: log).check()
    return (try House.document(profile, layout, paper: paper, log: log), log)
  }

  @Test(arguments: names, ["a4", "letter"])
  func `a layout of the gallery builds without a complaint`(
    _ name: String, _ paper: String
  ) throws {
    let (document, log) = try document(name, paper: paper)
    #expect(log.text == "")
    #expect(document.audit?.violations == 0)
    #expect(document.pages.count > 2)
  }

  /// The words of each page.
  private func pages(_ document: PagedDocument) -> [String] {
    document.pages.map { page in
      page.frame.flattened().compactMap { placed -> String? in
        if case .text(let run) = placed.item { run.text } else { nil }
      }.joined(separator: " ").replacing("\u{A0}", with: " ")
        .split(separator: " ").joined(separator: " ")
    }
  }

  @Test func `the notes of a text, of columns and of a cell stand on the pages of their marks`()
    throws
  {
    let (document, _) = try document("notes")
    for (page, words) in zip(document.pages, pages(document)) {
      var places: [String] = []
      page.frame.forEachItem { placed in
        if case .anchor(let name) = placed.item, name.hasPrefix("note-") { places.append(name) }
      }
      let marks = places.filter { $0.hasSuffix("-mark") }.map { String($0.dropLast(5)) }
      #expect(Set(marks) == Set(places.filter { !$0.hasSuffix("-mark") }))
      if words.contains("Four crossings") { #expect(words.contains("A note of a cell stands")) }
    }
    #expect(document.structure.count { $0.tag == .note } == 9)
  }

  @Test func `a reference names the exhibit and its page`() throws {
    let (document, log) = try document("floats")
    #expect(log.text == "")
    let words = pages(document)
    #expect(words[0].contains("see Exhibit 1.2 on p. 1 and Exhibit 1.1 on p. 1"))
    #expect(words.contains { $0.contains("see section 4 on p. 5") })
  }

  @Test func `the list of exhibits has figures and tables with their pages`() throws {
    let words = pages(try document("tables").document)[0]
    #expect(words.contains("Figures Exhibit 2.2 Norland takes 61 per cent of exports"))
    #expect(words.contains("Tables Exhibit 1.1 What left the country in 2023 2"))
  }

  @Test func `a long table carries its sums from page to page`() throws {
    let words = pages(try document("tables").document)
    let forward = words.compactMap { $0.firstMatch(of: /Carried forward ([0-9,.]+)/)?.1 }
    let brought = words.compactMap { $0.firstMatch(of: /Brought forward ([0-9,.]+)/)?.1 }
    #expect(!forward.isEmpty)
    #expect(forward == brought)
  }

  @Test func `tables that are too wide stand in groups or across`() throws {
    let (document, _) = try document("tables")
    let isWide = document.pages.map { $0.frame.size.width > $0.frame.size.height }
    #expect(isWide.count { $0 } == 1)
    let words = pages(document)
    let turned = try #require(isWide.firstIndex(of: true))
    #expect(words[turned].contains("A page laid across"))
    #expect(words[turned].contains("January") && words[turned].contains("December"))
  }

  @Test func `pages lie and stand as the layout says`() throws {
    let (document, _) = try document("landscape")
    let isWide = document.pages.map { $0.frame.size.width > $0.frame.size.height }
    #expect(isWide.first == false && isWide.last == false)
    #expect(isWide.count { $0 } == 3)
    // Running head and foot go with the sheet.
    for page in document.pages {
      let right =
        page.frame.flattened().compactMap { placed -> Double? in
          guard case .text(let run) = placed.item else { return nil }
          return placed.origin.x + run.advance
        }.max() ?? 0
      #expect(right > page.frame.size.width * 0.85)
    }
  }

  @Test func `a word lies across every page behind the text`() throws {
    var layout = try House.layout("Gallery/landscape")
    let profile = try profile()
    layout.watermark = "DRAFT"
    let theme = try House.theme()
    for page in try House.document(profile, layout, log: DiagnosticLog()).pages {
      let first = try #require(page.frame.flattened().first)
      guard case .path(let path, let fill?, nil) = first.item else {
        Issue.record("no outlines")
        continue
      }
      #expect(fill == theme[.pale])
      #expect(first.element == nil)
      let bounds = try #require(path.bounds)
      #expect(bounds.x > 0 && bounds.x + bounds.width < page.frame.size.width)
      #expect(bounds.y > 0 && bounds.y + bounds.height < page.frame.size.height)
      #expect(bounds.width > page.frame.size.width / 3)
    }
  }
}
