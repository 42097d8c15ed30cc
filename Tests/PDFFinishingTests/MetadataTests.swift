import Testing

@testable import PDFFinishing

struct MetadataTests {
  @Test func `the catalog names the language and shows the title`() throws {
    let file = try FinishedPDF.sample
    #expect(file.text("Root/Lang") == "en-GB")
    #expect(file["Root/ViewerPreferences/DisplayDocTitle"] == "true")
    #expect(file["Root/MarkInfo/Marked"] == "true")
  }

  @Test func `Info holds what the plan says and nothing of cairo's`() throws {
    let file = try FinishedPDF.sample
    #expect(file.text("Info/Title") == "Risk & Монгол <2026>")
    #expect(file.text("Info/Author") == "The desk")
    #expect(file.text("Info/Subject") == "A sample of everything")
    #expect(file.text("Info/Keywords") == "risk, debt")
    #expect(file.text("Info/Creator") == "report 1.2.3")
    #expect(file.text("Info/Producer") == "cairo 1.16.0")
    #expect(file.text("Info/CreationDate") == "D:20260102030405Z")
    #expect(file.text("Info/ModDate") == "D:20260102030405Z")
  }

  @Test func `what the plan leaves out is in neither Info nor XMP`() throws {
    var sample = Sample.document
    sample.document.information.author = nil
    sample.document.information.subject = nil
    sample.document.information.keywords = nil
    let file = try FinishedPDF(sample.finish())
    for key in ["Author", "Subject", "Keywords"] { #expect(file["Info/\(key)"] == "null") }
    let xmp = String(decoding: file.data("Root/Metadata"), as: UTF8.self)
    for property in ["dc:creator", "dc:description", "pdf:Keywords"] {
      #expect(!xmp.contains("<\(property)>"))
    }
  }

  @Test func `XMP is not compressed and says the same as Info`() throws {
    let file = try FinishedPDF.sample
    #expect(file["Root/Metadata/Filter"] == "null")
    #expect(file["Root/Metadata/Type"] == "/Metadata")
    #expect(file["Root/Metadata/Subtype"] == "/XML")
    let xmp = String(decoding: file.data("Root/Metadata"), as: UTF8.self)
    for property in [
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Risk &amp; Монгол &lt;2026&gt;</rdf:li>",
      "<dc:creator><rdf:Seq><rdf:li>The desk</rdf:li></rdf:Seq></dc:creator>",
      "<rdf:li xml:lang=\"x-default\">A sample of everything</rdf:li>",
      "<pdf:Keywords>risk, debt</pdf:Keywords>",
      "<pdf:Producer>cairo 1.16.0</pdf:Producer>",
      "<xmp:CreatorTool>report 1.2.3</xmp:CreatorTool>",
      "<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate>",
      "<xmp:ModifyDate>2026-01-02T03:04:05Z</xmp:ModifyDate>",
    ] { #expect(xmp.contains(property)) }
    #expect(!file.bytes.offsets(of: "<dc:title>").isEmpty)
  }

  @Test func `XMP claims the standards of the plan and declares the property of PDF UA`() throws {
    let xmp = try packet([.ua1, .a3a])
    #expect(xmp.contains("<pdfaid:part>3</pdfaid:part>"))
    #expect(xmp.contains("<pdfaid:conformance>A</pdfaid:conformance>"))
    #expect(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"))
    #expect(xmp.contains("<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"))
    let archival = try packet(.a3a)
    #expect(archival.contains("<pdfaid:part>") && !archival.contains("<pdfuaid:part>"))
    let accessible = try packet(.ua1)
    #expect(!accessible.contains("<pdfaid:part>") && accessible.contains("<pdfuaid:part>"))
    let plain = try packet([])
    #expect(!plain.contains("<pdfaid:part>") && !plain.contains("<pdfuaid:part>"))
  }

  @Test func `characters that XML cannot hold are in neither Info nor XMP`() throws {
    var sample = Sample.document
    sample.document.information.title = "A\u{1}B\u{FFFE}C"
    let file = try FinishedPDF(sample.finish())
    #expect(file.text("Info/Title") == "ABC")
    let xmp = String(decoding: file.data("Root/Metadata"), as: UTF8.self)
    #expect(xmp.contains(">ABC</rdf:li>"))
  }

  @Test func `the output intent is sRGB in a profile without a date of its own`() throws {
    let file = try FinishedPDF.sample
    #expect(file["Root/OutputIntents/0/S"] == "/GTS_PDFA1")
    #expect(file.text("Root/OutputIntents/0/OutputConditionIdentifier") == "sRGB IEC61966-2.1")
    #expect(file["Root/OutputIntents/0/DestOutputProfile/N"] == "3")
    let profile = file.data("Root/OutputIntents/0/DestOutputProfile")
    #expect(profile == ColourProfile.sRGB)
    #expect(profile[36..<40].elementsEqual("acsp".utf8))
    #expect(profile[16..<20].elementsEqual("RGB ".utf8))
    #expect(profile[ColourProfile.dateRange].elementsEqual([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]))
    #expect(profile[ColourProfile.identifierRange].allSatisfy { $0 == 0 })
  }

  private func packet(_ standards: FinishingPlan.Standards) throws -> String {
    var sample = Sample.document
    sample.plan.standards = standards
    return try String(
      decoding: FinishedPDF(sample.finish()).data("Root/Metadata"), as: UTF8.self)
  }

  @Test(
    arguments: [
      ("ua1,a3a", FinishingPlan.Standards([.ua1, .a3a])), ("a3a", [.a3a]),
      ("ua1,a2a", [.ua1, .a2a]),
      ("none", []),
    ] as [(String, FinishingPlan.Standards)])
  func `standards are named in a list`(list: String, standards: FinishingPlan.Standards) {
    #expect(FinishingPlan.Standards(list) == standards)
  }

  @Test(arguments: ["", "ua2", "ua1,", "a3a,a2a", "none,ua1", "UA1"])
  func `other lists name no standards`(list: String) {
    #expect(FinishingPlan.Standards(list) == nil)
  }

  @Test func `PDF A 2a is claimed without files, and with them is a fault`() throws {
    var sample = Sample.document
    sample.plan.standards = [.ua1, .a2a]
    #expect(throws: FinishingFault.self) { try sample.finish() }
    sample.plan.attachments = []
    let file = try FinishedPDF(sample.finish())
    let xmp = String(decoding: file.data("Root/Metadata"), as: UTF8.self)
    #expect(xmp.contains("<pdfaid:part>2</pdfaid:part>"))
    #expect(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"))
  }
}
