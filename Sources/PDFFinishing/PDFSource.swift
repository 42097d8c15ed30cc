/// Bytes in PDF syntax (ISO 32000-1, 7.3) as they are written.
struct PDFSource {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// The source that `text` is.
  init(_ text: String) { append(syntax: text) }

  /// Makes room for as many bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Adds syntax as it stands.
  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds syntax as it stands, which is made while the program runs.
  ///
  /// A literal must not be taken for it: it is three times as dear.
  mutating func append(syntax text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds a character of ASCII.
  @inline(__always)
  mutating func append(byte: UInt8) { bytes.append(byte) }

  /// Adds syntax as it stands.
  mutating func append(_ source: some Collection<UInt8>) { bytes.append(contentsOf: source) }

  /// Adds a whole number.
  mutating func append(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    guard rest >= 10 else { return bytes.append(UInt8(ascii: "0") + UInt8(rest)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var place = digits.count
      while rest > 0 {
        place -= 1
        digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      bytes.append(contentsOf: digits[place...])
    }
  }

  /// Adds a number to the hundredth.
  mutating func append(_ value: Double) { append(hundredths: Int((value * 100).rounded())) }

  /// Adds a number from 0 to 1 to nine places.
  mutating func append(precise value: Double) {
    let digits = String(Int((min(1, max(0, value)) * 1e9).rounded()))
    guard digits.utf8.count < 10 else { return append(1) }
    append(syntax: "." + String(repeating: "0", count: 9 - digits.utf8.count) + digits)
  }

  /// Adds a number of thousandths from 0 to 1.
  mutating func append(thousandths value: Int) {
    guard value < 1000 else { return bytes.append(UInt8(ascii: "1")) }
    guard value > 0 else { return bytes.append(UInt8(ascii: "0")) }
    bytes.append(UInt8(ascii: "."))
    var rest = value
    var power = 100
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / power))
      rest %= power
      power /= 10
    }
  }

  /// Adds four digits to a hexadecimal string.
  mutating func append(hexadecimal value: UInt16) {
    for shift in [12, 8, 4, 0] { bytes.append(Self.digits[Int(value >> shift) & 15]) }
  }

  /// Adds a byte of a string between parentheses.
  mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    // An end of line in a string reads as a line feed.
    case 13: append("\\r")
    default: bytes.append(byte)
    }
  }

  /// Adds a number of hundredths.
  mutating func append(hundredths: Int) {
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    append(abs(hundredths) / 100)
    let fraction = abs(hundredths) % 100
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(fraction / 10))
    if fraction % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(fraction % 10)) }
  }

  /// Adds a reference to the object of that number.
  mutating func append(reference number: Int) {
    append(number)
    append(" 0 R")
  }

  /// Adds a name, given without its slash.
  mutating func append(name: String) {
    bytes.append(UInt8(ascii: "/"))
    for byte in name.utf8 {
      if byte > 32, byte < 127, byte != UInt8(ascii: "#"), !PDFTokenizer.isDelimiter(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "#"))
        for half in [byte >> 4, byte & 15] { bytes.append(Self.digits[Int(half)]) }
      }
    }
  }

  /// Adds a text string, in the shorter of PDF's two encodings that can hold it.
  mutating func append(text: String) {
    if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) {
      append(string: text.utf8)
    } else {
      var units: [UInt8] = [0xFE, 0xFF]
      units.reserveCapacity(text.utf8.count * 2 + 2)
      for unit in text.utf16 {
        units.append(UInt8(unit >> 8))
        units.append(UInt8(unit & 0xFF))
      }
      append(string: units)
    }
  }

  /// Adds a byte string.
  mutating func append(string: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "("))
    for byte in string { append(escaped: byte) }
    bytes.append(UInt8(ascii: ")"))
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
