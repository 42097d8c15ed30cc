import Drawing

extension Table {
  /// The table in parts that are no wider than `width`, each with the stub: as few as can be, with
  /// about as many columns each. A label over columns that are parted stands in each part.
  package func divided(toFit width: Double, in context: LayoutContext) -> [Table] {
    let stub = hasStub ? 1 : 0
    let demands = CellMeasure(of: self, in: context).demands
    let gap = style.gap
    let room = width - demands.prefix(stub).reduce(0) { $0 + $1.minimum + gap }
    func groups(of most: Int) -> [Range<Int>] {
      var groups: [Range<Int>] = []
      var (start, used) = (stub, 0.0)
      for column in stub..<columns.count {
        let needed = demands[column].minimum
        if column > start, used + gap + needed > room || column - start >= most {
          groups.append(start..<column)
          (start, used) = (column, needed)
        } else {
          used += (column > start ? gap : 0) + needed
        }
      }
      if start < columns.count { groups.append(start..<columns.count) }
      return groups
    }
    let fewest = groups(of: .max).count
    guard fewest > 1 else { return [self] }
    let most = (1...columns.count).first { groups(of: $0).count == fewest } ?? columns.count
    return groups(of: most).map { part(with: Array(0..<stub) + Array($0)) }
  }

  /// What the columns of parts as wide as one another ask for together, so that they stand below
  /// one another; nothing where the parts differ in number or that is too wide.
  package static func commonDemands(
    of parts: [Table], width: Double, in context: LayoutContext
  ) -> [ColumnWidths.Demand]? {
    let all = parts.map { CellMeasure(of: $0, in: context).demands }
    guard var common = all.first, all.allSatisfy({ $0.count == common.count }) else { return nil }
    for demands in all.dropFirst() {
      for column in common.indices {
        common[column].minimum = max(common[column].minimum, demands[column].minimum)
        common[column].maximum = max(common[column].maximum, demands[column].maximum)
      }
    }
    let gaps = parts[0].style.gap * Double(max(0, common.count - 1))
    return common.reduce(gaps) { $0 + $1.minimum } <= width ? common : nil
  }

  /// The table with the columns at `places` alone, which are in order.
  private func part(with places: [Int]) -> Table {
    var part = self
    part.columns = places.map { columns[$0] }
    part.spanners = spanners.map { level in
      level.compactMap { spanner in
        let kept = places.indices.filter { spanner.columns.contains(places[$0]) }
        guard let first = kept.first, let last = kept.last else { return nil }
        return Spanner(spanner.label, over: first..<last + 1)
      }
    }
    part.rows = rows.map { row in
      var row = row
      row.cells = Self.cells(row.cells, at: places)
      return row
    }
    if let carry {
      part.carry = { number in
        carry(number).map { carry in
          Carry(
            forward: Self.cells(carry.forward, at: places),
            brought: Self.cells(carry.brought, at: places))
        }
      }
    }
    return part
  }

  /// The cells of a row that reach into the columns at `places`.
  private static func cells(_ cells: [Cell], at places: [Int]) -> [Cell] {
    var result: [Cell] = []
    var start = 0
    for var cell in cells {
      let kept = places.count { $0 >= start && $0 < start + cell.columnSpan }
      start += cell.columnSpan
      guard kept > 0 else { continue }
      cell.columnSpan = kept
      result.append(cell)
    }
    return result
  }

  /// The table with references written out.
  func resolved(in context: LayoutContext) -> Table {
    let hasReferences = rows.contains { row in
      row.cells.contains { $0.texts.contains { $0.contains(where: \.isWrittenLate) } }
    }
    guard hasReferences else { return self }
    var copy = self
    copy.rows = rows.map { row in
      var row = row
      row.cells = row.cells.map { cell in
        var cell = cell
        cell.parts = cell.parts.map { part in
          guard case .text(let inlines, let slot, let hanging) = part else { return part }
          return .text(context.resolved(inlines), slot: slot, hanging: hanging)
        }
        return cell
      }
      return row
    }
    return copy
  }
}
