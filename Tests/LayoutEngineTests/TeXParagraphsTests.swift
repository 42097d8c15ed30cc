import Foundation
import LayoutEngine
import Testing

/// Paragraphs that TeX has broken, as `Scripts/tex-paragraphs` wrote them down.
struct TeXParagraphsTests {
  struct Broken: Sendable, CustomTestStringConvertible {
    var number: Int
    var width: Double
    var tolerance: Double
    var demerits: Double
    var lines: Int
    var items: [LineBreaker.Item]

    var testDescription: String { "paragraph \(number)" }
  }

  static let paragraphs: [Broken] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Facts/tex-paragraphs.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.enumerated().map {
      number, line in
      let halves = line.split(separator: "|")
      let facts = halves[0].split(separator: " ").compactMap { Double($0) }
      return Broken(
        number: number, width: facts[0], tolerance: facts[1], demerits: facts[2],
        lines: Int(facts[3]), items: items(halves[1]))
    }
  }()

  private static func items(_ words: Substring) -> [LineBreaker.Item] {
    var items = words.split(separator: " ").map { word -> LineBreaker.Item in
      let values = word.dropFirst().split(separator: ",").compactMap { Double($0) }
      switch word.first {
      case "b": return .box(width: values[0])
      case "g": return .glue(width: values[0], stretch: values[1], shrink: values[2])
      case "h": return .penalty(width: values[0], cost: 50, isFlagged: true)
      default: return .penalty(width: 0, cost: values[0], isFlagged: false)
      }
    }
    items.append(.penalty(width: 0, cost: .infinity, isFlagged: false))
    items.append(.glue(width: 0, stretch: 1e6, shrink: 0))
    items.append(.penalty(width: 0, cost: -.infinity, isFlagged: false))
    return items
  }

  @Test func `there are more than a hundred of them`() {
    #expect(Self.paragraphs.count >= 100)
  }

  @Test(arguments: paragraphs)
  func `a paragraph has the demerits that TeX finds`(paragraph: Broken) throws {
    var breaker = LineBreaker()
    breaker.tolerance = paragraph.tolerance
    let lines = try #require(
      breaker.lines(of: paragraph.items, width: { _ in paragraph.width }))
    #expect(lines.last?.demerits == paragraph.demerits)
    #expect(lines.count == paragraph.lines)
    #expect(
      breaker.lines(of: paragraph.items, width: { _ in paragraph.width }, uniformFrom: 1)?
        .last?.demerits == paragraph.demerits)
  }
}
