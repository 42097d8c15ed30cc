import CountryRisk
import Drawing
import LayoutEngine
import TestSupport
import Testing

@testable import ReportSections

@Suite struct TextWriterTests {
  private let writer: TextWriter
  private let style = TextStyle(family: "Inter", size: 10)

  init() throws {
    let profile = try Profiles.bare(Profiles.facts)
    writer = TextWriter(
      ProfileIndex(profile), ValueWriter(.english, units: profile.units), try House.theme())
  }

  /// The text with each group of marks in square brackets.
  private func marked(_ text: String, form: ValueForm = .prose) -> String {
    var result = ""
    var isInMarks = false
    for inline in writer.write(RichText(text), style, form: form).inlines {
      if inline.isAttached != isInMarks {
        result += inline.isAttached ? "[" : "]"
        isInMarks = inline.isAttached
      }
      result += inline.text
    }
    return (result + (isInMarks ? "]" : "")).replacing("\u{A0}", with: " ")
  }

  private func plain(_ text: String, form: ValueForm = .prose) -> String {
    writer.plain(RichText(text), form: form).replacing("\u{A0}", with: " ")
  }

  @Test(arguments: [
    ("It is {fuel}.", "It is at least 90 per cent."), ("It is {fuel|value}.", "It is 90 per cent."),
    ("It is {fuel|number}.", "It is 90."), ("It is {fuel|symbol}.", "It is ≥ 90%."),
    ("It is {growth}.", "It is −4.25 per cent."),
    ("It is {growth|decimals=1}.", "It is −4.3 per cent."),
    ("It is {exports.XAB}.", "It is 92 per cent."),
    ("By {traffic}.", "By about 1,450 lorries a day."),
    ("Rated {rating}.", "Rated BB-."), ("On {flood.date}.", "On 3 April 2022."),
    ("In {flood.year}.", "In 2022."), ("So: {coast}.", "So: No access to the sea."),
    ("It was {share@2022}.", "It was no data."), ("It is {share.latest}.", "It is 61 per cent."),
    ("A {{brace}}.", "A {brace}."), ("In {!2022}.", "In 2022."),
  ])
  func `a reference is printed with what it was asked for`(_ text: String, _ expected: String) {
    #expect(plain(text) == expected)
  }

  @Test func `the form of the place holds unless the reference has its own`() {
    #expect(plain("{fuel} and {fuel|value}", form: .symbol) == "≥ 90% and 90%")
    #expect(plain("Takes {fuel}", form: .compact) == "Takes at least 90%")
  }

  @Test(arguments: [
    ("{fuel} comes.", "At least 90 per cent comes."),
    ("It ends. {fuel} comes.", "It ends. At least 90 per cent comes."),
    ("Does it? {fuel} comes.", "Does it? At least 90 per cent comes."),
    ("He said “so.” {fuel} comes.", "He said “so.” At least 90 per cent comes."),
    ("**{fuel}** comes.", "At least 90 per cent comes."),
    ("“{fuel} comes.”", "“At least 90 per cent comes.”"),
    ("(It ends.) {fuel} comes.", "(It ends.) At least 90 per cent comes."),
    ("It is 3.5 and {fuel}.", "It is 3.5 and at least 90 per cent."),
    ("So, {fuel}.", "So, at least 90 per cent."),
  ])
  func `a reference at the start of a sentence has a capital`(_ text: String, _ expected: String) {
    #expect(plain(text) == expected)
  }

  @Test(arguments: [
    ("It is {fuel} now.", "It is at least 90 per cent now.[3]"),
    (
      "One {growth}, two {fuel}. Three.",
      "One −4.25 per cent, two at least 90 per cent.[1,3] Three."
    ),
    ("One {fuel}, two {growth}.", "One at least 90 per cent, two −4.25 per cent.[1,3]"),
    ("Twice {fuel}, {fuel}.", "Twice at least 90 per cent, at least 90 per cent.[3]"),
    ("Two sources: {exports.XAB}.", "Two sources: 92 per cent.[1,2]"),
    ("First {fuel}. Then {growth}.", "First at least 90 per cent.[3] Then −4.25 per cent.[1]"),
    ("Without {fuel|uncited}.", "Without at least 90 per cent."),
    ("Said {@two}. More.", "Said.[2] More."), ("Said {@two} here.", "Said here.[2]"),
    ("“So {fuel}.” Then.", "“So at least 90 per cent.”[3] Then."),
    ("No end {fuel}", "No end at least 90 per cent[3]"),
    ("It is 3.5 by {fuel}.", "It is 3.5 by at least 90 per cent.[3]"),
    ("**Bold {fuel}.** Then.", "Bold at least 90 per cent.[3] Then."),
  ])
  func `marks stand at the end of the sentence, merged and sorted`(
    _ text: String, _ expected: String
  ) {
    #expect(marked(text) == expected)
  }

  @Test func `a mark stays with the word before it and leads to its source`() {
    let written = writer.write(RichText("It is {exports.XAB}."), style)
    let marks = written.inlines.filter(\.isAttached)
    #expect(marks.map(\.text) == ["1", ",2"])
    let places = marks.map { mark -> String? in
      if case .link(.place(let place), _) = mark.role { place } else { nil }
    }
    #expect(places == ["source-one", "source-two"])
    #expect(written.sources == ["two", "one"])
    #expect(marks.allSatisfy { $0.style.rise > 0 && $0.style.size < style.size })
  }

  @Test func `without marks the sources are still told`() {
    let written = writer.write(RichText("It is {fuel}."), style, citations: .none)
    #expect(written.inlines.allSatisfy { !$0.isAttached })
    #expect(written.sources == ["three"])
  }

  @Test func `emphasis changes the look of its words only`() {
    let inlines = writer.write(RichText("It *is {fuel}* so"), style).inlines
    #expect(inlines.map(\.style.isItalic) == [false, true, false, false])
    #expect(writer.write(RichText("**so**"), style).inlines.map(\.style.weight) == [600])
  }

  @Test func `a link leads to its address`() {
    let inlines = writer.write(RichText("See [it](https://example.org/a)."), style).inlines
    #expect(
      inlines.contains {
        $0.text == "it"
          && $0.role
            == .link(.address("https://example.org/a"), description: "Open https://example.org/a")
      })
  }

  @Test(arguments: [
    "[[[x]]]", "${HOME}", "=cmd|calc", "%n%s", "<script>alert(1)</script>", "endstream ) Tj ET",
  ])
  func `words that mean something elsewhere stay words`(_ text: String) {
    let safe = text.replacing("{", with: "{{").replacing("}", with: "}}")
    #expect(plain(safe) == text)
  }

  @Test func `a foot names publishers, years and numbers once each`() {
    let inlines = writer.sourceLine(["three", "one", "three", "two"], style)
    let text = inlines.map(\.text).joined().replacing("\u{A0}", with: " ")
    #expect(text == "Sources: Office One 2021, 2023 [1, 3]; Two 2022 [2].")
    #expect(writer.sourceLine([], style).isEmpty)
    #expect(writer.plainSourceLine(["two"]).replacing("\u{A0}", with: " ") == "Source: Two 2022.")
  }

  @Test func `typed text has the letters that it names`() {
    let inlines = writer.write(
      RichText("the {!Who|small-caps}, {!5 1/2|fraction} and {!3/4|fraction}"), style
    ).inlines
    #expect(inlines.map(\.text) == ["the ", "Who", ", 5\u{2009}", "1/2", " and ", "3/4"])
    #expect(
      inlines.map(\.requiredFeatures) == [[], ["smcp"], [], ["frac"], [], ["frac"]])
    #expect(inlines.map(\.isAttached) == [false, false, false, true, false, false])
    #expect(inlines[1].style.features == style.features + ["smcp"])
  }
}
