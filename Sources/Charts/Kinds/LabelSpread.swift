/// Labels side by side that want places of their own and must not lie on each other.
enum LabelSpread {
  /// Where labels of `lengths` start so that each is as near to its wanted start as the others allow:
  /// those that overlap are pushed apart from their common middle, those at the edges inwards. The
  /// wanted starts must be in order.
  static func starts(
    wanted: [Double], lengths: [Double], in room: ClosedRange<Double>
  ) -> [Double] {
    var starts = wanted
    for _ in 0..<60 {
      var isClear = true
      for index in starts.indices.dropFirst() {
        let overlap = starts[index - 1] + lengths[index - 1] - starts[index]
        guard overlap > 0.01 else { continue }
        isClear = false
        starts[index - 1] -= overlap / 2
        starts[index] += overlap / 2
      }
      for index in starts.indices {
        starts[index] = min(max(starts[index], room.lowerBound), room.upperBound - lengths[index])
      }
      if isClear { break }
    }
    // What the pushing left a hair apart is set one after another.
    for index in starts.indices.dropFirst() {
      starts[index] = max(starts[index], starts[index - 1] + lengths[index - 1])
    }
    return starts
  }

  /// The places in order of what there is room for, the least important left out first.
  static func kept(
    lengths: [Double], isImportant: [Bool], in room: ClosedRange<Double>
  ) -> [Int] {
    var kept = Array(lengths.indices)
    while kept.reduce(0, { $0 + lengths[$1] }) > room.upperBound - room.lowerBound, kept.count > 1 {
      kept.remove(at: kept.lastIndex { !isImportant[$0] } ?? kept.count - 1)
    }
    return kept
  }
}
