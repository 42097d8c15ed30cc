/// A way in which colours are seen or printed.
package enum ColorSight: String, Sendable, CaseIterable {
  /// As they are.
  case normal
  /// Without the cones for long, middle or short waves.
  case protan, deutan, tritan
  /// Printed without colour.
  case grey

  /// Rows of the matrix over red, green and blue in proportion to light, severity 1.0.
  ///
  /// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A physiologically-based model for simulation
  /// of color vision deficiency. IEEE Transactions on Visualization and Computer Graphics 15 (2009).
  private var rows: [[Double]]? {
    switch self {
    case .normal: nil
    case .protan:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deutan:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritan:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    case .grey: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
    }
  }

  /// `color` as it is seen.
  package func seen(_ color: Color) -> Color {
    guard let rows else { return color }
    let light = color.linear
    let seen = rows.map { $0[0] * light.red + $0[1] * light.green + $0[2] * light.blue }
    return Color(linear: (seen[0], seen[1], seen[2]), alpha: color.alpha)
  }

  /// How different two colours look by CIEDE2000.
  package func difference(_ first: Color, _ second: Color) -> Double {
    LabColor(seen(first)).difference(from: LabColor(seen(second)))
  }
}

extension Frame {
  /// The frame in the colours in which it is seen.
  package func seen(as sight: ColorSight) -> Frame {
    guard sight != .normal else { return self }
    var copy = self
    copy.items = items.map { placed in
      var placed = placed
      switch placed.item {
      case .group(let frame): placed.item = .group(frame.seen(as: sight))
      case .deferred(let deferred): placed.item = .group(deferred.frame.seen(as: sight))
      case .text(var run):
        run.color = sight.seen(run.color)
        placed.item = .text(run)
      case .path(let path, let fill, let stroke):
        var stroke = stroke
        if let color = stroke?.color { stroke?.color = sight.seen(color) }
        placed.item = .path(path, fill: fill.map(sight.seen), stroke: stroke)
      case .fade(let area, let from, let to):
        placed.item = .fade(area, from: sight.seen(from), to: sight.seen(to))
      case .anchor, .value, .picture: break
      }
      return placed
    }
    return copy
  }
}
