import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import ReportSections

@Suite struct ThemeColorsTests {
  @Test(arguments: ["house", "dark", "light", "mono", "print"])
  func `the colours of a theme can be read and told apart`(_ name: String) throws {
    let log = DiagnosticLog()
    let file = try Checkout.file("Layouts/Themes/\(name).yaml")
    let theme = ThemeReader.read(file, log: log) { base, _ in
      try? Checkout.file("Layouts/Themes/\(base).yaml")
    }
    #expect(log.text == "")
    let colors = ThemeColors(try #require(theme))
    #expect(colors.failures.map(\.summary) == [])
    #expect(colors.worst(.contrast)?.isEnough == true)
    #expect(colors.worst(.difference)?.isEnough == true)
    // Every two of eight partners and of eight colours of the palette, and five steps of tints.
    #expect(colors.findings.count { $0.measure == .difference } == 28 + 28 + 5)
  }

  @Test func `a text too faint to be read is found, with a colour that can be`() throws {
    var theme = try House.theme()
    theme.roles[.prose]?.color = try #require(Color(hex: "#9A9A9A"))
    let failure = try #require(ThemeColors(theme).failures.first)
    #expect(failure.names == ("prose", "paper"))
    #expect(failure.measure == .contrast)
    let suggestion = try #require(failure.suggestion)
    #expect(suggestion.contrast(with: theme[.paper]) >= 4.5)
    #expect(failure.summary.contains("try \(suggestion.hex) for prose"))
  }

  @Test func `fills that few can tell apart are found, with the sight and a colour that all can`()
    throws
  {
    var theme = try House.theme()
    theme.partners = [
      "AAA": Theme.PartnerTone(
        fill: try #require(Color(hex: "#BE5A28")), label: .black, text: .black),
      "BBB": Theme.PartnerTone(
        fill: try #require(Color(hex: "#6E8228")), label: .black, text: .black),
    ]
    (theme.palette, theme.tints) = ([], [])
    let colors = ThemeColors(theme)
    let failure = try #require(colors.failures.first)
    #expect(colors.failures.count == 1)
    #expect(failure.names == ("AAA", "BBB"))
    #expect(failure.sight != .normal)
    let suggestion = try #require(failure.suggestion)
    for sight in ColorSight.allCases {
      let least = sight == .normal ? 10.0 : 5.0
      #expect(sight.difference(failure.colors.first, suggestion) >= least)
    }
  }
}
