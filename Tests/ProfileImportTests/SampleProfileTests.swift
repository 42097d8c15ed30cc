import CountryRisk
import Testing

@Suite struct SampleProfileTests {
  @Test func `the sample profile is read without complaint`() throws {
    let (profile, log) = SampleProfile.read()
    #expect(log.text == "")
    #expect(profile?.country.name == "Sampleland (invented values)")
  }
}
