import CQPDF

extension QPDFDocument {
  /// Gives the elements of `tree` what the plan says of them.
  func addAttributes(_ elements: [FinishingPlan.Element], to tree: StructureTree) {
    var attributes: [String: qpdf_oh] = [:]
    var identified: [(identifier: String, object: Int)] = []
    for (planned, found) in zip(elements, tree.elements) where planned.hasEntries {
      withObject(found.object) { element in
        if let words = planned.alternate { self[element, "/Alt"] = text(words) }
        if let words = planned.actualText { self[element, "/ActualText"] = text(words) }
        if let language = planned.language { self[element, "/Lang"] = text(language) }
        if let identifier = planned.identifier {
          self[element, "/ID"] = bytes(identifier)
          identified.append((identifier, found.object))
        }
        guard let source = planned.attributeSource else { return }
        let object = attributes[source] ?? parsed(source)
        attributes[source] = object
        self[element, "/A"] = object
      }
    }
    addIdentifierTree(identified, to: tree)
  }

  /// The tree by which a reader finds an element of a given identifier.
  private func addIdentifierTree(
    _ identified: [(identifier: String, object: Int)], to tree: StructureTree
  ) {
    guard !identified.isEmpty else { return }
    let sorted = identified.sorted {
      $0.identifier.utf8.lexicographicallyPrecedes($1.identifier.utf8)
    }
    let names = array(
      sorted.flatMap { entry in
        [bytes(entry.identifier), qpdf_get_object_by_id(handle, Int32(entry.object), 0)]
      })
    withObject(tree.root) { self[$0, "/IDTree"] = indirect(dictionary(["/Names": names])) }
  }
}

extension FinishingPlan.Element {
  /// Whether the element's own dictionary gets an entry.
  var hasEntries: Bool {
    alternate != nil || actualText != nil || language != nil || identifier != nil
      || attributeSource != nil
  }

  /// The attributes of the element in PDF syntax; `nil` if it has none.
  var attributeSource: String? {
    var owners: [String] = []
    var table = ""
    if let scope { table += " /Scope /\(scope.rawValue)" }
    if columnSpan != 1 { table += " /ColSpan \(columnSpan)" }
    if rowSpan != 1 { table += " /RowSpan \(rowSpan)" }
    if !table.isEmpty { owners.append("<< /O /Table\(table) >>") }
    if let listNumbering { owners.append("<< /O /List /ListNumbering /\(listNumbering) >>") }
    switch owners.count {
    case 0: return nil
    case 1: return owners[0]
    default: return "[ " + owners.joined(separator: " ") + " ]"
    }
  }
}
