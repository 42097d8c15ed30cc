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
    /// Of this line and all before it.
    package var demerits = 0.0
  }

  /// What lines have besides their items, by the places of these; nothing where an array is empty.
  package struct Margins: Sendable {
    /// How far a box that begins a line hangs into the left margin, in points.
    package var left: [Double] = []
    /// How far a box that ends a line, or what a penalty adds, hangs into the right margin.
    package var right: [Double] = []
    /// The letters of a box, each of which gives and takes a little.
    package var letters: [Double] = []
    /// How much a letter can give and take, in points.
    package var letterStretch = 0.0
    package var letterShrink = 0.0
    /// How much wider and narrower boxes can be, as a fraction of their width.
    package var glyphStretch = 0.0
    package var glyphShrink = 0.0

    package init() {}
  }

  /// Cost of each line.
  package var linePenalty = 10.0
  /// Cost of two flagged ends in a row.
  package var doubleHyphenDemerits = 10_000.0
  /// What each further flagged end in a row costs more than the one before it.
  package var hyphenStackDemerits = 0.0
  /// Cost of a flagged end in the last line but one.
  package var finalHyphenDemerits = 5_000.0
  /// Cost of neighbours whose looseness differs by more than a class.
  package var fitnessDemerits = 10_000.0
  /// Cost of a space below two others, and as much more for each further line of such a river.
  package var riverDemerits = 0.0
  /// Badness above which a line counts as very loose. TeX has 99; in the paper a line that uses all
  /// of its stretch, which is 100, is still loose.
  package var veryLooseBadness = 99.0
  /// Largest badness of a line.
  package var tolerance = 200.0
  /// How many lines more than the best the paragraph should have, or fewer, as far as the tolerance
  /// allows.
  package var looseness = 0

  package init() {}

  /// White space of a line, and how many lines it goes on through.
  private struct Gap {
    var x: Double
    var width: Double
    var run: Int
  }

  private struct Node {
    var item: Int
    var line: Int
    var fitness: Int
    /// Sums up to the first item of the next line.
    var sums: Sums
    var demerits: Double
    var ratio: Double
    var previous: Int
    /// How many flagged ends in a row this one is the last of.
    var hyphens: Int
    var gaps: [Gap]
    /// How far the next line hangs into the left margin.
    var left = 0.0
  }

  private struct Sums {
    var width = 0.0
    var stretch = 0.0
    var shrink = 0.0
    var letters = 0.0
    /// The widths of boxes alone.
    var boxes = 0.0
  }

  /// How badly a line is filled that lacks or exceeds `room` and can give or take `give`, from 0 to
  /// 10,000; 100 is all it can. TeX's own whole numbers (Knuth, "TeX: The Program", § 108).
  static func badness(_ room: Double, _ give: Double) -> Double {
    guard room != 0 else { return 0 }
    guard give > 0 else { return 10_000 }
    let t = Int((min(abs(room), 16_000) * 65_536).rounded())
    let s = Int((min(give, 16_000) * 65_536).rounded())
    guard t > 0 else { return 0 }
    guard s > 0 else { return 10_000 }
    let r = t <= 7_230_584 ? t * 297 / s : s >= 1_663_497 ? t / (s / 297) : t
    return r > 1290 ? 10_000 : Double((r * r * r + 131_072) / 262_144)
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
    emergencyStretch: Double = 0, allowsHyphens: Bool = true, margins: Margins = Margins()
  ) -> [Line]? {
    var nodes = [
      Node(
        item: -1, line: 0, fitness: 1, sums: Sums(), demerits: 0, ratio: 0, previous: -1,
        hyphens: 0, gaps: [])
    ]
    let uniformFrom = looseness == 0 ? uniformFrom : .max
    var active = [0]
    // Used again at every place where a line may end.
    var kept: [Int] = []
    var best: [(key: Int, node: Node)] = []
    var sums = Sums()
    if !margins.left.isEmpty { nodes[0].left = margins.left[firstBox(of: items, from: 0)] }
    for (index, item) in items.enumerated() {
      // White space counts only after the line that may end at it was judged.
      defer {
        if case .glue(let glueWidth, let stretch, let shrink) = item {
          sums.width += glueWidth
          sums.stretch += stretch
          sums.shrink += shrink
        }
      }
      var cost = 0.0
      var extra = 0.0
      var isFlagged = false
      var hanging = 0.0
      switch item {
      case .box(let boxWidth):
        sums.width += boxWidth
        sums.boxes += boxWidth
        if !margins.letters.isEmpty { sums.letters += margins.letters[index] }
        continue
      case .glue:
        guard index > 0, case .box = items[index - 1] else { continue }
        if !margins.right.isEmpty { hanging = margins.right[index - 1] }
      case .penalty(let penaltyWidth, let penalty, let flag):
        guard penalty < .infinity, allowsHyphens || penaltyWidth == 0 else { continue }
        (cost, extra, isFlagged) = (penalty, penaltyWidth, flag)
        if !margins.right.isEmpty {
          hanging = penaltyWidth > 0 || index == 0 ? margins.right[index] : margins.right[index - 1]
        }
      }
      let isForced = cost == -.infinity
      kept.removeAll(keepingCapacity: true)
      best.removeAll(keepingCapacity: true)
      for place in active {
        let (before, line) = (nodes[place].sums, nodes[place].line)
        let letters = sums.letters - before.letters
        let natural = sums.width - before.width + extra - hanging - nodes[place].left
        let room = width(line) - natural
        let boxes = sums.boxes - before.boxes
        let stretch =
          sums.stretch - before.stretch + emergencyStretch + letters * margins.letterStretch
          + boxes * margins.glyphStretch
        let shrink =
          sums.shrink - before.shrink + letters * margins.letterShrink
          + boxes * margins.glyphShrink
        let ratio =
          room >= 0
          ? (stretch > 0 ? room / stretch : (room < 1e-6 ? 0 : .infinity))
          : (shrink > 0 ? room / shrink : -.infinity)
        if ratio >= -1 - 1e-9, !isForced { kept.append(place) }
        guard ratio >= -1 - 1e-9 else { continue }
        let badness = ratio == .infinity ? 1e7 : Self.badness(room, room >= 0 ? stretch : shrink)
        guard badness <= tolerance else { continue }
        let fitness =
          room < 0 ? (badness > 12 ? 0 : 1) : badness > veryLooseBadness ? 3 : badness > 12 ? 2 : 1
        var demerits = (linePenalty + badness) * (linePenalty + badness)
        if !isForced { demerits += cost >= 0 ? cost * cost : -cost * cost }
        let hyphens = nodes[place].hyphens
        if isFlagged, hyphens > 0 {
          demerits += doubleHyphenDemerits + hyphenStackDemerits * Double(hyphens - 1)
        }
        if isForced, hyphens > 0, index == items.count - 1 { demerits += finalHyphenDemerits }
        if abs(fitness - nodes[place].fitness) > 1 { demerits += fitnessDemerits }
        demerits += nodes[place].demerits
        let key = fitness + 4 * min(line + 1, uniformFrom)
        let known = best.firstIndex { $0.key == key }
        let least = known.map { best[$0].node.demerits } ?? .infinity
        guard demerits < least else { continue }
        var gaps: [Gap] = []
        if riverDemerits > 0 {
          gaps = self.gaps(
            of: items, from: max(nodes[place].item, 0), to: index, ratio: ratio,
            below: nodes[place].gaps)
          for gap in gaps where gap.run > 2 { demerits += riverDemerits * Double(gap.run - 2) }
          guard demerits < least else { continue }
        }
        let node = Node(
          item: index, line: line + 1, fitness: fitness, sums: Sums(), demerits: demerits,
          ratio: ratio, previous: place, hyphens: isFlagged ? hyphens + 1 : 0, gaps: gaps)
        if let known { best[known].node = node } else { best.append((key, node)) }
      }
      swap(&active, &kept)
      if !best.isEmpty {
        let next = afterBreak(at: index, of: items, sums)
        let left = margins.left.isEmpty ? 0 : margins.left[firstBox(of: items, from: index)]
        if best.count > 1 {
          best.sort { ($0.node.line, $0.node.fitness) < ($1.node.line, $1.node.fitness) }
        }
        for place in best.indices {
          best[place].node.sums = next
          best[place].node.left = left
          nodes.append(best[place].node)
          active.append(nodes.count - 1)
        }
      }
      if active.isEmpty { return nil }
    }
    guard let last = chosen(among: active.filter { nodes[$0].item == items.count - 1 }, nodes)
    else { return nil }
    var lines = [Line]()
    var place = last
    while nodes[place].item >= 0 {
      lines.append(
        Line(
          end: nodes[place].item, ratio: nodes[place].ratio, demerits: nodes[place].demerits))
      place = nodes[place].previous
    }
    return lines.reversed()
  }

  /// The sums where the next line starts: what follows the break up to the next box vanishes.
  private func afterBreak(at index: Int, of items: [Item], _ sums: Sums) -> Sums {
    var next = sums
    for place in index..<items.count {
      switch items[place] {
      case .box: return next
      case .glue(let width, let stretch, let shrink):
        next.width += width
        next.stretch += stretch
        next.shrink += shrink
      case .penalty(_, -.infinity, _) where place > index:
        // An empty line keeps its white space.
        if case .penalty = items[index] { return sums }
        return next
      case .penalty: break
      }
    }
    return next
  }

  /// The end of the paragraph with the number of lines that `looseness` asks for.
  private func chosen(among places: [Int], _ nodes: [Node]) -> Int? {
    guard let best = places.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return nil }
    guard looseness != 0 else { return best }
    func distance(_ place: Int) -> Int {
      let more = nodes[place].line - nodes[best].line
      return more * looseness.signum() < 0 ? .max : abs(looseness - more)
    }
    return places.min { (distance($0), nodes[$0].demerits) < (distance($1), nodes[$1].demerits) }
  }

  private func firstBox(of items: [Item], from start: Int) -> Int {
    var place = start
    while place < items.count - 1, !items[place].isBox { place += 1 }
    return place
  }

  /// The white space of a line, each with how many lines above have some at its place.
  private func gaps(
    of items: [Item], from start: Int, to end: Int, ratio: Double, below above: [Gap]
  ) -> [Gap] {
    var gaps: [Gap] = []
    var x = 0.0
    let first = firstBox(of: items, from: start)
    // Half of what stands between two ends is white space, at most.
    gaps.reserveCapacity((max(end, first) - first + 1) / 2)
    for place in first..<max(end, first) {
      switch items[place] {
      case .box(let width): x += width
      case .glue(let natural, let stretch, let shrink):
        guard stretch < 1e4 else { continue }
        let width = natural + (ratio >= 0 ? min(ratio, 3) * stretch : ratio * shrink)
        let middle = x + width / 2
        let run = above.first { abs($0.x - middle) < max($0.width, width) / 2 }?.run ?? 0
        gaps.append(Gap(x: middle, width: width, run: run + 1))
        x += width
      case .penalty: break
      }
    }
    return gaps
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
