/// Appends XML to bytes: tags, escaped text, and numbers without exponent or locale.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  /// `bytes` as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends `markup` as it stands.
  mutating func raw(_ markup: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends what another writer wrote.
  mutating func append(_ other: XMLWriter) { bytes += other.bytes }

  /// Takes away everything after the first `count` bytes.
  mutating func shorten(to count: Int) { bytes.removeSubrange(count...) }

  /// Appends ` name="text"`.
  mutating func attribute(_ name: StaticString, _ text: String) {
    begin(name)
    escape(text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends ` name="number"`.
  mutating func attribute(_ name: StaticString, _ number: Double) {
    begin(name)
    self.number(number)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends ` name="numbers"`, with spaces between.
  mutating func attribute(_ name: StaticString, _ numbers: [Double]) {
    begin(name)
    for (index, value) in numbers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      number(value)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func begin(_ name: StaticString) {
    bytes.append(UInt8(ascii: " "))
    raw(name)
    raw("=\"")
  }

  /// Appends `text` with markup escaped and without the characters that XML has no place for.
  mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x9, 0xA, 0x20..<0x7F: bytes.append(UInt8(scalar.value))
      case 0x0..<0x20, 0x7F..<0xA0: break
      case let value where value & 0xFFFE == 0xFFFE: break
      default: bytes.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
  }

  /// Appends `value` rounded to three decimals.
  mutating func number(_ value: Double) { number(thousandths: Self.thousandths(value)) }

  /// Appends a number of thousandths.
  mutating func number(thousandths: Int) {
    if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = thousandths.magnitude
    integer(magnitude / 1000)
    var fraction = magnitude % 1000
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var place: UInt = 100
    while fraction > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(fraction / place))
      fraction %= place
      place /= 10
    }
  }

  private mutating func integer(_ value: UInt) {
    if value >= 10 { integer(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  /// `value` in thousandths; zero for what is no number, and nothing beyond a million million.
  static func thousandths(_ value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return Int((min(max(value, -1e12), 1e12) * 1000).rounded())
  }
}
