import CountryRisk
import Testing

@Suite struct CountryCodesTests {
  @Test(arguments: [
    ("RUS", "RU", "Russia"), ("KOR", "KR", "South Korea"), ("USA", "US", "United States"),
    ("GBR", "GB", "United Kingdom"), ("NOR", "NO", "Norway"), ("CIV", "CI", "Côte d’Ivoire"),
  ])
  func `a state is found by either code`(alpha3: String, alpha2: String, name: String) {
    #expect(CountryCodes.alpha3(alpha3)?.name == name)
    #expect(CountryCodes.alpha2(alpha2)?.alpha3 == alpha3)
  }

  @Test func `the table is whole and in order`() {
    #expect(CountryCodes.all.count == 250)
    #expect(CountryCodes.all.map(\.alpha3) == CountryCodes.all.map(\.alpha3).sorted())
    #expect(Set(CountryCodes.all.map(\.alpha2)).count == 250)
    #expect(CountryCodes.all.allSatisfy { !$0.name.isEmpty && $0.name.first != " " })
  }

  @Test(arguments: ["XAA", "XZZ", "QMA", "QZZ", "AAB", "ZZZ"])
  func `codes left to users are known`(code: String) {
    #expect(CountryCodes.isUserAssigned(code))
    #expect(CountryCodes.isKnown(code))
  }

  @Test(arguments: ["QLA", "ABX", "XA", "XAAA", "xaa", "СHN", ""])
  func `other codes are not`(code: String) { #expect(!CountryCodes.isKnown(code)) }

  @Test(arguments: [
    ("CN", "the alpha-3 code of China is CHN"), ("China", "the alpha-3 code of China is CHN"),
    ("chn", "the alpha-3 code of China is CHN"), ("Mongola", "did you mean MNG (Mongolia)?"),
    ("СHN", "did you mean CHN (China)?"),
  ])
  func `a wrong code gets help`(text: String, help: String) {
    #expect(CountryCodes.help(for: text) == help)
  }
}

@Suite struct PartialDateTests {
  @Test(arguments: ["2019", "2019-09", "2019-09-03", "0001", "2024-02-29"])
  func `a date is read and written alike`(text: String) {
    #expect(PartialDate(text)?.text == text)
  }

  @Test(arguments: [
    "2023-02-30", "2023-02-29", "0000", "99999", "2023-13", "2023-00", "2023-1-1", "23", "",
    "2023-01-01T00:00Z", "01.02.2023", "2023/01/01", "-2023", "２０２３",
  ])
  func `anything else is no date`(text: String) { #expect(PartialDate(text) == nil) }

  @Test func `only what is sure is before`() throws {
    let year = try #require(PartialDate("2020"))
    let day = try #require(PartialDate("2020-05-01"))
    #expect(!year.isSurelyBefore(day))
    #expect(!day.isSurelyBefore(year))
    #expect(try #require(PartialDate("2019-12-31")).isSurelyBefore(year))
    #expect(year < day)
  }
}
