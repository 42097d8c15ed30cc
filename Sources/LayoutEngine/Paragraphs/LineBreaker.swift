/// Chooses the line ends of a whole paragraph at once (Knuth & Plass, "Breaking Paragraphs into
/// Lines", Software: Practice and Experience 11, 1981), with the parameters of TeX.
package struct LineBreaker: Sendable {
  /// What a paragraph is made of, for the purpose of breaking it.
  package enum Item: Sendable, Hashable {
    /// Something that is never divided.
    case box(width: Double)
    /// White space that gives and takes; a line may end before it if a box stands there.
    case glue(width: Double, stretch: Double, shrink: Double)
    /// A place where a line may end at a cost; `width` is added when it does. Infinity forbids,
    /// minus infinity forces.
    case penalty(width: Double, cost: Double, isFlagged: Bool)
  }

  /// A chosen end of a line.
  package struct Line: Sendable, Hashable {
    /// Index of the item at which the line ends.
    package var end: Int
    /// Share of the stretch (positive) or shrink (negative) of its glue that is used.
    package var ratio: Double
  }

  /// Cost of each line.
  package var linePenalty = 10.0
  /// Cost of two flagged ends in a row.
  package var doubleHyphenDemerits = 10_000.0
  /// Cost of a flagged end in the last line but one.
  package var finalHyphenDemerits = 5_000.0
  /// Cost of neighbours whose looseness differs by more than a class.
  package var fitnessDemerits = 10_000.0
  /// Largest badness of a line in the first pass.
  package var tolerance = 200.0

  package init() {}

  private struct Node {
    var item: Int
    var line: Int
    var fitness: Int
    var width: Double
    var stretch: Double
    var shrink: Double
    var demerits: Double
    var ratio: Double
    var previous: Int
    var isFlagged: Bool
  }

  /// The line ends of least total demerits; `nil` if no way of breaking keeps within the tolerance.
  /// - Parameters:
  ///   - items: The paragraph; its last item must be a forced penalty.
  ///   - width: The width of the line of the given number, from 0, in points.
  ///   - uniformFrom: The first line from which on all are of one width: how many came before need
  ///     not be told apart.
  ///   - emergencyStretch: Stretch assumed in addition for each line, in points.
  ///   - allowsHyphens: Whether penalties that add something to the line may be used.
  package func lines(
    of items: [Item], width: (Int) -> Double, uniformFrom: Int = .max,
    emergencyStretch: Double = 0, allowsHyphens: Bool = true
  ) -> [Line]? {
    var nodes = [
      Node(
        item: -1, line: 0, fitness: 1, width: 0, stretch: 0, shrink: 0, demerits: 0, ratio: 0,
        previous: -1, isFlagged: false)
    ]
    var active = [0]
    var (sumWidth, sumStretch, sumShrink) = (0.0, 0.0, 0.0)
    for (index, item) in items.enumerated() {
      // White space counts only after the line that may end at it was judged.
      defer {
        if case .glue(let glueWidth, let stretch, let shrink) = item {
          sumWidth += glueWidth
          sumStretch += stretch
          sumShrink += shrink
        }
      }
      var cost = 0.0
      var extra = 0.0
      var isFlagged = false
      switch item {
      case .box(let boxWidth):
        sumWidth += boxWidth
        continue
      case .glue: guard index > 0, case .box = items[index - 1] else { continue }
      case .penalty(let penaltyWidth, let penalty, let flag):
        guard penalty < .infinity, allowsHyphens || penaltyWidth == 0 else { continue }
        (cost, extra, isFlagged) = (penalty, penaltyWidth, flag)
      }
      let isForced = cost == -.infinity
      var best: [Int: Node] = [:]
      var kept = [Int]()
      kept.reserveCapacity(active.count)
      for place in active {
        let node = nodes[place]
        let natural = sumWidth - node.width + extra
        let room = width(node.line) - natural
        let stretch = sumStretch - node.stretch + emergencyStretch
        let shrink = sumShrink - node.shrink
        let ratio =
          room >= 0
          ? (stretch > 0 ? room / stretch : (room < 1e-6 ? 0 : .infinity))
          : (shrink > 0 ? room / shrink : -.infinity)
        if ratio >= -1 - 1e-9, !isForced { kept.append(place) }
        guard ratio >= -1 - 1e-9 else { continue }
        let badness = ratio == .infinity ? 1e7 : 100 * abs(ratio * ratio * ratio)
        guard badness <= tolerance else { continue }
        let fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
        var demerits = (linePenalty + badness) * (linePenalty + badness)
        if isForced {
        } else if cost >= 0 {
          demerits += cost * cost
        } else {
          demerits -= cost * cost
        }
        if isFlagged, node.isFlagged { demerits += doubleHyphenDemerits }
        if isForced, node.isFlagged, index == items.count - 1 { demerits += finalHyphenDemerits }
        if abs(fitness - node.fitness) > 1, node.item >= 0 { demerits += fitnessDemerits }
        demerits += node.demerits
        let key = fitness + 4 * min(node.line + 1, uniformFrom)
        if demerits < best[key]?.demerits ?? .infinity {
          best[key] = Node(
            item: index, line: node.line + 1, fitness: fitness, width: 0, stretch: 0, shrink: 0,
            demerits: demerits, ratio: ratio, previous: place, isFlagged: isFlagged)
        }
      }
      active = kept
      if !best.isEmpty {
        // What follows the break up to the next box vanishes, so it is counted before the line.
        var (width, stretch, shrink) = (sumWidth, sumStretch, sumShrink)
        scan: for place in index..<items.count {
          switch items[place] {
          case .box: break scan
          case .glue(let glueWidth, let glueStretch, let glueShrink):
            width += glueWidth
            stretch += glueStretch
            shrink += glueShrink
          case .penalty(_, -.infinity, _) where place > index:
            // An empty line keeps its white space.
            if case .penalty = item { (width, stretch, shrink) = (sumWidth, sumStretch, sumShrink) }
            break scan
          case .penalty: break
          }
        }
        for var node in best.values.sorted(by: { ($0.line, $0.fitness) < ($1.line, $1.fitness) }) {
          (node.width, node.stretch, node.shrink) = (width, stretch, shrink)
          nodes.append(node)
          active.append(nodes.count - 1)
        }
      }
      if active.isEmpty { return nil }
    }
    guard
      let last = active.filter({ nodes[$0].item == items.count - 1 })
        .min(by: { nodes[$0].demerits < nodes[$1].demerits })
    else { return nil }
    var lines = [Line]()
    var place = last
    while nodes[place].item >= 0 {
      lines.append(Line(end: nodes[place].item, ratio: nodes[place].ratio))
      place = nodes[place].previous
    }
    return lines.reversed()
  }

  /// Line ends that fill each line as far as it goes without shrinking, for ragged text.
  package func greedyLines(of items: [Item], width: (Int) -> Double) -> [Line] {
    var lines = [Line]()
    var start = 0
    while start < items.count {
      // White space at the start of a line vanishes.
      while start < items.count, lines.isEmpty == false {
        if case .glue = items[start] { start += 1 } else { break }
      }
      var natural = 0.0
      var candidate: Int?
      var index = start
      let limit = width(lines.count)
      var hasBox = false
      search: while index < items.count {
        switch items[index] {
        case .box(let boxWidth):
          natural += boxWidth
          hasBox = true
          if natural > limit + 0.01, candidate != nil { break search }
        case .glue(let glueWidth, _, _):
          // Only a box just before makes the space a place to break: a penalty there forbids it.
          let followsBox = index > 0 && items[index - 1].isBox
          if hasBox, followsBox, natural <= limit + 0.01 { candidate = index }
          if hasBox, followsBox, natural > limit + 0.01 {
            candidate = candidate ?? index
            break search
          }
          natural += glueWidth
        case .penalty(let extra, let cost, _):
          if cost == -.infinity {
            if natural <= limit + 0.01 || candidate == nil { candidate = index }
            break search
          }
          if cost < .infinity, hasBox, natural + extra <= limit + 0.01 { candidate = index }
          if cost < .infinity, natural + extra > limit + 0.01, candidate == nil {
            candidate = index
            break search
          }
        }
        index += 1
      }
      let end = candidate ?? items.count - 1
      lines.append(Line(end: end, ratio: 0))
      start = end + 1
      if end == items.count - 1 { break }
    }
    return lines
  }
}

extension LineBreaker.Item {
  /// Whether it is something that is never divided.
  fileprivate var isBox: Bool {
    if case .box = self { true } else { false }
  }
}
