import Diagnostics
import Drawing
import SideWork

/// Looks at finished pages for what must never be: text on text, text outside its page or its text
/// block, an empty page, a heading that nothing follows on its page.
struct PageAudit: Sendable {
  let setup: LayoutEngine.PageSetup
  let elements: [StructureElement]

  /// What was looked at, and what was found.
  struct Result: Sendable {
    var audit = PagedDocument.Audit()
    var diagnostics: [Diagnostic] = []
  }

  /// Of a run's size, how far its letters reach above and below the baseline.
  private static let ascent = 0.72
  private static let descent = 0.2
  /// How far texts may reach into each other's rectangles, whose corners letters do not fill.
  private static let tolerance = 0.5
  /// How far what hangs may stand outside the text block, as a fraction of the size.
  private static let hanging = 0.35
  /// The title of a cover hangs that far, in points.
  private static let display = 8.0

  /// A run of text with the rectangle of its letters.
  private struct Run {
    let text: String
    let area: Rectangle
    let size: Double
    let element: ElementID?
    let isFurniture: Bool
  }

  /// Looks at `pages`, whose sheets have furniture first; `boxes` are those of each text block.
  /// What stands in a box is told once, with the worst of it, and not at all of a box that `told`
  /// says is too tall.
  func result(
    _ pages: [PagedDocument.Page], boxes: [[PageBuilder.PlacedBox]],
    _ orientations: [PageOrientation], told: [Diagnostic] = []
  ) -> Result {
    // Pages are looked at on two threads, and told of in their order.
    let found = SharedWork.results(count: pages.count) { [self] index, _ in
      look(at: pages[index], number: index + 1, boxes[index], orientations[index])
    }
    var result = Result()
    for page in found {
      result.audit.pages += page.audit.pages
      result.audit.runs += page.audit.runs
      result.audit.pairs += page.audit.pairs
      result.diagnostics += page.diagnostics
    }
    let tooTall = told.filter { $0.code == "too-tall" }.compactMap(\.range)
    result.diagnostics.removeAll { found in found.range.map { tooTall.contains($0) } == true }
    result.audit.violations = result.diagnostics.count
    return result
  }

  private func look(
    at page: PagedDocument.Page, number: Int, _ boxes: [PageBuilder.PlacedBox],
    _ orientation: PageOrientation
  ) -> Result {
    var result = Result()
    let runs = runs(of: page.frame)
    result.audit.pages = 1
    result.audit.runs = runs.count
    let own = runs.filter { !$0.isFurniture }
    let place = Place(page: number, boxes: boxes, sheet: setup[orientation])
    checkPlaces(own, on: page.frame.size, place, &result)
    checkOverlaps(runs, place, &result)
    checkHeadings(own, place, &result)
    let isEmpty = own.isEmpty && page.frame.items.count <= 1
    if isEmpty { result.diagnostics.append(emptyPage(number)) }
    return result
  }

  private func runs(of sheet: Frame) -> [Run] {
    var runs: [Run] = []
    func add(_ placed: Frame.Placed, isFurniture: Bool) {
      guard case .text(let run) = placed.item, let area = Self.area(of: run, at: placed.origin)
      else { return }
      runs.append(
        Run(
          text: run.text, area: area, size: run.size, element: placed.element,
          isFurniture: isFurniture))
    }
    for (place, placed) in sheet.items.enumerated() {
      if case .group(let frame) = placed.item {
        frame.forEachKeptItem(at: placed.origin, in: placed.element) {
          add($0, isFurniture: place == 0)
        }
      } else {
        add(placed, isFurniture: place == 0)
      }
    }
    return runs
  }

  /// The rectangle of the letters; white space at the ends does not count.
  private static func area(of run: GlyphRun, at origin: Point) -> Rectangle? {
    var text = run.text
    let places = text.withUTF8 { bytes -> (start: Double, end: Double)? in
      var x = 0.0
      var start: Double?
      var end = 0.0
      for glyph in run.glyphs {
        let place = Int(glyph.cluster)
        let isBlank =
          bytes[place] == 32
          || bytes[place] == 0xC2 && place + 1 < bytes.count && bytes[place + 1] == 0xA0
        if !isBlank {
          start = start ?? x
          end = x + glyph.advance * (isHalfBlank(bytes, at: place) ? 0.5 : 1)
        }
        x += glyph.advance
      }
      return start.map { ($0, end) }
    }
    guard let places else { return nil }
    return Rectangle(
      x: origin.x + places.start, y: origin.y - run.size * ascent, width: places.end - places.start,
      height: run.size * (ascent + descent))
  }

  /// Whether the character at `place` is a full-width mark that may hang with the right half of its
  /// square.
  private static func isHalfBlank(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    // All of them begin with one of these.
    guard bytes[place] == 0xE3 || bytes[place] == 0xEF, place + 2 < bytes.count,
      let scalar = Unicode.Scalar(
        UInt32(bytes[place] & 0xF) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6
          | UInt32(bytes[place + 2] & 0x3F))
    else { return false }
    return HangingPunctuation.fillsLeftHalf(scalar)
  }

  // MARK: What is looked for

  /// What is wrong with the texts of one box: how much at most, and how many.
  private struct Faults {
    var box: PageBuilder.PlacedBox?
    var amount: Double
    var texts: [String]
    var count = 1
    var isLost = false

    /// One fault each for `found` in the same place of the file.
    static func gathered(_ found: [Faults]) -> [Faults] {
      var result: [Faults] = []
      for fault in found {
        let place = result.firstIndex { known in
          known.box != nil && known.box?.range == fault.box?.range
            && known.box?.name == fault.box?.name
        }
        guard let place else {
          result.append(fault)
          continue
        }
        result[place].count += 1
        result[place].isLost = result[place].isLost || fault.isLost
        if fault.amount > result[place].amount {
          (result[place].amount, result[place].texts) = (fault.amount, fault.texts)
        }
      }
      return result
    }
  }

  private func checkPlaces(_ runs: [Run], on sheet: Size, _ place: Place, _ result: inout Result) {
    var found: [Faults] = []
    for run in runs {
      let box = place.box(around: run.area)
      // Without a name, something is drawn by hand and may use the margins.
      let isFree = box?.name == nil
      let left = isFree ? 0 : place.sheet.left
      let right = isFree ? sheet.width : place.sheet.left + place.sheet.block.width
      let bottom = isFree ? sheet.height : place.sheet.top + place.sheet.block.height
      let slack =
        max(Self.tolerance, run.size * Self.hanging, run.size > 20 ? Self.display : 0)
      let overflow = max(
        left - run.area.x - slack, run.area.x + run.area.width - right - slack,
        run.area.y + run.area.height - bottom - run.size * Self.descent - Self.tolerance,
        -run.area.y)
      guard overflow > 0 else { continue }
      var fault = Faults(box: box, amount: overflow, texts: [run.text])
      // What runs off the sheet is lost.
      fault.isLost =
        run.area.x + run.area.width > sheet.width + Self.tolerance || run.area.x < -Self.tolerance
        || run.area.y < -Self.tolerance
        || run.area.y + run.area.height - run.size * Self.descent > sheet.height + Self.tolerance
      found.append(fault)
    }
    result.diagnostics += Faults.gathered(found).map { outside($0, place) }
  }

  private func checkOverlaps(_ runs: [Run], _ place: Place, _ result: inout Result) {
    let sorted = runs.sorted { $0.area.y < $1.area.y }
    var found: [Faults] = []
    for (index, upper) in sorted.enumerated() {
      let foot = upper.area.y + upper.area.height - Self.tolerance
      for lower in sorted[(index + 1)...] {
        guard lower.area.y < foot else { break }
        result.audit.pairs += 1
        let width =
          min(upper.area.x + upper.area.width, lower.area.x + lower.area.width)
          - max(upper.area.x, lower.area.x)
        let height = min(foot, lower.area.y + lower.area.height) - lower.area.y
        guard width > Self.tolerance, height > Self.tolerance else { continue }
        let box = place.box(around: lower.area) ?? place.box(around: upper.area)
        found.append(
          Faults(box: box, amount: min(width, height), texts: [lower.text, upper.text]))
      }
    }
    result.diagnostics += Faults.gathered(found).map { overlap($0, place) }
  }

  private func checkHeadings(_ runs: [Run], _ place: Place, _ result: inout Result) {
    for run in runs {
      // Without a name, something is drawn by hand, with all that belongs to it.
      guard let element = run.element, isHeading(element),
        let box = place.box(around: run.area), box.name != nil
      else { continue }
      let foot = run.area.y + run.area.height
      let isFollowed =
        runs.contains { other in
          other.area.y > foot - 1 && other.element.map(isHeading) != true
            && other.area.x < run.area.x + max(run.area.width, 60)
            && other.area.x + other.area.width > run.area.x
        } || place.boxes.contains { $0.area.y + place.sheet.top > foot }
      if !isFollowed { result.diagnostics.append(stranded(run.text, place, box)) }
    }
  }

  private func isHeading(_ id: ElementID) -> Bool {
    var next: ElementID? = id
    while let id = next {
      switch elements[id.index].tag {
      case .heading1, .heading2, .heading3, .heading4: return true
      case .span, .link: next = elements[id.index].parent
      default: return false
      }
    }
    return false
  }

  /// A page with the boxes of its text block.
  private struct Place {
    let page: Int
    let boxes: [PageBuilder.PlacedBox]
    let sheet: LayoutEngine.PageSetup.Sheet

    /// The box that `area`, on the sheet, begins in.
    func box(around area: Rectangle) -> PageBuilder.PlacedBox? {
      let (x, y) = (area.x - sheet.left, area.y + area.height / 2 - sheet.top)
      return boxes.last { box in
        y >= box.area.y - 1 && y <= box.area.y + box.area.height + 1
          && x + area.width >= box.area.x - 1 && x <= box.area.x + box.area.width + 1
      }
    }
  }

  private func outside(_ faults: Faults, _ place: Place) -> Diagnostic {
    Diagnostic(
      faults.isLost ? .error : .warning, faults.isLost ? "text-lost" : "text-outside",
      "\(faults.texts[0].excerpt) on page \(place.page)\(Self.inside(faults.box)) stands "
        + "\(Self.points(faults.amount)) outside its text block\(Self.others(faults))",
      at: faults.box?.range, help: "shorten it, or give it more room")
  }

  private func overlap(_ faults: Faults, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "text-overlaps",
      "\(faults.texts[0].excerpt) on page \(place.page)\(Self.inside(faults.box)) lies "
        + "\(Self.points(faults.amount)) on \(faults.texts[1].excerpt)\(Self.others(faults))",
      at: faults.box?.range, help: "shorten one of them, or give them more room")
  }

  private func stranded(
    _ text: String, _ place: Place, _ box: PageBuilder.PlacedBox
  ) -> Diagnostic {
    Diagnostic(
      .warning, "stranded-heading",
      "the heading \(text.excerpt) is the last on page \(place.page)", at: box.range,
      help: "what follows it is too tall for the rest of the page: shorten or divide it")
  }

  private func emptyPage(_ page: Int) -> Diagnostic {
    Diagnostic(.warning, "empty-page", "page \(page) is empty")
  }

  private static func inside(_ box: PageBuilder.PlacedBox?) -> String {
    box?.name.map { ", in \($0)," } ?? ""
  }

  private static func others(_ faults: Faults) -> String {
    switch faults.count {
    case 1: ""
    case 2: ", as does another"
    default: ", as do \(faults.count - 1) others"
    }
  }

  private static func points(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.up))
    return "\(tenths / 10).\(tenths % 10) points"
  }
}
