/// The structure elements of a PDF, depth first.
struct StructureTree {
  /// One element: its object, its tag and the objects of its annotations.
  struct Element {
    let object: Int
    let tag: String
    var annotations: [Int]
  }

  /// The object of the tree's root.
  let root: Int
  private(set) var elements: [Element] = []

  init(of file: CairoFile) throws {
    guard let root = try file.catalog["StructTreeRoot"]?.referenced else {
      throw FinishingFault("the PDF has no structure tree: it was painted without tags")
    }
    self.root = root
    try addKids(of: file.object(root), in: file)
  }

  /// Throws a fault that names the first difference between the tree and `plan`.
  func check(against plan: [FinishingPlan.Element]) throws {
    for (index, (element, planned)) in zip(elements, plan).enumerated()
    where element.tag != planned.tag {
      throw FinishingFault(
        "structure element \(index) is a \(element.tag) in the PDF, a \(planned.tag) in the plan")
    }
    guard elements.count != plan.count else { return }
    let shared = min(elements.count, plan.count)
    let extra =
      elements.count > plan.count
      ? "a \(elements[shared].tag) in the PDF only" : "a \(plan[shared].tag) in the plan only"
    throw FinishingFault(
      "the PDF has \(elements.count) structure elements, the plan \(plan.count): "
        + "number \(shared) is \(extra)")
  }

  private mutating func addKids(of parent: PDFValue, in file: CairoFile) throws {
    let index = elements.count - 1
    for kid in parent["K"]?.items ?? [] {
      if let number = kid.referenced {
        let element = try file.object(number)
        guard let tag = element["S"]?.name else {
          throw FinishingFault("object \(number) of the structure tree has no tag")
        }
        guard elements.count < file.objectCount else {
          throw FinishingFault("the structure tree contains itself")
        }
        elements.append(Element(object: number, tag: tag, annotations: []))
        try addKids(of: element, in: file)
      } else if let annotation = kid["Obj"]?.referenced {
        elements[index].annotations.append(annotation)
      }
    }
  }
}
