import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ReportGenerator

@Suite struct NewFilesTests {
  private let folder: TemporaryFolder
  private let log = DiagnosticLog()
  private let generator = ReportGenerator.sample()

  init() throws { folder = try TemporaryFolder() }

  private func check(_ path: String) -> String {
    let log = DiagnosticLog()
    generator.check(path, isStrict: false, log: log)
    return log.text
  }

  @Test(arguments: [nil, "mongolia"])
  func `a new country is without fault and can be built`(_ origin: String?) throws {
    let files = generator.newCountry("chad", in: folder["chad"], from: origin, log: log)
    #expect(log.text == "")
    #expect(!files.isEmpty)
    #expect(folder.files == files.map { String($0.path.dropFirst(folder.path.count + 1)) }.sorted())
    #expect(check(folder["chad"]) == "")
    for layout in ["country-risk", "country-brief"] {
      var request = BuildRequest(country: folder["chad"], layout: layout)
      request.output = folder["out"]
      let log = DiagnosticLog()
      #expect(generator.build(request, log: log).count == 1)
      #expect(log.text == "", "\(layout)")
    }
  }

  @Test(arguments: [
    ("south-africa", "name: South Africa\n  codes: {alpha-2: ZA, alpha-3: ZAF}"),
    (
      "bosnia-and-herzegovina", "name: Bosnia and Herzegovina\n  codes: {alpha-2: BA, alpha-3: BIH}"
    ),
    ("sample-land", "name: Sample Land\n  codes: {alpha-2: XA, alpha-3: XAA}"),
  ])
  func `a new country that is a state has its name and codes`(name: String, lines: String) {
    #expect(StarterProfile.yaml(name).contains(lines))
  }

  @Test func `a copy has the files of its origin`() throws {
    let files = generator.newCountry("chad", in: folder["chad"], from: "mongolia", log: log)
    #expect(files.count == EmbeddedProfiles.files(of: "mongolia").count)
    for file in EmbeddedProfiles.files(of: "mongolia") {
      let name = "chad" + file.name.dropFirst("mongolia".count)
      #expect(folder.bytes(name) == Data(file.text.utf8), "\(name)")
    }
  }

  @Test func `a copy of a folder is a copy too`() throws {
    try folder.write(SmallProfile.yaml(), to: "origin/profile.yaml")
    try folder.write("Words.", to: "origin/prose/position.md")
    try folder.write("not for copies", to: "origin/notes.txt")
    let files = generator.newCountry("chad", in: folder["chad"], from: folder["origin"], log: log)
    #expect(files.count == 2)
    #expect(folder.bytes("chad/prose/position.md") == Data("Words.".utf8))
    #expect(folder.bytes("chad/notes.txt") == nil)
  }

  @Test(arguments: ["Chad", "new land", "../chad", "", "чад", "a/b", "chad\n"])
  func `a name is in lower case with hyphens`(_ name: String) {
    #expect(generator.newCountry(name, in: folder["x"], from: nil, log: log).isEmpty)
    #expect(generator.newLayout(name, from: "country-risk", log: log).isEmpty)
    #expect(log.codes == ["wrong-name", "wrong-name"])
    #expect(folder.files == [])
  }

  @Test func `what is there is not written over`() throws {
    try folder.write("mine", to: "chad/profile.yaml")
    #expect(generator.newCountry("chad", in: folder["chad"], from: nil, log: log).isEmpty)
    #expect(log.codes == ["already-there"])
    #expect(folder.bytes("chad/profile.yaml") == Data("mine".utf8))
  }

  @Test func `an origin that is not there offers the near one`() {
    #expect(generator.newCountry("chad", in: folder["x"], from: "mongola", log: log).isEmpty)
    #expect(generator.newLayout("mine", from: "country-brif", log: log).isEmpty)
    #expect(log.codes == ["unknown-country", "unknown-layout"])
    #expect(
      log.diagnostics.map(\.help) == [
        "did you mean 'mongolia'?", "did you mean 'country-brief'?",
      ])
    #expect(folder.files == [])
  }
}
