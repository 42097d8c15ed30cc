/// Shares out the width of a table by what its columns hold, as CSS 2.1 (17.5.2.2) does for
/// automatic layout: nothing below its longest word, the rest in proportion to what is wanted.
package enum ColumnWidths {
  /// What one column needs and wants, in points.
  package struct Demand: Sendable {
    /// Width of the longest word.
    package var minimum: Double
    /// Width on one line.
    package var maximum: Double
    /// Whether its width is given away first when another column is too narrow.
    package var isRagged: Bool

    package init(minimum: Double, maximum: Double, isRagged: Bool = true) {
      self.minimum = minimum
      self.maximum = max(minimum, maximum)
      self.isRagged = isRagged
    }
  }

  /// Widths that add up to `width`; if the least widths are more than that, the widest columns give
  /// way first, and `overflow` says by how much they would have gone beyond.
  package static func share(
    _ width: Double, among demands: [Demand]
  ) -> (widths: [Double], overflow: Double) {
    let least = demands.reduce(0) { $0 + $1.minimum }
    let most = demands.reduce(0) { $0 + $1.maximum }
    if least > width {
      var cap = 0.0
      var room = max(0, width)
      for (index, minimum) in demands.map(\.minimum).sorted().enumerated() {
        cap = room / Double(demands.count - index)
        if minimum > cap { break }
        room -= minimum
      }
      return (demands.map { min($0.minimum, cap) }, least - width)
    }
    if most <= width {
      // Room to spare goes to the ragged columns in proportion, so that numbers stay together.
      let ragged = demands.reduce(0) { $0 + ($1.isRagged ? $1.maximum : 0) }
      let spare = width - most
      return (
        demands.map { demand in
          if ragged > 0 {
            demand.maximum + (demand.isRagged ? spare * demand.maximum / ragged : 0)
          } else {
            demand.maximum + spare / Double(demands.count)
          }
        }, 0
      )
    }
    // Water filling: columns that want less than an even share of the rest get all they want.
    var widths = demands.map(\.minimum)
    var room = width - least
    // In order: sums of the same numbers in another order are not the same to the last digit.
    var open = demands.indices.filter { demands[$0].maximum > demands[$0].minimum }
    while room > 0.01, !open.isEmpty {
      let wanted = open.reduce(0) { $0 + (demands[$1].maximum - widths[$1]).squareRoot() }
      var used = 0.0
      for index in open {
        let want = demands[index].maximum - widths[index]
        let offered = room * want.squareRoot() / wanted
        let given = min(want, offered)
        widths[index] += given
        used += given
      }
      open.removeAll { demands[$0].maximum - widths[$0] < 0.01 }
      room -= used
      if used < 0.01 { break }
    }
    return (widths, 0)
  }
}
