/// Makes the PDF that cairo painted accessible, archival and reproducible.
package enum PDFFinisher {
  /// The PDF `pdf`, which cairo painted with tags, with all that `plan` says about it.
  ///
  /// The same arguments give the same bytes. Throws a `FinishingFault` if the plan breaks a rule
  /// of its own or describes another structure tree than the PDF has.
  package static func finish(_ pdf: [UInt8], plan: FinishingPlan) throws -> [UInt8] {
    try PlanRules(plan: plan).check()
    let file = try CairoFile(pdf)
    let tree = try StructureTree(of: file)
    try tree.check(against: plan.elements)
    return try QPDFDocument.withDocument(pdf) { document in
      document.mendResources(of: file)
      document.addAttributes(plan.elements, to: tree)
      try document.finishPages(contents: plan.linkContents(in: tree))
      document.addMetadata(DocumentMetadata(plan))
      document.addOutputIntent()
      document.attach(plan.attachments, to: tree)
      return try document.written()
    }
  }
}
