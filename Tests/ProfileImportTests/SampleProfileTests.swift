import CountryRisk
import TestSupport
import Testing

@Suite struct SampleProfileTests {
  @Test func `the sample profile is read without complaint`() throws {
    let (profile, log) = SampleProfile.read()
    #expect(log.text == "")
    #expect(profile?.country.name == "Sampleland (invented values)")
  }

  @Test func `the sample profile keeps all rules`() throws {
    let (read, log) = SampleProfile.read()
    ProfileRules.check(try #require(read), log: log, strict: true)
    #expect(log.text == "")
  }
}
