import Testing

@testable import SVGRenderer

struct XMLWriterTests {
  private func number(_ value: Double) -> String {
    var xml = XMLWriter()
    xml.number(value)
    return xml.text
  }

  private func escaped(_ text: String) -> String {
    var xml = XMLWriter()
    xml.escape(text)
    return xml.text
  }

  @Test(arguments: [
    (0, "0"), (1, "1"), (-1, "-1"), (10, "10"), (1.5, "1.5"), (0.25, "0.25"), (-0.125, "-0.125"),
    (1.0004, "1"), (1.0006, "1.001"), (0.05, "0.05"), (0.001, "0.001"), (100.1, "100.1"),
    (1234567.891, "1234567.891"),
  ])
  func `a number has at most three decimals and no zeros at its end`(value: Double, text: String) {
    #expect(number(value) == text)
  }

  @Test(arguments: [-0.0, -0.0004, 0.0004, 1e-300, -1e-9])
  func `what rounds to zero has no sign`(value: Double) {
    #expect(number(value) == "0")
  }

  @Test(arguments: [1e15, -1e15, 1e300, 1e12])
  func `great numbers have no exponent`(value: Double) {
    #expect(number(value) == (value < 0 ? "-1000000000000" : "1000000000000"))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no number is zero`(value: Double) {
    #expect(number(value) == "0")
  }

  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("say \"so\"", "say &quot;so&quot;"),
    ("<script>alert('x')</script>", "&lt;script&gt;alert('x')&lt;/script&gt;"),
    ("]]>", "]]&gt;"), ("&amp;", "&amp;amp;"), ("Өмнөговь 蒙古 😀", "Өмнөговь 蒙古 😀"),
  ])
  func `markup is escaped and other text is not`(text: String, expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test func `control characters vanish but for tab and line feed`() {
    let controls = (0..<0x20).map { String(Unicode.Scalar(UInt8($0))) }.joined()
    #expect(escaped("a\(controls)b") == "a\t\nb")
    #expect(escaped("a\u{7F}\u{85}\u{9F}\u{FFFE}\u{FFFF}\u{1FFFE}b\u{A0}c") == "ab\u{A0}c")
  }
}
