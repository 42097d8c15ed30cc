@testable import LayoutEngine

/// Finds the best line ends by trying all of them, to check the breaker against.
struct LineDemerits {
  let items: [LineBreaker.Item]
  let width: (Int) -> Double
  let breaker: LineBreaker

  private struct Break {
    var item: Int
    var cost: Double
    var width: Double
    var isFlagged: Bool
  }

  /// A line that was judged: its ratio and what it costs by itself.
  private struct Judged {
    var ratio: Double
    var demerits: Double
    var fitness: Int
  }

  private var breaks: [Break] {
    items.indices.compactMap { index in
      switch items[index] {
      case .box: return nil
      case .glue:
        guard index > 0, case .box = items[index - 1] else { return nil }
        return Break(item: index, cost: 0, width: 0, isFlagged: false)
      case .penalty(let width, let cost, let isFlagged):
        return cost == .infinity
          ? nil : Break(item: index, cost: cost, width: width, isFlagged: isFlagged)
      }
    }
  }

  private func judge(from start: Int, to end: Break, line: Int) -> Judged? {
    var (natural, stretch, shrink) = (end.width, 0.0, 0.0)
    var hasBox = start == 0 || !items[start..<end.item].contains(where: \.isBox)
    for item in items[start..<max(start, end.item)] {
      switch item {
      case .box(let width):
        hasBox = true
        natural += width
      case .glue(let width, let more, let less):
        guard hasBox else { continue }
        natural += width
        stretch += more
        shrink += less
      case .penalty: break
      }
    }
    let room = width(line) - natural
    let ratio =
      abs(room) < 1e-6 ? 0 : room > 0 ? room / stretch : shrink > 0 ? room / shrink : -.infinity
    let badness =
      ratio == .infinity ? 1e7 : LineBreaker.badness(room, room >= 0 ? stretch : shrink)
    guard ratio >= -1 - 1e-9, badness <= breaker.tolerance else { return nil }
    var demerits = (breaker.linePenalty + badness) * (breaker.linePenalty + badness)
    if end.cost > -.infinity { demerits += end.cost * abs(end.cost) }
    let fitness = room < 0 ? (badness > 12 ? 0 : 1) : badness > 99 ? 3 : badness > 12 ? 2 : 1
    return Judged(ratio: ratio, demerits: demerits, fitness: fitness)
  }

  /// The demerits of lines that end at `ends`; `nil` if one of them is too loose or too tight.
  func total(_ ends: [Int]) -> Double? {
    let all = breaks
    var (sum, start) = (0.0, 0)
    var last = (fitness: 1, isFlagged: false)
    for (line, end) in ends.enumerated() {
      guard let place = all.first(where: { $0.item == end }),
        let judged = judge(from: start, to: place, line: line)
      else { return nil }
      sum += judged.demerits
      if last.isFlagged, place.isFlagged { sum += breaker.doubleHyphenDemerits }
      if last.isFlagged, end == items.count - 1 { sum += breaker.finalHyphenDemerits }
      if abs(last.fitness - judged.fitness) > 1 { sum += breaker.fitnessDemerits }
      last = (judged.fitness, place.isFlagged)
      start = end + 1
    }
    return sum
  }

  /// The least demerits of all ways to break the paragraph; `nil` if there is none.
  func least() -> Double? {
    let all = breaks.map(\.item).filter { $0 < items.count - 1 }
    let forced = Set(
      all.filter { items[$0] == .penalty(width: 0, cost: -.infinity, isFlagged: false) })
    var best: Double?
    for choice in 0..<(1 << all.count) {
      let ends = all.indices.filter { choice >> $0 & 1 == 1 }.map { all[$0] }
      guard forced.isSubset(of: ends), let sum = total(ends + [items.count - 1]) else { continue }
      best = min(best ?? .infinity, sum)
    }
    return best
  }
}

extension LineBreaker.Item {
  fileprivate var isBox: Bool {
    if case .box = self { true } else { false }
  }
}
