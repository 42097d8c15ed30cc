/// Labels side by side that want places of their own and must not lie on each other.
enum LabelSpread {
  /// Where labels of `lengths` start so that none lies on another, all of them in `room` where it holds
  /// them, and the squares of their ways from the wanted starts are least: labels that would overlap move
  /// as one (pool adjacent violators; Barlow and others, Statistical Inference under Order Restrictions,
  /// 1972). The wanted starts must be in order.
  static func starts(
    wanted: [Double], lengths: [Double], in room: ClosedRange<Double>
  ) -> [Double] {
    /// Labels side by side: where the first starts, and what all want of it.
    struct Pool {
      var start: Double
      var length: Double
      var wish: Double
      var count: Int
    }
    func held(_ pool: Pool) -> Double {
      max(room.lowerBound, min(pool.wish / Double(pool.count), room.upperBound - pool.length))
    }
    var pools: [Pool] = []
    for (place, length) in zip(wanted, lengths) {
      var pool = Pool(start: 0, length: length, wish: place, count: 1)
      pool.start = held(pool)
      while let before = pools.last, before.start + before.length > pool.start {
        pools.removeLast()
        pool = Pool(
          start: 0, length: before.length + pool.length,
          wish: before.wish + pool.wish - Double(pool.count) * before.length,
          count: before.count + pool.count)
        pool.start = held(pool)
      }
      pools.append(pool)
    }
    var starts: [Double] = []
    for pool in pools {
      var start = pool.start
      for _ in 0..<pool.count {
        starts.append(start)
        start += lengths[starts.count - 1]
      }
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
