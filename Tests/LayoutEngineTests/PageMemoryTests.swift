import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

/// A list whose pages are filled again, with some of its parts made anew.
struct PageMemoryTests {
  /// A part of a list and the name of its first item.
  private struct Part {
    var items: [FlowItem]
    var name: Int
  }

  /// What can be seen of pages.
  private func seen(_ parts: [Part], _ memory: PageMemory) -> [String] {
    let log = DiagnosticLog()
    let pages = PageBuilder(
      size: Size(width: 300, height: 140), line: 14, memory: memory, log: log
    ).pages(
      of: parts.flatMap(\.items), parts.flatMap { $0.name..<$0.name + $0.items.count })
    return pages.map { page in
      let items = page.frame.flattened().map { "\($0.origin) \($0.item)" }
      return "\(page.section ?? "") \(page.orientation) \(items) \(page.boxes.map(\.area))"
    } + log.diagnostics.map { "\($0)" }
  }

  private func box(_ name: String, _ random: inout SeededGenerator) -> FlowItem {
    var box = FlowBox(
      .named(name, height: Double(Int.random(in: 1...6, using: &random)) * 9), name: name)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: box.placement = FlowBox.Placement.allCases.randomElement(using: &random) ?? .here
    case 1:
      let lines = (0..<Int.random(in: 1...4, using: &random)).map {
        Frame.named("\(name) note \($0)", height: 10)
      }
      let rule = Stroke(.black, width: 0.5)
      box.notes = [
        FlowNote(
          lines: lines,
          style: FlowNote.Style(rule: rule, ruleWidth: 60, above: 6, below: 4))
      ]
    case 2: box.section = name
    case 3: box.continuation = .named("\(name) goes on", height: 9)
    case 4: box.closing = .named("\(name) is carried", height: 9)
    case 5: box.aside = [.named("\(name) beside", height: 40)]
    default: break
    }
    return .box(box)
  }

  private func items(_ name: String, _ random: inout SeededGenerator) -> [FlowItem] {
    (0..<Int.random(in: 1...12, using: &random)).flatMap { number -> [FlowItem] in
      let name = "\(name).\(number)"
      switch Int.random(in: 0..<20, using: &random) {
      case 0: return [.space(Double.random(in: 1...20, using: &random))]
      case 1: return [.grid(14)]
      case 2: return [.breakpoint(cost: -.infinity)]
      case 3: return [.orientation(Bool.random(using: &random) ? .landscape : .portrait)]
      case 4...6:
        let lines = (0..<Int.random(in: 2...40, using: &random)).flatMap { line -> [FlowItem] in
          [.named("\(name).\(line)", height: 14), .breakpoint(cost: 0)]
        }
        return [
          .columns(
            ColumnSet(
              count: 2, width: 140, gutter: 20, items: lines,
              isBalanced: Bool.random(using: &random)))
        ]
      case 7: return [box(name, &random), .breakpoint(cost: .infinity)]
      default: return [box(name, &random), .breakpoint(cost: 0)]
      }
    }
  }

  @Test(arguments: 0..<150)
  func `pages are the same as without a memory of those before`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var next = 0
    func part(_ name: String, _ random: inout SeededGenerator) -> Part {
      let items = items(name, &random)
      defer { next += items.count }
      return Part(items: items, name: next)
    }
    var parts = (0..<Int.random(in: 2...10, using: &random)).map { part("\($0)", &random) }
    let memory = PageMemory()
    #expect(seen(parts, memory) == seen(parts, PageMemory()))
    for round in 0..<3 {
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = parts.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: parts.remove(at: place)
        case 1: parts.insert(part("\(round)-\(place)", &random), at: place)
        default: parts[place] = part("\(round)-\(place)", &random)
        }
        guard !parts.isEmpty else { return }
      }
      #expect(seen(parts, memory) == seen(parts, PageMemory()))
    }
  }

  @Test func `pages whose items keep their names are not filled again`() {
    func lines(_ name: String, _ count: Int) -> [FlowItem] {
      (0..<count).flatMap { [.named("\(name)\($0)", height: 14), .breakpoint(cost: 0)] }
    }
    let columns = ColumnSet(count: 2, width: 140, gutter: 20, items: lines("c", 60))
    let memory = PageMemory()
    let first = [
      Part(items: lines("a", 5), name: 0), Part(items: [.columns(columns)], name: 10),
      Part(items: lines("b", 30), name: 11),
    ]
    let pages = seen(first, memory)
    #expect(pages.count > 5)
    // Others under the same names: what they are is not looked at.
    var second = first
    second[2].items = lines("x", 30)
    #expect(seen(second, memory) == pages)
    // The last part under another name: only pages that looked at it are filled again.
    second[2].name = 100
    let changed = seen(second, memory)
    #expect(changed == seen(second, PageMemory()))
    #expect(Array(changed.prefix(3)) == Array(pages.prefix(3)))
    #expect(changed.last != pages.last)
    memory.forget()
    #expect(seen(first, memory) == pages)
  }
}
