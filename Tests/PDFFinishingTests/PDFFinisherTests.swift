import Testing

@testable import PDFFinishing

struct PDFFinisherTests {
  @Test func `the file has the header of PDF 1.7 and ends with its end mark`() throws {
    let bytes = try Sample.finished.get()
    #expect(bytes.starts(with: Array("%PDF-1.7\n".utf8)))
    #expect(bytes.suffix(7).elementsEqual("\n%%EOF\n".utf8))
    #expect(bytes.offsets(of: "%%EOF").count == 1)
  }

  @Test func `the file keeps its objects in object streams`() throws {
    let bytes = try Sample.finished.get()
    #expect(!bytes.offsets(of: "/Type /ObjStm").isEmpty)
    #expect(bytes.offsets(of: "/Type /StructElem").isEmpty)
    #expect(bytes.count < Sample.document.pdf.count)
  }

  @Test func `a newline stands before every end of a stream`() throws {
    let bytes = try Sample.finished.get()
    let ends = bytes.offsets(of: "endstream")
    #expect(ends.count > 5)
    for end in ends { #expect(bytes[end - 1] == 10) }
  }

  @Test func `the file has an identifier made of its content`() throws {
    let first = try FinishedPDF.sample
    #expect(first["ID"].hasPrefix("[ <"))
    var sample = Sample.document
    sample.plan.title = "Another"
    #expect(try FinishedPDF(sample.finish())["ID"] != first["ID"])
  }

  @Test func `the same painting and plan give the same bytes`() throws {
    let once = try Sample.finished.get()
    for _ in 0..<3 { #expect(try Sample.document.finish() == once) }
  }

  @Test func `threads at work together give the same bytes`() async throws {
    let once = try Sample.finished.get()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { try Sample.document.finish() == once }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  @Test func `a plan with another tag is a fault that names the element`() {
    var sample = Sample.document
    sample.plan.elements[1].tag = "H2"
    #expect(
      throws: FinishingFault("structure element 1 is a H1 in the PDF, a H2 in the plan")
    ) { try sample.finish() }
  }

  @Test func `a plan with an element too few is a fault that names the first one over`() {
    var sample = Sample.document
    sample.plan.elements.removeLast()
    let count = sample.plan.elements.count
    #expect(
      throws: FinishingFault(
        "the PDF has \(count + 1) structure elements, the plan \(count): "
          + "number \(count) is a Link in the PDF only")
    ) { try sample.finish() }
  }

  @Test func `a plan with an element too many is a fault that names it`() {
    var sample = Sample.document
    let count = sample.plan.elements.count
    sample.plan.elements.append(.init(tag: "P"))
    #expect(
      throws: FinishingFault(
        "the PDF has \(count) structure elements, the plan \(count + 1): "
          + "number \(count) is a P in the plan only")
    ) { try sample.finish() }
  }

  @Test func `a missing element in the middle is found where the tags part`() {
    var sample = Sample.document
    sample.plan.elements.remove(at: 3)
    #expect(
      throws: FinishingFault("structure element 3 is a Span in the PDF, a Link in the plan")
    ) { try sample.finish() }
  }

  @Test(arguments: ["", "%PDF-1.5\n", "%PDF-1.5\nstartxref\n9\n%%EOF\n", "startxref\n-1"])
  func `bytes that cairo did not write are a fault`(text: String) {
    #expect(throws: FinishingFault("the PDF is not of the form that cairo writes")) {
      try PDFFinisher.finish(Array(text.utf8), plan: Sample.document.plan)
    }
  }

  @Test func `a damaged file is a fault and not a crash`() throws {
    let whole = Sample.document.pdf
    for cut in stride(from: 0, to: whole.count, by: 997) {
      let damaged = whole.prefix(cut) + whole.suffix(whole.count - cut).dropFirst(13)
      #expect(throws: FinishingFault.self) {
        try PDFFinisher.finish(Array(damaged), plan: Sample.document.plan)
      }
    }
  }
}
