import SourceReading
import Testing

@Suite struct SourceNumberTests {
  @Test(arguments: [
    ("0", 0, 0), ("-12.5", -12.5, 1), ("1234.50", 1234.5, 2), ("5.0", 5, 1), ("0.001", 0.001, 3),
    ("123456789012345", 123_456_789_012_345, 0), ("0.000000000000001", 1e-15, 15),
  ])
  func `a plain decimal is a number`(text: String, value: Double, decimals: Int) throws {
    #expect(try SourceNumber.parse(text).get() == SourceNumber(value: value, decimals: decimals))
  }

  @Test func `minus zero is zero`() throws {
    #expect(try SourceNumber.parse("-0").get().value.sign == .plus)
    #expect(try SourceNumber.parse("-0.0").get().value.sign == .plus)
  }

  @Test(arguments: [
    ("1,234.5", "a comma is not part of a number"), ("1 234,5", "a comma is not part of a number"),
    ("1 234", "a space is not part of a number"),
    ("12%", "a percent sign is not part of a number"),
    ("(5)", "brackets do not mean a negative number"), ("1e3", "exponents are not read"),
    ("NaN", "that is no number"), ("inf", "that is no number"), ("-", "that is no number"),
    ("n/a", "that is no number"), ("<0.1", "a bound is not part of a number"),
    ("012", "a number does not begin with a zero"), ("+5", "a plus sign is not part of a number"),
    (".5", "that is no number"), ("5.", "that is no number"), ("1.2.3", "that is no number"),
    ("٣", "that is no number"), ("0x1F", "that is no number"), ("--5", "that is no number"),
    ("1234567890123456", "it has more than 15 significant digits"),
    ("9007199254740993", "it has more than 15 significant digits"),
  ])
  func `anything else is refused with its reason`(text: String, reason: String) {
    guard case .failure(let fault) = SourceNumber.parse(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(fault.reason == reason)
    #expect(!fault.help.isEmpty)
  }
}
