import LayoutEngine
import TestSupport
import Testing

struct LineBreakerTests {
  struct Published: Sendable {
    var width: Double
    var words: [String]
    var ratios: [Double]
  }

  @Test(arguments: [
    Published(
      width: 390,
      words: [
        "one,", "beau-", "the", "aston-", "the", "an", "when", "out", "the", "a", "caught",
        "plaything.",
      ],
      ratios: [
        0.857, 0, 0.280, 1, 0.067, -0.278, 0.536, -0.167, 0.700, -0.176, 0.357, 0.049,
      ]),
    Published(
      width: 500,
      words: [
        "a", "was", "was", "king's", "the", "king's", "the", "ball,", "her", "plaything.",
      ],
      ratios: [0.774, 0.179, 0.629, 0.545, 0, 0.079, 0.282, 0.294, 0.575, 0.353]),
  ])
  func `the frog king is broken as in Knuth and Plass`(published: Published) throws {
    let paragraph = FrogKing()
    var breaker = LineBreaker()
    breaker.veryLooseBadness = 100
    let lines = try #require(
      breaker.lines(of: paragraph.items, width: { _ in published.width }))
    #expect(lines.map { paragraph.lastWord(before: $0.end) } == published.words)
    #expect(lines.map { ($0.ratio * 1000).rounded() / 1000 } == published.ratios)
  }

  @Test(arguments: 0..<300)
  func `no way of breaking has fewer demerits than the one chosen`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var items = [LineBreaker.Item]()
    for word in 0..<Int.random(in: 3...7, using: &random) {
      if word > 0 {
        items.append(.glue(width: 3, stretch: Double.random(in: 1...3, using: &random), shrink: 1))
      }
      items.append(.box(width: Double.random(in: 2...12, using: &random)))
      switch Int.random(in: 0..<8, using: &random) {
      case 0...1:
        items.append(.penalty(width: 2, cost: 50, isFlagged: true))
        items.append(.box(width: Double.random(in: 2...8, using: &random)))
      case 2: items.append(.penalty(width: 0, cost: -40, isFlagged: false))
      case 3 where word == 2:
        items.append(.penalty(width: 0, cost: .infinity, isFlagged: false))
        items.append(.glue(width: 0, stretch: 1000, shrink: 0))
        items.append(.penalty(width: 0, cost: -.infinity, isFlagged: false))
      default: break
      }
    }
    items.append(.penalty(width: 0, cost: .infinity, isFlagged: false))
    items.append(.glue(width: 0, stretch: 1000, shrink: 0))
    items.append(.penalty(width: 0, cost: -.infinity, isFlagged: false))
    func width(_ line: Int) -> Double { line == 0 ? 20 : 24 }
    var breaker = LineBreaker()
    breaker.tolerance = seed % 2 == 0 ? 200 : 2000
    let exact = LineDemerits(items: items, width: width, breaker: breaker)
    let chosen = breaker.lines(of: items, width: width)
    let least = exact.least()
    #expect((chosen == nil) == (least == nil))
    if let chosen, let least {
      let total = try #require(exact.total(chosen.map(\.end)))
      #expect(abs(total - least) <= abs(least) * 1e-9)
    }
    #expect(breaker.lines(of: items, width: width, uniformFrom: 1) == chosen)
  }

  @Test(arguments: [(0, 12), (1, 13), (-1, 12), (2, 13)])
  func `looseness asks for more or fewer lines, as far as the tolerance allows`(
    looseness: Int, count: Int
  ) throws {
    let paragraph = FrogKing()
    var breaker = LineBreaker()
    breaker.veryLooseBadness = 100
    breaker.tolerance = 2000
    breaker.looseness = looseness
    let lines = try #require(
      breaker.lines(of: paragraph.items, width: { _ in 390 }, uniformFrom: 1))
    #expect(lines.count == count)
  }

  @Test func `what hangs into the margins leaves room for the line`() throws {
    let items: [LineBreaker.Item] = [
      .box(width: 10), .glue(width: 2, stretch: 1, shrink: 0.5), .box(width: 10),
      .glue(width: 2, stretch: 1, shrink: 0.5), .box(width: 10),
      .penalty(width: 0, cost: .infinity, isFlagged: false),
      .glue(width: 0, stretch: 1e6, shrink: 0),
      .penalty(width: 0, cost: -.infinity, isFlagged: false),
    ]
    let breaker = LineBreaker()
    #expect(breaker.lines(of: items, width: { _ in 20 }) == nil)
    var margins = LineBreaker.Margins()
    margins.left = [1, 0, 0, 0, 1, 0, 0, 0]
    margins.right = [0, 0, 1, 0, 0, 0, 0, 0]
    let lines = try #require(breaker.lines(of: items, width: { _ in 20 }, margins: margins))
    #expect(lines.map(\.end) == [3, 7])
    #expect(lines[0].ratio == 0)
  }

  @Test func `letters give and take beside the spaces`() throws {
    let items: [LineBreaker.Item] = [
      .box(width: 10), .glue(width: 2, stretch: 1, shrink: 0.5), .box(width: 10),
      .glue(width: 2, stretch: 1, shrink: 0.5), .box(width: 10),
      .penalty(width: 0, cost: .infinity, isFlagged: false),
      .glue(width: 0, stretch: 1e6, shrink: 0),
      .penalty(width: 0, cost: -.infinity, isFlagged: false),
    ]
    var margins = LineBreaker.Margins()
    margins.letters = [5, 0, 5, 0, 5, 0, 0, 0]
    (margins.letterStretch, margins.letterShrink) = (0.1, 0.05)
    let lines = try #require(
      LineBreaker().lines(of: items, width: { _ in 24 }, margins: margins))
    // Two points are wanted; the space has one to give, ten letters have another.
    #expect(lines.map(\.end) == [3, 7])
    #expect(abs(lines[0].ratio - 1) < 1e-9)
  }

  @Test func `a river costs, and other lines are chosen where they cost less`() throws {
    // Words of one width make spaces stand below one another in every line.
    var items: [LineBreaker.Item] = []
    for word in 0..<24 {
      if word > 0 { items.append(.glue(width: 3, stretch: 3, shrink: 1.5)) }
      items.append(.box(width: word % 5 == 3 ? 9 : 10))
    }
    items += [
      .penalty(width: 0, cost: .infinity, isFlagged: false),
      .glue(width: 0, stretch: 1e6, shrink: 0),
      .penalty(width: 0, cost: -.infinity, isFlagged: false),
    ]
    var breaker = LineBreaker()
    breaker.tolerance = 1000
    let plain = try #require(breaker.lines(of: items, width: { _ in 62 }))
    breaker.riverDemerits = 100_000
    let dear = try #require(breaker.lines(of: items, width: { _ in 62 }))
    #expect(dear.map(\.end) != plain.map(\.end))
    let total = try #require(dear.last?.demerits)
    let least = try #require(plain.last?.demerits)
    #expect(total > least)
  }

  private func paragraph(_ widths: [Double]) -> [LineBreaker.Item] {
    var items: [LineBreaker.Item] = []
    for width in widths {
      items.append(.box(width: width))
      items.append(.glue(width: 1, stretch: 0.5, shrink: 0.3))
    }
    items[items.count - 1] = .penalty(width: 0, cost: .infinity, isFlagged: false)
    items.append(.glue(width: 0, stretch: 1e5, shrink: 0))
    items.append(.penalty(width: 0, cost: -.infinity, isFlagged: false))
    return items
  }

  @Test func `greedy lines take as much as fits`() {
    let items = paragraph([4, 4, 4, 9, 1, 2])
    let lines = LineBreaker().greedyLines(of: items, width: { _ in 10 })
    #expect(lines.map(\.end) == [3, 5, 7, items.count - 1])
    #expect(lines.allSatisfy { $0.ratio == 0 })
  }

  @Test func `a greedy line may be of another width than the next`() {
    let items = paragraph([4, 4, 4, 4])
    let lines = LineBreaker().greedyLines(of: items, width: { $0 == 0 ? 5 : 14 })
    #expect(lines.map(\.end) == [1, items.count - 1])
  }

  @Test(arguments: [[100], [100, 1], [1, 100], [1, 100, 1], [100, 100, 100]] as [[Double]])
  func `a word wider than the line has no good lines, and greedy ones that end`(widths: [Double]) {
    let items = paragraph(widths)
    #expect(LineBreaker().lines(of: items, width: { _ in 10 }) == nil)
    let lines = LineBreaker().greedyLines(of: items, width: { _ in 10 })
    #expect(lines.count == widths.count)
    #expect(lines.last?.end == items.count - 1)
  }

  @Test func `a forced end is kept and an empty line may follow it`() throws {
    let items: [LineBreaker.Item] = [
      .box(width: 4), .glue(width: 0, stretch: 1e5, shrink: 0),
      .penalty(width: 0, cost: -.infinity, isFlagged: false),
      .glue(width: 0, stretch: 1e5, shrink: 0),
      .penalty(width: 0, cost: -.infinity, isFlagged: false), .box(width: 4),
      .glue(width: 0, stretch: 1e5, shrink: 0),
      .penalty(width: 0, cost: -.infinity, isFlagged: false),
    ]
    #expect(LineBreaker().greedyLines(of: items, width: { _ in 10 }).map(\.end) == [2, 4, 7])
    let lines = try #require(LineBreaker().lines(of: items, width: { _ in 10 }))
    #expect(lines.map(\.end) == [2, 4, 7])
  }

  @Test func `the extra width of a hyphen must fit too`() {
    let items: [LineBreaker.Item] = [
      .box(width: 6), .penalty(width: 3, cost: 50, isFlagged: true), .box(width: 6),
      .glue(width: 0, stretch: 1e5, shrink: 0),
      .penalty(width: 0, cost: -.infinity, isFlagged: false),
    ]
    #expect(LineBreaker().greedyLines(of: items, width: { _ in 9 }).map(\.end) == [1, 4])
    #expect(LineBreaker().greedyLines(of: items, width: { _ in 12 }).map(\.end) == [4])
  }
}
