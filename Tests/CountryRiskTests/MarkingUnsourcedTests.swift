import Testing

@testable import CountryRisk

struct MarkingUnsourcedTests {
  @Test func `each of very many claims without a source is marked, and no other`() {
    let points = (0..<20_000).map { number in
      Series.Point(
        date: PartialDate(year: 1 + number % 9000),
        quantity: Quantity(Double(number), unit: .number),
        isBreak: false, sources: number % 2 == 0 ? [] : ["one"])
    }
    let series = Series(id: "walk", label: "Walk", unit: .number, points: points)
    let facts = (0..<20_000).map { number in
      ProfileForTests.fact("f\(number)", 1, sources: number % 2 == 0 ? [] : ["one"])
    }
    let marked = ProfileForTests.profile(facts: facts, series: [series]).markingUnsourced
    for number in 0..<20_000 {
      let expected = number % 2 == 0 ? [Source.unknown] : ["one"]
      guard marked.observations[0].points[number].sources == expected,
        marked.facts[number].sources == expected
      else {
        Issue.record("number \(number)")
        break
      }
    }
  }
}
