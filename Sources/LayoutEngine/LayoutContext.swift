import Diagnostics
import Drawing
import SideWork

/// What blocks need in order to be laid out: the room they have, the setter of their text, and what
/// the round before found out.
package final class LayoutContext {
  package let setter: ParagraphSetter
  package let structure: StructureTree
  package let log: DiagnosticLog
  /// Width and height of the text block, in points.
  package private(set) var size: Size
  /// The same of pages that lie across.
  package let landscape: Size
  /// Step of the baseline grid, in points.
  package let line: Double
  /// BCP 47 tag of the document.
  package let language: String
  /// Where places and values stood in the round before.
  let pages: PageIndex
  private let promised: Promise<Directory>
  /// Places whose page number was asked for.
  package private(set) var askedPlaces: Set<String> = []
  /// What was asked on which pages values of it are.
  private(set) var askedSubjects: Set<String> = []
  /// The element that blocks add theirs to.
  package var parent: ElementID?
  /// Entries for the outline, in order.
  package var outline: [PagedDocument.OutlineEntry] = []

  package init(
    setter: ParagraphSetter, structure: StructureTree, log: DiagnosticLog, size: Size,
    landscape: Size? = nil, line: Double, language: String, pages: PageIndex = PageIndex(),
    directory: Promise<Directory> = Promise(Directory())
  ) {
    self.setter = setter
    self.structure = structure
    self.log = log
    self.size = size
    self.landscape = landscape ?? Size(width: size.height, height: size.width)
    promised = directory
    self.line = line
    self.language = language
    self.pages = pages
  }

  /// What the document's exhibits and sections are called, as soon as all are known.
  package var directory: Directory { promised.value }

  package var shaper: TextShaper { setter.shaper }

  /// Sets single-style labels in the document's language.
  package var labels: LabelSetter { LabelSetter(shaper, language: language) }

  /// The page on which `place` stood in the round before.
  package func page(of place: String) -> Int? {
    askedPlaces.insert(place)
    return pages.places[place]
  }

  /// The pages that showed values of `subject` in the round before.
  func pages(showing subject: String) -> [Int] {
    askedSubjects.insert(subject)
    return pages.subjects[subject] ?? []
  }

  /// What `body` makes of pages that lie across.
  package func inLandscape<Value>(_ body: () -> Value) -> Value {
    let portrait = size
    size = landscape
    defer { size = portrait }
    return body()
  }

  /// A leaf for each of `inlines` under `element`: links get their own, other text a span, and a
  /// single plain stretch is the element itself.
  package func leaves(
    for inlines: [Inline], in element: ElementID?
  ) -> ParagraphSetter.Elements {
    guard let element else { return { _ in nil } }
    if inlines.allSatisfy({ $0.role == .plain && $0.language == nil }) { return { _ in element } }
    var leaves = [ElementID]()
    var span: ElementID?
    for inline in inlines {
      switch inline.role {
      case .plain where inline.language == nil:
        let leaf = span ?? structure.add(.span, in: element)
        span = leaf
        leaves.append(leaf)
      case .plain:
        span = nil
        leaves.append(structure.add(.span, in: element) { $0.language = inline.language })
      case .link(let destination, let description):
        span = nil
        let holder = inline.note == nil ? element : structure.add(.reference, in: element)
        leaves.append(
          structure.add(.link, in: holder) {
            $0.destination = destination
            $0.linkDescription = description
          })
      }
    }
    return { leaves[$0] }
  }
}

/// Something that becomes part of the vertical list; the unit in which sections hand over content.
package protocol Block: Sendable {
  /// About how long it takes to lay out, beside a hundred characters of text. Nothing but time depends
  /// on it.
  var weight: Int { get }

  /// The items of the block; elements it makes go under the context's parent.
  func flow(in context: LayoutContext) -> [FlowItem]
}

extension Block {
  package var weight: Int { 1 }
}
