extension ProfileIndex {
  /// Computes `derivation` into `result`: value, unit, bound and the operands' sources and date.
  func derive(
    _ fact: Fact, _ derivation: Derivation, into result: inout ResolvedValue,
    path: inout [String]
  ) throws(ReferenceFault) {
    if path.contains(fact.id) { throw circular(path + [fact.id]) }
    path.append(fact.id)
    defer { path.removeLast() }
    var operands: [Quantity] = []
    for operand in derivation.operands {
      let value = try value(of: operand, path: &path)
      if case .missing(let reason) = value.value {
        result.value = .missing(reason)
        return
      }
      guard let quantity = value.quantity else { throw notANumber(operand, in: fact) }
      operands.append(quantity)
      for source in value.sources where !result.sources.contains(source) {
        result.sources.append(source)
      }
      if result.date == nil { result.date = value.date }
    }
    var decimals = 0
    if case .quantity(let quantity) = fact.value { decimals = quantity.decimals }
    var quantity = try Self.compute(derivation, operands, of: fact)
    guard quantity.isHeld else { throw tooLarge(fact) }
    quantity.decimals =
      decimals == Quantity.decimalsOfOperands
      ? Self.decimals(of: derivation, operands) : decimals
    result.value = .quantity(quantity)
    result.basis = .derived
  }

  private static func decimals(of derivation: Derivation, _ operands: [Quantity]) -> Int {
    switch derivation {
    case .sum, .difference, .remainder: operands.map(\.decimals).min() ?? 0
    default: 0
    }
  }

  private static func compute(
    _ derivation: Derivation, _ operands: [Quantity], of fact: Fact
  ) throws(ReferenceFault) -> Quantity {
    let first = operands[0]
    if case .remainder = derivation {
      guard first.unit == .percent else { throw notPercent(fact) }
      return Quantity(100 - first.value, unit: .percent, bound: first.bound.flipped)
    }
    guard operands.allSatisfy({ $0.unit == first.unit }) else {
      throw mixedUnits(operands, in: fact)
    }
    switch derivation {
    case .sum:
      return Quantity(
        operands.reduce(0) { $0 + $1.value }, unit: first.unit,
        bound: operands.dropFirst().reduce(first.bound) { $0.joined(with: $1.bound) })
    case .difference:
      return Quantity(
        first.value - operands[1].value, unit: first.unit,
        bound: first.bound.joined(with: operands[1].bound.flipped))
    case .share:
      guard operands[1].value > 0 else { throw divisionByNothing(fact) }
      return Quantity(
        100 * first.value / operands[1].value, unit: .percent,
        bound: first.bound.joined(with: operands[1].bound.flipped))
    default:
      guard first.value > 0 else { throw divisionByNothing(fact) }
      return Quantity(
        100 * (operands[1].value - first.value) / first.value, unit: .percent,
        bound: operands[1].bound.joined(with: first.bound.flipped))
    }
  }
}

extension Bound {
  /// The bound of what is left when a value with this bound is taken away.
  package var flipped: Bound {
    switch self {
    case .atLeast: .atMost
    case .atMost: .atLeast
    case .exact, .about: self
    }
  }

  /// The bound of a value that grows with two others: what pulls both ways is only about right.
  package func joined(with other: Bound) -> Bound {
    if self == .exact || self == other { return other }
    return other == .exact ? self : .about
  }
}

private func notANumber(_ operand: String, in fact: Fact) -> ReferenceFault {
  ReferenceFault(
    "not-a-number", "'\(fact.id)' is derived from '\(operand)', which is no number",
    help: "derive from facts that have a 'value'")
}

private func notPercent(_ fact: Fact) -> ReferenceFault {
  ReferenceFault(
    "mixed-units", "'\(fact.id)' is the remainder of a value that is not in percent",
    help: "a remainder is what a percentage leaves of 100")
}

private func mixedUnits(_ operands: [Quantity], in fact: Fact) -> ReferenceFault {
  let units = operands.map { "'\($0.unit.id)'" }.joined(separator: ", ")
  return ReferenceFault(
    "mixed-units", "'\(fact.id)' is derived from values in different units: \(units)",
    help: "give all of them in one unit")
}

private func tooLarge(_ fact: Fact) -> ReferenceFault {
  ReferenceFault(
    "too-large", "'\(fact.id)' comes to a number of more than 15 digits, which is not kept exactly",
    help: "give the values in a greater unit, such as millions")
}

private func divisionByNothing(_ fact: Fact) -> ReferenceFault {
  ReferenceFault(
    "division-by-zero", "'\(fact.id)' is a part of a whole that is not above zero",
    help: "check the whole it is measured against")
}
