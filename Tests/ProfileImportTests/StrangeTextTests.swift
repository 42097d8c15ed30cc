import CountryRisk
import Diagnostics
import Testing

@testable import ProfileImport

@Suite struct StrangeTextTests {
  @Test func `a code without a name is told of once`() {
    let fragment = ProfileFragment(
      "facts:\n  a: {label: A, shares: {XZZ: 5}, source: one}\n  b: {label: B, shares: {XZZ: 6}, source: one}"
    )
    #expect(fragment.log.diagnostics.map(\.code) == ["unnamed-state"])
    let named = ProfileFragment(
      "facts:\n  a: {label: A, shares: {XZZ: 5}, source: one}\npartners: {XZZ: {name: Zedland, role: other}}"
    )
    #expect(named.log.diagnostics.isEmpty)
  }

  @Test(arguments: ["\u{E000}", "\u{F0001}", "\u{FFFD}", "\u{7}"])
  func `characters of private meaning are no text, where they stand`(character: String) {
    let log = ProfileFragment("tiers: []", prose: "Words.\n\nA \(character) here.").log
    #expect(log.diagnostics.map(\.code) == ["control-character"])
    #expect(log.diagnostics.first?.range?.start == SourcePosition(line: 3, column: 3))
  }
}
