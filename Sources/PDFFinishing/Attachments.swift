import CQPDF

extension QPDFDocument {
  /// Embeds the files and says of each what it belongs to.
  func attach(_ attachments: [FinishingPlan.Attachment], to tree: StructureTree) {
    guard !attachments.isEmpty else { return }
    let date = self[self[trailer, "/Info"], "/CreationDate"]
    let specifications = attachments.map { indirect(specification(of: $0, date: date)) }
    let byName = zip(attachments, specifications).sorted { left, right in
      left.0.name.utf16.lexicographicallyPrecedes(right.0.name.utf16)
    }
    if !has(catalog, "/Names") { self[catalog, "/Names"] = newDictionary }
    let names = array(byName.flatMap { [text($0.0.name), $0.1] })
    self[self[catalog, "/Names"], "/EmbeddedFiles"] = dictionary(["/Names": names])

    let owners = Dictionary(grouping: attachments.indices) { attachments[$0].element }
    for (owner, indices) in owners {
      let files = array(indices.map { specifications[$0] })
      if let owner {
        withObject(tree.elements[owner].object) { self[$0, "/AF"] = files }
      } else {
        self[catalog, "/AF"] = files
      }
    }
  }

  private func specification(of attachment: FinishingPlan.Attachment, date: qpdf_oh) -> qpdf_oh {
    let file = stream(
      attachment.bytes,
      [
        "/Type": name("EmbeddedFile"), "/Subtype": name(attachment.mimeType),
        "/Params": dictionary(["/Size": integer(attachment.bytes.count), "/ModDate": date]),
      ])
    return dictionary([
      "/Type": name("Filespec"), "/F": text(attachment.name), "/UF": text(attachment.name),
      "/Desc": text(attachment.description),
      "/AFRelationship": name(attachment.relationship.rawValue),
      "/EF": dictionary(["/F": file, "/UF": file]),
    ])
  }
}
