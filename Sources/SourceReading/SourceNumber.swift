/// A number as it was written: its value and how many decimals were given.
package struct SourceNumber: Sendable, Hashable {
  /// Finite, and never minus zero.
  package var value: Double
  /// Digits after the decimal point.
  package var decimals: Int

  package init(value: Double, decimals: Int) {
    self.value = value
    self.decimals = decimals
  }

  /// Why a text is no number, and what to write.
  package struct Fault: Error {
    package var reason: String
    package var help: String

    package init(reason: String, help: String) {
      self.reason = reason
      self.help = help
    }
  }

  /// Reads plain decimals such as `-12.5`, of at most 15 significant digits, which a `Double`
  /// keeps exactly (IEEE 754, DBL_DIG).
  package static func parse(_ text: String) -> Result<SourceNumber, Fault> {
    let plain = "write digits with a decimal point, such as 1234.5 or -0.4"
    var (point, first, end, isPlain) = (Int?.none, 0, 0, true)
    /// Digits from the first that is no zero.
    var significant = 0
    for (place, byte) in text.utf8.enumerated() {
      end = place + 1
      switch byte {
      case 48...57: significant += byte > 48 || significant > 0 ? 1 : 0
      case UInt8(ascii: "-") where place == 0: first = 1
      case UInt8(ascii: ".") where point == nil && place > first: point = place
      default: isPlain = false
      }
    }
    let whole = (point ?? end) - first
    guard isPlain, whole > 0, point != end - 1 else {
      return .failure(Fault(reason: reason(text), help: plain))
    }
    if whole > 1, text.utf8.dropFirst(first).first == 48 {
      return .failure(Fault(reason: "a number does not begin with a zero", help: plain))
    }
    guard significant <= 15, end - first <= 40, let value = Double(text) else {
      return .failure(
        Fault(
          reason: "it has more than 15 significant digits",
          help: "round it, or write it as text between quotation marks where text is allowed"))
    }
    let decimals = point.map { end - $0 - 1 } ?? 0
    return .success(SourceNumber(value: value == 0 ? 0 : value, decimals: decimals))
  }

  private static func reason(_ text: String) -> String {
    if text.hasSuffix("%") { return "a percent sign is not part of a number" }
    if text.contains(",") { return "a comma is not part of a number" }
    if text.contains(where: \.isWhitespace) { return "a space is not part of a number" }
    if text.hasPrefix("(") { return "brackets do not mean a negative number" }
    if text.hasPrefix("<") || text.hasPrefix(">") { return "a bound is not part of a number" }
    if text.hasPrefix("+") { return "a plus sign is not part of a number" }
    if text.first?.isNumber == true, text.contains(where: { "eE".contains($0) }) {
      return "exponents are not read"
    }
    return "that is no number"
  }
}

/// An opaque colour written as `#rrggbb`.
package struct SourceColour: Sendable, Hashable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#1a2b3c`; `nil` for every other way to write a colour.
  package init?(_ text: String) {
    guard text.utf8.count == 7, text.utf8.first == UInt8(ascii: "#"),
      let value = UInt32(text.dropFirst(), radix: 16), !text.contains("+"), !text.contains("-")
    else { return nil }
    red = UInt8(value >> 16)
    green = UInt8(value >> 8 & 0xFF)
    blue = UInt8(value & 0xFF)
  }
}
