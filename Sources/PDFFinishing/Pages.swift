import CQPDF

extension FinishingPlan {
  /// What the plan says of links, by the object of their annotation.
  func linkContents(in tree: StructureTree) -> [Int: String] {
    var contents: [Int: String] = [:]
    for (planned, element) in zip(elements, tree.elements) {
      guard let words = planned.linkContents else { continue }
      for annotation in element.annotations { contents[annotation] = words }
    }
    return contents
  }
}

extension QPDFDocument {
  /// Gives every page its tab order, its artifacts and complete annotations.
  func finishPages(contents: [Int: String]) throws {
    let tabs = name("S")
    try forEachPage { page in
      self[page, "/Tabs"] = tabs
      if let marked = try ArtifactMarker.mark(content(of: page)) {
        self[page, "/Contents"] = stream(marked)
      }
      finishAnnotations(of: page, contents: contents)
    }
  }

  /// Every annotation prints and says in words what it is.
  private func finishAnnotations(of page: qpdf_oh, contents: [Int: String]) {
    guard has(page, "/Annots") else { return }
    let annotations = self[page, "/Annots"]
    for index in 0..<qpdf_oh_get_array_n_items(handle, annotations) {
      let annotation = qpdf_oh_get_array_item(handle, annotations, index)
      self[annotation, "/F"] = integer(4)
      let number = Int(qpdf_oh_get_object_id(handle, annotation))
      self[annotation, "/Contents"] = text(contents[number] ?? destination(of: annotation))
      qpdf_oh_release(handle, annotation)
    }
    qpdf_oh_release(handle, annotations)
  }

  /// The address or the named destination of a link that the plan has no words for.
  private func destination(of annotation: qpdf_oh) -> String {
    for target in [self[self[annotation, "/A"], "/URI"], self[annotation, "/Dest"]]
    where qpdf_oh_is_string(handle, target) != 0 {
      return String(cString: qpdf_oh_get_utf8_value(handle, target))
    }
    return "Link"
  }
}
