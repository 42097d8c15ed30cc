/// Slots side by side, one for each category: the rows or columns of a figure.
package struct BandScale: Sendable {
  /// The stretch of one category, in points.
  package struct Slot: Sendable, Hashable {
    package var start: Double
    package var length: Double
    /// Where the middle of the category's bar lies.
    package var middle: Double
  }

  package let slots: [Slot]
  /// Thickness of a bar in points.
  package let thickness: Double

  package init(slots: [Slot], thickness: Double) {
    self.slots = slots
    self.thickness = thickness
  }

  /// `count` equal slots from `start`, each with a bar of `share` of its length.
  package init(count: Int, from start: Double, length: Double, share: Double) {
    let each = count > 0 ? length / Double(count) : 0
    slots = (0..<max(0, count)).map { index in
      let start = start + Double(index) * each
      return Slot(start: start, length: each, middle: start + each / 2)
    }
    thickness = each * share
  }

  /// From the start of the first slot to the end of the last.
  package var extent: ClosedRange<Double> {
    guard let first = slots.first, let last = slots.last else { return 0...0 }
    return first.start...max(first.start, last.start + last.length)
  }

  /// The stretch of the bar of a category.
  package func bar(_ index: Int) -> (start: Double, stop: Double) {
    let middle = slots[index].middle
    return (middle - thickness / 2, middle + thickness / 2)
  }

  /// The scale with the last slot made longer where all of them together are shorter than `length`.
  func atLeast(_ length: Double) -> BandScale {
    let missing = length - (extent.upperBound - extent.lowerBound)
    guard missing > 0 else { return self }
    var slots = self.slots
    if slots.isEmpty { slots.append(Slot(start: 0, length: 0, middle: length / 2)) }
    slots[slots.count - 1].length += missing
    return BandScale(slots: slots, thickness: thickness)
  }
}
