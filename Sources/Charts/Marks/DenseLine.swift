import Drawing

extension [Point] {
  /// The points of a line that rises from left to right, of those in a column of `width` the first, the
  /// highest, the lowest and the last alone: drawn as wide as two columns, the line looks the same (Jugel
  /// and others, M4: A Visualization-Oriented Time Series Data Aggregation, VLDB 2014).
  func condensed(column width: Double) -> [Point] {
    guard count > 4, width > 0 else { return self }
    var result: [Point] = []
    var start = startIndex
    while start < endIndex {
      let column = (self[start].x / width).rounded(.down)
      var (end, high, low) = (start, start, start)
      while end < endIndex, (self[end].x / width).rounded(.down) == column {
        if self[end].y < self[high].y { high = end }
        if self[end].y > self[low].y { low = end }
        end += 1
      }
      var last = -1
      for place in [start, Swift.min(high, low), Swift.max(high, low), end - 1] where place > last {
        result.append(self[place])
        last = place
      }
      start = end
    }
    return result
  }
}
