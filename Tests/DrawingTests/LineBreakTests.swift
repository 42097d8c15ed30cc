import Drawing
import Foundation
import Testing

/// Unicode's own test of UAX 14, where the Debian package unicode-data is installed.
struct LineBreakTests {
  private static let file = "/usr/share/unicode/auxiliary/LineBreakTest.txt"

  /// A line of the test: its characters, and whether a line may end before each.
  private struct Case {
    var text: String
    var breaks: Set<Int>
    var line: String
  }

  private static func cases() throws -> [Case] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "#", omittingEmptySubsequences: false)[0]
        .split(whereSeparator: \.isWhitespace)
      guard !fields.isEmpty else { return nil }
      var text = String.UnicodeScalarView()
      var breaks: Set<Int> = []
      var bytes = 0
      for field in fields {
        switch field {
        case "÷": breaks.insert(bytes)
        case "×": break
        default:
          guard let value = UInt32(field, radix: 16), let scalar = Unicode.Scalar(value) else {
            return nil
          }
          text.append(scalar)
          bytes += UTF8.width(scalar)
        }
      }
      breaks.remove(bytes)
      return Case(text: String(text), breaks: breaks, line: String(line))
    }
  }

  @Test(arguments: [
    ("500 lorries/d", [4]), ("120 km/h", [4]), ("20 м/с", [3]), ("road/rail", [5]),
    ("2023/24", []), ("path/to/all", [8]),
  ])
  func `a unit is not parted after its solidus`(_ text: String, _ breaks: [Int]) {
    #expect(LineBreakFinder().breaks(in: text, language: "en").map(\.offset) == breaks)
  }

  @Test(.enabled(if: FileManager.default.isReadableFile(atPath: file)))
  func `lines may end where Unicode says, but for what ICU tailors`() throws {
    let cases = try Self.cases()
    #expect(cases.count > 7000)
    let finder = LineBreakFinder()
    var tailored = 0
    for entry in cases {
      let found = Set(finder.breaks(in: entry.text, language: "en").map(\.offset))
      for offset in found.symmetricDifference(entry.breaks) {
        #expect(isTailored(entry.text, offset, isFound: found.contains(offset)), "\(entry.line)")
        tailored += 1
      }
    }
    #expect(tailored <= 23)
  }

  /// Whether ICU knows better, as CLDR has it: a hyphen at the start of a word stays with it, as in
  /// `-quiet`, and so does the point of a number without a whole part, as in `.35`.
  private func isTailored(_ text: String, _ offset: Int, isFound: Bool) -> Bool {
    let place = text.utf8.index(text.startIndex, offsetBy: offset)
    let before = text.unicodeScalars[..<place].last {
      $0.properties.generalCategory != .nonspacingMark
    }
    let rest = text.unicodeScalars[place...]
    guard let before, let after = rest.first else { return false }
    if isFound {
      return before == " " && after == "." && rest.dropFirst().first?.properties.numericType != nil
    }
    let isNumber = after.properties.numericType != nil
    return before == "-" || (isNumber && ".,:;".unicodeScalars.contains(before))
  }
}
