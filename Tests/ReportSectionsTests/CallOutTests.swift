import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import ReportSections

@Suite struct CallOutTests {
  private func document(_ lines: Int) throws -> (PagedDocument, DiagnosticLog) {
    let log = DiagnosticLog()
    let text =
      "Before.\n\n> [!WARNING]\n"
      + (1...lines).map { "> Line {!\($0)} of a box.\n>\n" }.joined() + "\nAfter."
    let profile = try Profiles.bare(prose: ["words": text])
    let layout = try House.layout(sections: "  - {kind: prose, title: Words, text: words}")
    return (try House.document(profile, layout, log: log), log)
  }

  private func words(_ page: PagedDocument.Page) -> String {
    var words: [String] = []
    page.frame.forEachItem { placed in
      if case .text(let run) = placed.item { words.append(run.text) }
    }
    return words.joined().replacing("\u{A0}", with: " ")
  }

  @Test func `a box that a page can hold is in one piece`() throws {
    let (document, log) = try document(30)
    #expect(log.text == "")
    let pages = document.pages.map(words).filter { $0.contains("of a box") }
    #expect(pages.count == 1)
  }

  @Test
  func `a box longer than a page is divided, with a warning that names it, and none of it is lost`()
    throws
  {
    let (document, log) = try document(160)
    #expect(log.codes == ["group-divided"])
    #expect(log.diagnostics.first?.summary.contains("'Line 1 of a box.") == true)
    #expect(log.diagnostics.first?.range?.start.line == 3)
    let pages = document.pages.map(words)
    #expect(pages.count >= 3)
    let all = pages.joined()
    for line in 1...160 { #expect(all.contains("Line \(line) of a box."), "\(line)") }
    #expect(pages.last?.contains("After.") == true)
    // Neither the head nor a single line stands alone.
    for page in pages where page.contains("of a box") {
      #expect(page.ranges(of: "of a box").count >= 2)
    }
  }
}
