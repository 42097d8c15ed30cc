import CountryRisk
import Diagnostics

/// Where a value comes from: what it measures, the sources it stands in, what it was derived from, who
/// disagrees, and where it is used.
package struct ValueTrace: Sendable {
  /// One line: what it is about, and what is said.
  package struct Entry: Sendable {
    package var name: String
    package var text: String
  }

  package let reference: String
  /// The value in words, with bound and unit.
  package let value: String
  package let entries: [Entry]
  /// The values it was derived from, in the order of the formula.
  package let operands: [ValueTrace]

  /// - Parameter pages: The pages of a report that show it.
  /// - Throws: `ReferenceFault` where the reference stands for nothing.
  package init(
    _ reference: String, _ index: ProfileIndex, _ text: TextWriter, pages: [Int] = []
  ) throws(ReferenceFault) {
    try self.init(reference, index, text, pages: pages, showsUses: true)
  }

  private init(
    _ reference: String, _ index: ProfileIndex, _ text: TextWriter, pages: [Int] = [],
    showsUses: Bool
  ) throws(ReferenceFault) {
    let resolved = try index.resolve(reference).get()
    let fact = index.fact(resolved.factID)
    self.reference = reference
    value = Self.words(resolved, text)
    let partner = resolved.partner.map { ", " + index.name(of: $0) } ?? ""
    var entries = [Entry(name: "measures", text: resolved.label + partner)]
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { entries.append(Entry(name: name, text: text)) }
    }
    let date = resolved.date?.text
    add("holds for", [date, resolved.period].compactMap(\.self).joined(separator: ", "))
    let derivation = fact?.derivation
    add("basis", Self.basis(resolved.basis))
    add("formula", derivation.map(Self.formula))
    for id in resolved.sources {
      if id == Source.unknown { add("source", text.phrases.unsourced) }
      guard let source = index.source(id) else { continue }
      add("source", Self.line(source, number: index.position(ofSource: id)))
    }
    add("note", resolved.note)
    add("on page", pages.map(String.init).joined(separator: ", "))
    add("stands at", (fact?.range ?? index.series(resolved.factID)?.range).map(Self.place))
    if showsUses {
      for side in Self.disagreements(reference, index, text) { add("disputed", side) }
      for range in index.profile.uses(of: reference) { add("used at", Self.place(range)) }
    }
    self.entries = entries
    var operands: [ValueTrace] = []
    // What is derived holds, so no operand leads back to where it came from.
    for operand in derivation?.operands ?? [] {
      operands.append(try ValueTrace(operand, index, text, showsUses: false))
    }
    self.operands = operands
  }

  private static func words(_ value: ResolvedValue, _ text: TextWriter) -> String {
    if case .missing(let reason) = value.value { return text.phrases.noData + " (" + reason + ")" }
    return text.write(value, .prose).replacing("\u{A0}", with: " ")
  }

  private static func basis(_ basis: Basis) -> String {
    switch basis {
    case .source: "stands in the source"
    case .soleSource: "stands in one source alone, which is not where it arose"
    case .derived: "derived"
    }
  }

  private static func formula(_ derivation: Derivation) -> String {
    formula(derivation) { $0 }
  }

  /// The formula of a derived value, its operands as `name` has them.
  package static func formula(_ derivation: Derivation, _ name: (String) -> String) -> String {
    switch derivation {
    case .share(let part, let whole): "100 × \(name(part)) / \(name(whole))"
    case .sum(let parts): parts.map(name).joined(separator: " + ")
    case .difference(let first, let second): "\(name(first)) − \(name(second))"
    case .change(let from, let to): "100 × (\(name(to)) − \(name(from))) / \(name(from))"
    case .remainder(let one): "100 − \(name(one))"
    }
  }

  private static func line(_ source: Source, number: Int?) -> String {
    let mark = number.map { "[\($0 + 1)] " } ?? ""
    let year = source.year.map { ", \($0)" } ?? ""
    let address = source.address.map { ", " + $0 } ?? ""
    return "\(mark)\(source.title). \(source.publisher)\(year) (\(source.kind.rawValue))\(address)"
  }

  private static func place(_ range: SourceRange) -> String {
    "\(range.file.name):\(range.start.line):\(range.start.column)"
  }

  /// What others say, where sources disagree about the value.
  private static func disagreements(
    _ reference: String, _ index: ProfileIndex, _ text: TextWriter
  ) -> [String] {
    index.profile.disagreements
      .filter { $0.sides.contains { $0.reference == reference } }
      .flatMap { item in
        item.sides.filter { $0.reference != reference }.map { side in
          let other = side.reference.flatMap { try? index.resolve($0).get() }
          let said = side.says ?? other.map { words($0, text) } ?? ""
          let sources = side.sources.isEmpty ? other?.sources ?? [] : side.sources
          let names = sources.compactMap { index.source($0) }.map { source in
            source.publisher + (source.year.map { " \($0)" } ?? "")
          }
          return "\(item.about): \(said)"
            + (names.isEmpty ? "" : " (" + names.joined(separator: "; ") + ")")
        }
      }
  }

  // MARK: Forms

  /// The trace as lines, what it was derived from set in.
  package var lines: [String] {
    let width = entries.map(\.name.count).max() ?? 0
    var lines = [reference + " = " + value]
    for entry in entries {
      let padding = String(repeating: " ", count: width - entry.name.count + 2)
      lines.append("  " + entry.name + padding + entry.text)
    }
    for operand in operands { lines += operand.lines.map { "    " + $0 } }
    return lines
  }

  /// The trace as a JSON object.
  package var json: String {
    func quoted(_ text: String) -> String { DiagnosticFormatter.quoted(text) }
    let entries = entries.map {
      "{\(quoted("name")):\(quoted($0.name)),"
        + "\(quoted("text")):\(quoted($0.text))}"
    }
    return "{\(quoted("reference")):\(quoted(reference)),\(quoted("value")):\(quoted(value)),"
      + "\(quoted("entries")):[\(entries.joined(separator: ","))],"
      + "\(quoted("operands")):[\(operands.map(\.json).joined(separator: ","))]}"
  }
}
