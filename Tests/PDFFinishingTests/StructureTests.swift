import Compression
import Drawing
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
    var cell = StructureElement(.tableHeader, in: nil)
    #expect(cell.attributes == nil)
    (cell.scope, cell.columnSpan, cell.rowSpan) = (.both, 2, 3)
    #expect(cell.attributes == "<</O/Table/Scope/Both/ColSpan 2/RowSpan 3>>")
    var both = StructureElement(.tableData, in: nil)
    (both.rowSpan, both.listNumbering) = (2, "Disc")
    #expect(
      both.attributes == "[<</O/Table/RowSpan 2>><</O/List/ListNumbering/Disc>>]")
  }

  @Test func `a note has its identifier and the tree finds it`() throws {
    let file = try FinishedPDF.sample
    #expect(file.elements("Note").first?.contains("/ID (note-1)") == true)
    #expect(file.text("Root/StructTreeRoot/IDTree/Names/0") == "note-1")
    #expect(file["Root/StructTreeRoot/IDTree/Names/1/S"] == "/Note")
  }

  @Test func `pages and links find their elements`() throws {
    let file = try FinishedPDF.sample
    #expect(file["Root/StructTreeRoot/K/0/S"] == "/Document")
    #expect(file["Root/StructTreeRoot/K/1"] == "null")
    #expect(file["Root/StructTreeRoot/ParentTree/Nums/0"] == "0")
    #expect(file["Root/StructTreeRoot/ParentTree/Nums/1/0/S"] == "/H1")
    #expect(file["Root/StructTreeRoot/ParentTree/Nums/2"] == "1")
    #expect(file["Root/StructTreeRoot/ParentTree/Nums/4"] == "2")
    #expect(file["Root/StructTreeRoot/ParentTree/Nums/5/S"] == "/Link")
    #expect(file["Root/StructTreeRoot/ParentTreeNextKey"] == "5")
    #expect(file["Root/Pages/Kids/0/StructParents"] == "0")
    #expect(file["Root/Pages/Kids/1/StructParents"] == "1")
  }

  @Test func `the tree has the elements that are painted, in their order`() throws {
    let sample = Sample.document
    let tree = try ContentTree(
      sample.document.structure, content: sample.parts.flatMap(\.content).map(\.elements))
    #expect(
      tree.order.map { sample.document.structure[Int($0)].tag.rawValue } == [
        "Document", "H1", "P", "Span", "Link", "Span", "Note", "L", "LI", "Lbl", "LBody", "Table",
        "TR", "TH", "TR", "TH", "TD", "TR", "TH", "TD", "Figure", "Link", "Link",
      ])
  }

  @Test func `an element that nothing is painted of is not in the tree`() throws {
    var sample = Sample.document
    sample.document.structure.append(.init(.paragraph, in: ElementID(index: 0)))
    #expect(try FinishedPDF(sample.finish()).elements("P").count == 1)
  }

  @Test func `an element goes on after decoration and on other pages`() throws {
    var sample = Sample.document
    // The heading's content, that of the second span and that of the last link become the note's.
    var pages = sample.parts[0].content
    let note = pages[0].elements[4]
    for (page, mark) in [(0, 0), (1, 1)] {
      let places = pages[page].pieces.indices.filter { pages[page].pieces[$0].element != nil }
      pages[page].pieces[places[mark]].element = note
    }
    sample.parts[0].content = pages
    let found = try FinishedPDF(sample.finish()).elements("Note")
    #expect(found.count == 1)
    #expect(found[0].contains("/MCID 1"))
    #expect(found[0].contains("/K [ 0 4 <<"))
  }

  @Test func `every annotation prints and says where it leads`() throws {
    let file = try FinishedPDF.sample
    for (page, place, words) in [
      (0, 0, "The bank's page"), (1, 0, "https://example.org/plain"), (1, 1, "top of (2)"),
    ] {
      let annotation = "Root/Pages/Kids/\(page)/Annots/\(place)"
      #expect(file["\(annotation)/F"] == "4")
      #expect(file["\(annotation)/Subtype"] == "/Link")
      #expect(file.text("\(annotation)/Contents") == words)
      #expect(file["\(annotation)/StructParent"] == "\(2 + page + place)")
    }
    #expect(file.text("Root/Pages/Kids/0/Annots/0/A/URI") == "https://example.org/")
    #expect(file.text("Root/Pages/Kids/1/Annots/1/Dest") == "top of (2)")
  }

  @Test func `places, the outline and labels lead to their pages`() throws {
    let file = try FinishedPDF.sample
    #expect(file.text("Root/Names/Dests/Names/0") == "top of (2)")
    #expect(file["Root/Names/Dests/Names/1/1"] == "/XYZ")
    #expect(file["Root/Names/Dests/Names/1/3"] == "170")
    #expect(file["Root/Names/Dests/Names/1/0/StructParents"] == "1")
    #expect(file["Root/Outlines/Count"] == "3")
    #expect(file.text("Root/Outlines/First/Title") == "Монгол (1)")
    #expect(file["Root/Outlines/First/Count"] == "1")
    #expect(file.text("Root/Outlines/First/First/Title") == "Part")
    #expect(file.text("Root/Outlines/First/First/Parent/Title") == "Монгол (1)")
    #expect(file.text("Root/Outlines/First/Next/Title") == "Next")
    #expect(file.text("Root/Outlines/Last/Prev/Title") == "Монгол (1)")
    #expect(file.text("Root/Outlines/Last/Dest") == "top of (2)")
    #expect(file.text("Root/PageLabels/Nums/1/P") == "i")
    #expect(file["Root/PageLabels/Nums/2"] == "1")
    #expect(file["Root/PageLabels/Nums/3/St"] == "1")
  }

  @Test func `page labels that count on need one entry`() throws {
    var sample = Sample.document
    sample.document.pages[0].label = "7"
    sample.document.pages[1].label = "8"
    let file = try FinishedPDF(sample.finish())
    #expect(file["Root/PageLabels/Nums/1/St"] == "7")
    #expect(file["Root/PageLabels/Nums/2"] == "null")
  }

  @Test func `every page is read in the order of its structure`() throws {
    let file = try FinishedPDF.sample
    for page in 0..<2 { #expect(file["Root/Pages/Kids/\(page)/Tabs"] == "/S") }
  }

  @Test func `fonts that need a map of glyphs have one`() throws {
    let copied = try copy("<< /Type /Font /Subtype /CIDFontType2 /W [ 1 [ 500 ] ] >>")
    #expect(copied.contains("/CIDToGIDMap/Identity"))
    #expect(try !copy("<< /Type /Font /Subtype /CIDFontType0 >>").contains("/CIDToGIDMap"))
    let fonts = try FinishedPDF.sample.objects.filter { $0.contains("/CIDFontType2") }
    for font in fonts { #expect(font.contains("/CIDToGIDMap /Identity")) }
  }

  @Test func `images are not interpolated`() throws {
    let copied = try copy("<< /Subtype /Image /Interpolate true /Width 4 >>")
    #expect(copied == "<</Subtype/Image/Width 4>>")
  }

  @Test func `a copy keeps all else as it is and renumbers what it refers to`() throws {
    let copied = try copy(
      "<< /A [ 1 2.5 -3 (a (b) \\) c) <0aF> ] /B << /C 2 0 R >> /D true /E/F >>")
    #expect(copied == "<</A[1 2.5 -3(a (b) \\) c)<0aF>]/B<</C 2 0 R>>/D true/E/F>>")
    #expect(try copy("[ 2 0 R 2 0 R 7 ]") == "[2 0 R 2 0 R 7]")
  }

  /// What becomes of an object, the first of a file, when it is copied; object 2 is a number.
  private func copy(_ object: String) throws -> String {
    var bytes = Array("%PDF-1.5\n".utf8)
    var offsets: [Int] = []
    for (index, body) in [object, "42"].enumerated() {
      offsets.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n\(body)\nendobj\n".utf8)
    }
    let table = bytes.count
    bytes += Array("xref\n0 3\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      bytes += Array(
        (String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
    }
    bytes += Array("trailer << /Size 3 >>\nstartxref\n\(table)\n%%EOF\n".utf8)
    var copier = ObjectCopier(try CairoFile(bytes))
    var assembly = PDFAssembly()
    let number = try copier.copy(1, into: &assembly)
    let file = try assembly.written(catalog: number, information: number)
    // The first stream has all objects behind their numbers and places.
    let start = try #require(file.offsets(of: "stream\n").first) + 7
    let objects = String(
      decoding: try #require(Deflate.expanded(file[start...])), as: UTF8.self)
    // Which is added after all that it refers to.
    let lines = objects.split(separator: "\n")
    let last = String(try #require(lines.last))
    return lines.count == 1 ? String(last.dropFirst("1 0 ".count)) : last
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
    let first = try #require(content.split(separator: "/H1 <<").first)
    #expect(first.contains("/Artifact BMC") && first.contains("EMC"))
  }

  @Test func `a row keeps its empty cells and its cells their order`() throws {
    var elements = [StructureElement(.table, in: nil)]
    let table = ElementID(index: 0)
    func add(_ tag: StructureTag, in parent: ElementID, rows: Int = 1) -> ElementID {
      elements.append(StructureElement(tag, in: parent))
      elements[elements.count - 1].rowSpan = rows
      return ElementID(index: elements.count - 1)
    }
    let first = add(.tableRow, in: table)
    let stub = add(.tableHeader, in: first, rows: 2)
    let over = add(.tableHeader, in: first)
    let second = add(.tableRow, in: table)
    let left = add(.tableData, in: second)
    let empty = add(.tableData, in: second)
    let right = add(.tableData, in: second)
    let nowhere = add(.tableRow, in: table)
    _ = add(.tableData, in: nowhere)
    // The stub's head is painted last.
    let tree = try ContentTree(elements, content: [[over, left, right, stub]])
    func kids(_ id: ElementID) -> [Int] {
      tree.kids(of: id.index).compactMap { if case .element(let kid) = $0 { kid } else { nil } }
    }
    #expect(kids(first) == [stub.index, over.index])
    #expect(kids(second) == [left.index, empty.index, right.index])
    #expect(kids(table) == [first.index, second.index])
  }
}
