import Testing

@testable import PDFFinishing

struct StructureTests {
  @Test func `a figure has its alternate text`() throws {
    let figure = try #require(FinishedPDF.sample.elements("Figure").first)
    #expect(figure.contains("/Alt <feff"))
    #expect(figure.contains("2014002004430434"))
  }

  @Test func `a span has the text it reads as and its language`() throws {
    let spans = try FinishedPDF.sample.elements("Span")
    #expect(spans.count == 2)
    #expect(!spans[0].contains("/ActualText") && !spans[0].contains("/Lang"))
    #expect(spans[1].contains("/ActualText (a half)"))
    #expect(spans[1].contains("/Lang (fr)"))
  }

  @Test func `header cells have their scope and span`() throws {
    let cells = try FinishedPDF.sample.elements("TH")
    #expect(cells.count == 3)
    #expect(cells[0].contains("/A << /ColSpan 2 /O /Table /Scope /Column >>"))
    #expect(cells[1].contains("/A << /O /Table /Scope /Row >>"))
    #expect(cells[2].contains("/A << /O /Table /Scope /Row >>"))
    #expect(try FinishedPDF.sample.elements("TD").allSatisfy { !$0.contains("/A ") })
  }

  @Test func `a list has its numbering`() throws {
    let lists = try FinishedPDF.sample.elements("L")
    #expect(lists.count == 1)
    #expect(lists[0].contains("/A << /ListNumbering /Decimal /O /List >>"))
  }

  @Test func `spans of rows and both scopes are written`() {
    let cell = FinishingPlan.Element(tag: "TH", scope: .both, columnSpan: 2, rowSpan: 3)
    #expect(cell.attributeSource == "<< /O /Table /Scope /Both /ColSpan 2 /RowSpan 3 >>")
    #expect(FinishingPlan.Element(tag: "TD").attributeSource == nil)
    let both = FinishingPlan.Element(tag: "TD", rowSpan: 2, listNumbering: "Disc")
    #expect(
      both.attributeSource
        == "[ << /O /Table /RowSpan 2 >> << /O /List /ListNumbering /Disc >> ]")
  }

  @Test func `a note has its identifier and the tree finds it`() throws {
    let file = try FinishedPDF.sample
    #expect(file.elements("Note").first?.contains("/ID (note-1)") == true)
    #expect(file.text("Root/StructTreeRoot/IDTree/Names/0") == "note-1")
    #expect(file["Root/StructTreeRoot/IDTree/Names/1/S"] == "/Note")
  }

  @Test func `what cairo wrote of the structure is kept`() throws {
    let file = try FinishedPDF.sample
    #expect(file["Root/StructTreeRoot/ParentTree/Nums/0"] == "0")
    #expect(file["Root/StructTreeRoot/K/0/S"] == "/Document")
    #expect(file["Root/Pages/Kids/0/StructParents"] != "null")
    let tree = try StructureTree(of: CairoFile(Sample.document.pdf))
    #expect(tree.elements.map(\.tag) == Sample.document.plan.elements.map(\.tag))
  }

  @Test func `every annotation prints and says where it leads`() throws {
    let file = try FinishedPDF.sample
    for (page, words) in [(0, "The bank's page"), (1, "https://example.org/plain")] {
      let annotation = "Root/Pages/Kids/\(page)/Annots/0"
      #expect(file["\(annotation)/F"] == "4")
      #expect(file.text("\(annotation)/Contents") == words)
      #expect(file["\(annotation)/StructParent"] != "null")
    }
  }

  @Test func `every page is read in the order of its structure`() throws {
    let file = try FinishedPDF.sample
    for page in 0..<2 { #expect(file["Root/Pages/Kids/\(page)/Tabs"] == "/S") }
  }

  @Test func `fonts that need a map of glyphs have one`() throws {
    #expect(!Sample.document.pdf.offsets(of: "/CIDFontType2").isEmpty)
    #expect(Sample.document.pdf.offsets(of: "/CIDToGIDMap").isEmpty)
    let fonts = try FinishedPDF.sample.objects.filter { $0.contains("/CIDFontType2") }
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.contains("/CIDToGIDMap /Identity")) }
  }

  @Test func `neither images nor their masks are interpolated`() throws {
    #expect(Sample.document.pdf.offsets(of: "/Interpolate true").count >= 2)
    let images = try FinishedPDF.sample.objects.filter { $0.contains("/Subtype /Image") }
    #expect(images.count >= 2)
    for image in images { #expect(!image.contains("/Interpolate")) }
  }

  @Test func `attached files say what they are and what they belong to`() throws {
    let file = try FinishedPDF.sample
    #expect(file.text("Root/Names/EmbeddedFiles/Names/0") == "facts.yaml")
    #expect(file.text("Root/Names/EmbeddedFiles/Names/2") == "trade.csv")
    let facts = "Root/AF/0"
    #expect(file.text("\(facts)/F") == "facts.yaml")
    #expect(file.text("\(facts)/UF") == "facts.yaml")
    #expect(file.text("\(facts)/Desc") == "All facts")
    #expect(file["\(facts)/AFRelationship"] == "/Source")
    #expect(file["\(facts)/EF/F/Subtype"] == "/application#2fyaml")
    #expect(file["\(facts)/EF/F/Params/Size"] == "19")
    #expect(file.data("\(facts)/EF/UF").elementsEqual("name: Монгол\n".utf8))
    #expect(file["Root/AF/1"] == "null")
    #expect(file.elements("Figure").first?.contains("/AF [") == true)
    #expect(file["Root/Names/EmbeddedFiles/Names/3/AFRelationship"] == "/Data")
    #expect(file.data("Root/Names/EmbeddedFiles/Names/3/EF/F").starts(with: "year,share".utf8))
  }

  @Test func `without attachments there are no associated files`() throws {
    var sample = Sample.document
    sample.plan.attachments = []
    let file = try FinishedPDF(sample.finish())
    #expect(file["Root/AF"] == "null")
    #expect(file["Root/Names/EmbeddedFiles"] == "null")
  }

  @Test func `the running head and the rule are artifacts`() throws {
    let file = try FinishedPDF.sample
    let content = String(decoding: file.data("Root/Pages/Kids/0/Contents"), as: UTF8.self)
    #expect(content.split(separator: "/Artifact BMC").count == 3)
    #expect(try ArtifactMarker.mark(Array(content.utf8)) == nil)
    let first = try #require(content.split(separator: "/H1 <<").first)
    #expect(first.contains("/Artifact BMC") && first.contains("EMC"))
  }
}
