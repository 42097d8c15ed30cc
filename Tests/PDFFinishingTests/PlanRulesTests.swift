import Drawing
import Testing

@testable import PDFFinishing

struct PlanRulesTests {
  /// What a rule says of a document and a plan that were changed.
  private struct Subject {
    var document = PagedDocument(
      pages: [], structure: [.init(.document, in: nil), .init(.figure, in: nil)], outline: [],
      information: .init(title: "Title", language: "en-GB", created: "2026-01-02T03:04:05Z"))
    var plan = FinishingPlan(creator: "report 1", producer: "cairo")
    var elements: [StructureElement] {
      get { document.structure }
      set { document.structure = newValue }
    }
    var information: PagedDocument.Information {
      get { document.information }
      set { document.information = newValue }
    }

    init() { document.structure[1].alternate = "A figure" }
  }

  private func fault(_ change: (inout Subject) -> Void) -> String? {
    var subject = Subject()
    change(&subject)
    do {
      try PlanRules(document: subject.document, plan: subject.plan).check()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `a complete document keeps the rules`() {
    #expect(fault { _ in } == nil)
  }

  @Test func `a document has a title`() {
    #expect(fault { $0.information.title = "" } == "the document has no title")
  }

  @Test(arguments: ["", "en_GB", "e", "en-", "-GB", "englishlanguage", "1a"])
  func `a language that is no tag is refused`(language: String) {
    #expect(fault { $0.information.language = language }?.contains("is not a BCP 47 tag") == true)
    #expect(fault { $0.elements[0].language = language }?.contains("BCP 47") == true)
  }

  @Test(arguments: ["en", "mn-Cyrl-MN", "zh-Hans", "de-1996"])
  func `a language tag may have subtags`(language: String) {
    #expect(fault { $0.information.language = language } == nil)
  }

  @Test(arguments: ["", "2026-01-02", "2026-01-02 03:04:05Z", "2026-01-02T03:04:05+08:00"])
  func `a date of another form is refused`(date: String) {
    #expect(
      fault { $0.information.created = date }?.hasPrefix("the date of creation '\(date)'") == true)
  }

  @Test func `a text too long for a PDF string is refused`() {
    let ascii = String(repeating: "a", count: 32_767)
    #expect(fault { $0.elements[1].alternate = ascii } == nil)
    #expect(fault { $0.elements[1].alternate = ascii + "a" }?.contains("too long") == true)
    let cyrillic = String(repeating: "ж", count: 16_382)
    #expect(fault { $0.elements[1].alternate = cyrillic } == nil)
    #expect(fault { $0.elements[1].alternate = cyrillic + "ж" }?.contains("too long") == true)
  }

  @Test func `identifiers are unique`() {
    let message = fault { plan in
      plan.elements[0].identifier = "a"
      plan.elements[1].identifier = "a"
    }
    #expect(message == "two structure elements have the identifier 'a'")
  }

  @Test func `a cell spans at least itself`() {
    #expect(fault { $0.elements[0].columnSpan = 0 }?.contains("spans 0 columns") == true)
    #expect(fault { $0.elements[0].rowSpan = -1 }?.contains("-1 rows") == true)
  }

  @Test func `a list numbering is one that PDF knows`() {
    #expect(fault { $0.elements[0].listNumbering = "Decimal" } == nil)
    #expect(fault { $0.elements[0].listNumbering = "decimal" }?.contains("'decimal'") == true)
  }

  @Test func `a document that claims to be accessible describes its figures`() {
    let message =
      "structure element 1, a Figure, has no alternate text though the document claims PDF/UA-1"
    #expect(fault { $0.elements[1].alternate = nil } == message)
    #expect(fault { $0.elements[1].alternate = "" } == message)
    let unclaimed = fault { subject in
      subject.elements[1].alternate = nil
      subject.plan.standards = .a3a
    }
    #expect(unclaimed == nil)
  }

  @Test func `a document that claims to be accessible names its notes`() {
    #expect(fault { $0.elements.append(.init(.note, in: nil)) }?.contains("no identifier") == true)
  }

  @Test func `attachments have names, media types and owners of their own`() {
    let file = FinishingPlan.Attachment(
      name: "a.csv", mimeType: "text/csv", bytes: [], description: "")
    #expect(fault { $0.plan.attachments = [file] } == nil)
    #expect(
      fault { $0.plan.attachments = [file, file] } == "two attachments have the name 'a.csv'")
    let changes: [(inout FinishingPlan.Attachment) -> Void] = [
      { $0.name = "" }, { $0.mimeType = "csv" }, { $0.mimeType = "/" },
      { $0.element = ElementID(index: 2) },
      { $0.element = ElementID(index: -1) },
    ]
    for change in changes {
      var changed = file
      change(&changed)
      #expect(fault { $0.plan.attachments = [changed] } != nil)
    }
  }
}
