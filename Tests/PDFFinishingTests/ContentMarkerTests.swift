import Foundation
import Testing

@testable import PDFFinishing

struct ContentMarkerTests {
  /// As many tags as the content has pieces, all the same.
  private func tags(of content: String) -> [String] {
    Array(repeating: "P", count: content.components(separatedBy: "/MCID ").count - 1)
  }

  private func isUnchanged(_ content: String) throws -> Bool {
    try ContentMarker.mark(Array(content.utf8), tags: tags(of: content))
      .elementsEqual(content.utf8)
  }

  /// The content with its artifacts marked by braces.
  private func mark(_ content: String) throws -> String {
    let marked = try ContentMarker.mark(Array(content.utf8), tags: tags(of: content))
    var result = ""
    var rest = Substring(String(decoding: marked, as: UTF8.self))
    while !rest.isEmpty {
      if rest.hasPrefix("/Artifact BMC\n") {
        result += "{"
        rest = rest.dropFirst(14)
      } else if rest.hasPrefix("\nEMC\n"), result.contains("{"), result.last != "}" {
        result += "}"
        rest = rest.dropFirst(5)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  @Test(arguments: [
    ("0 0 m 9 9 l S", "{0 0 m 9 9 l S}"),
    ("1 0 0 rg 0 0 9 9 re f", "1 0 0 rg {0 0 9 9 re f}"),
    ("0 0 9 9 re W n", "0 0 9 9 re W n"),
    ("0 0 9 9 re W n 1 1 5 5 re f", "0 0 9 9 re W n {1 1 5 5 re f}"),
    ("0 0 9 9 re f 1 w 0 0 9 9 re f* 2 w", "{0 0 9 9 re f 1 w 0 0 9 9 re f* 2 w}"),
    ("BT /f 1 Tf (a)Tj [(b)3(c)]TJ ET", "BT /f 1 Tf {(a)Tj [(b)3(c)]TJ }ET"),
    ("BT (a)' 1 2 (b)\" ET", "BT {(a)' 1 2 (b)\" }ET"),
    ("q /x5 Do Q", "q {/x5 Do }Q"),
    ("q /sh1 sh Q", "q {/sh1 sh }Q"),
    ("/x1 Do q /x2 Do Q /x3 Do", "{/x1 Do }q {/x2 Do }Q {/x3 Do}"),
  ])
  func `what is painted outside tags becomes an artifact`(content: String, marked: String) throws {
    #expect(try mark(content) == marked)
  }

  @Test func `tagged content is left as it is`() throws {
    let content = "/P << /MCID 0 >> BDC\nBT (a)Tj ET\nq /x1 Do Q\nEMC"
    #expect(try isUnchanged(content))
  }

  @Test func `an artifact ends where tagged content begins`() throws {
    #expect(
      try mark("/x1 Do /P << /MCID 0 >> BDC /x2 Do EMC /x3 Do")
        == "{/x1 Do }/P << /MCID 0 >> BDC /x2 Do EMC {/x3 Do}")
  }

  @Test func `text that stands for other text stays in one piece`() throws {
    let span = "/Span << /ActualText <feff0066> >> BDC <0001>Tj EMC"
    #expect(
      try mark("BT (a)Tj \(span) (b)Tj ET") == "BT {(a)Tj \(span) (b)Tj }ET")
    #expect(try mark("BT \(span) ET") == "BT {\(span) }ET")
    let tagged = "/P << /MCID 0 >> BDC BT \(span) ET EMC"
    #expect(try mark(tagged) == tagged)
  }

  @Test func `artifacts that the content has already stay as they are`() throws {
    for content in [
      "/Artifact BMC /x1 Do EMC", "/Artifact << /Type /Pagination >> BDC /x1 Do EMC",
    ] {
      #expect(try isUnchanged(content))
    }
  }

  @Test(arguments: [
    ("((f) \\) BT f) Tj", "{((f) \\) BT f) Tj}"),
    ("<0a 66> Tj", "{<0a 66> Tj}"),
    ("/P << /ActualText (/MCID) >> BDC (a)Tj EMC", "{/P << /ActualText (/MCID) >> BDC (a)Tj EMC}"),
    ("% f S Do\n1 w", "% f S Do\n1 w"),
    ("[(f) 3 (S)] 0 d", "[(f) 3 (S)] 0 d"),
    ("/f gs", "/f gs"),
  ])
  func `strings, names, comments and dictionaries hide no operators`(
    content: String, marked: String
  ) throws {
    #expect(try mark(content) == marked)
  }

  @Test func `the data of an inline image is not read as content`() throws {
    let image = "BI /W 2 /H 2 /BPC 8 ID \u{1}EI(\u{2} EI\u{3} q EI\n"
    #expect(
      try mark("\(image)/P << /MCID 0 >> BDC EMC")
        == "{\(image)}/P << /MCID 0 >> BDC EMC")
  }

  @Test func `content that is not nested as promised is a fault`() {
    for content in [
      "/P << /MCID 0 >> BDC /Span << /MCID 1 >> BDC EMC EMC",
      "/Artifact BMC /P << /MCID 0 >> BDC EMC EMC",
      "/P << /MCID 0 >> BDC /Artifact BMC EMC EMC",
      "/Foo BMC /P << /MCID 0 >> BDC EMC EMC", "EMC", "/P << /MCID 0 >> BDC",
    ] {
      #expect(throws: FinishingFault.self) {
        try ContentMarker.mark(Array(content.utf8), tags: tags(of: content))
      }
    }
  }

  @Test func `tagged content gets the names of its elements`() throws {
    let content = "/Span << /MCID 0 >> BDC (a)Tj EMC /x1 Do /Span << /MCID 1 >> BDC (b)Tj EMC"
    let marked = try ContentMarker.mark(Array(content.utf8), tags: ["H1", "TD"])
    #expect(
      String(decoding: marked, as: UTF8.self)
        == "/H1 << /MCID 0 >> BDC (a)Tj EMC /Artifact BMC\n/x1 Do \nEMC\n"
        + "/TD << /MCID 1 >> BDC (b)Tj EMC")
  }

  @Test(arguments: [[], ["P"], ["P", "P", "P"]])
  func `more or fewer pieces than elements are a fault`(tags: [String]) {
    let content = "/Span << /MCID 0 >> BDC EMC /Span << /MCID 1 >> BDC EMC"
    #expect(throws: FinishingFault.self) {
      try ContentMarker.mark(Array(content.utf8), tags: tags)
    }
  }

  @Test func `pieces out of order are a fault`() {
    let content = "/Span << /MCID 1 >> BDC EMC /Span << /MCID 0 >> BDC EMC"
    #expect(throws: FinishingFault.self) {
      try ContentMarker.mark(Array(content.utf8), tags: ["P", "P"])
    }
  }
}
