import Drawing

/// The files embedded in a document, and what each belongs to.
struct Attachments {
  /// The source of the name tree; `nil` if there are no files.
  private(set) var names: PDFSource?
  /// The numbers of the files that belong to the whole document.
  private(set) var ofDocument: [Int] = []
  /// The numbers of the files that belong to an element.
  private(set) var byElement: [Int: [Int]] = [:]

  /// Adds the files to `assembly`, with `date` as the time of their last change.
  init(_ files: [FinishingPlan.Attachment], date: DocumentDate, _ assembly: inout PDFAssembly) {
    guard !files.isEmpty else { return }
    var numbers: [Int] = []
    for file in files {
      let number = Self.add(file, date, &assembly)
      numbers.append(number)
      if let element = file.element {
        byElement[element.index, default: []].append(number)
      } else {
        ofDocument.append(number)
      }
    }
    let sorted = zip(files, numbers).sorted {
      $0.0.name.utf16.lexicographicallyPrecedes($1.0.name.utf16)
    }
    var source = PDFSource("<</Names[")
    for (file, number) in sorted {
      source.append(text: file.name)
      source.append(reference: number)
      source.append(" ")
    }
    source.append("]>>")
    names = source
  }

  private static func add(
    _ file: FinishingPlan.Attachment, _ date: DocumentDate, _ assembly: inout PDFAssembly
  ) -> Int {
    var entries = PDFSource("/Type/EmbeddedFile/Subtype")
    entries.append(name: file.mimeType)
    entries.append("/Params<</Size ")
    entries.append(file.bytes.count)
    entries.append("/ModDate")
    entries.append(text: date.pdf)
    entries.append(">>/Filter/FlateDecode")
    let stream = assembly.reserve()
    if let data = file.compressed {
      assembly.add(stream: entries, data, as: stream)
    } else {
      assembly.add(later: file.bytes, entries, as: stream)
    }

    var source = PDFSource("<</Type/Filespec/F")
    source.append(text: file.name)
    source.append("/UF")
    source.append(text: file.name)
    source.append("/Desc")
    source.append(text: file.description)
    source.append("/AFRelationship")
    source.append(name: file.relationship.rawValue)
    source.append("/EF<</F ")
    source.append(reference: stream)
    source.append("/UF ")
    source.append(reference: stream)
    source.append(">>>>")
    return assembly.add(source)
  }
}
