import Diagnostics
import Testing

@Suite struct NearNameTests {
  @Test(arguments: [
    ("titel", "title"), ("sourc", "source"), ("partner-comparision", "partner-comparison"),
    ("Kind", "kind"),
  ])
  func `a slip of the pen is recognised`(typed: String, meant: String) {
    let names = ["title", "source", "partner-comparison", "kind", "note"]
    #expect(NearName.of(typed, in: names) == meant)
  }

  @Test func `a name far from all is not guessed`() {
    #expect(NearName.of("banana", in: ["title", "source"]) == nil)
    #expect(NearName.help(for: "banana", in: ["title"]) == "allowed: 'title'")
    #expect(NearName.help(for: "banana", in: []) == nil)
  }

  @Test func `a long list of names is cut`() {
    let names = (1...30).map { "name-number-\($0)" }
    #expect(NearName.help(for: "x", in: names)?.hasSuffix("and 6 more") == true)
  }
}
