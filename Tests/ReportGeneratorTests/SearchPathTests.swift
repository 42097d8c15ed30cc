import Testing

@testable import ReportGenerator

@Suite struct SearchPathTests {
  private let own: TemporaryFolder
  private let program: TemporaryFolder
  private let search: SearchPath

  init() throws {
    own = try TemporaryFolder()
    program = try TemporaryFolder()
    search = SearchPath(folders: [own.path, program.path])
    try own.write("own", to: "Layouts/both.yaml")
    try own.write("own", to: "Layouts/only-own.yaml")
    try own.write("no", to: "Layouts/notes.txt")
    try program.write("program", to: "Layouts/both.yaml")
    try program.write("program", to: "Layouts/only-program.yaml")
  }

  @Test func `the user's own file comes before the program's`() {
    #expect(search.file("Layouts/both.yaml") == own["Layouts/both.yaml"])
    #expect(search.file("Layouts/only-program.yaml") == program["Layouts/only-program.yaml"])
    #expect(search.file("Layouts/none.yaml") == nil)
  }

  @Test func `a folder of the name is no file and a file no folder`() {
    #expect(search.file("Layouts") == nil)
    #expect(search.folder("Layouts") == own["Layouts"])
    #expect(search.folder("Layouts/both.yaml") == nil)
  }

  @Test func `a list has each name once, the nearer file behind it`() {
    let entries = search.entries(in: "Layouts", ending: ".yaml")
    #expect(entries.map(\.name) == ["both", "only-own", "only-program"])
    #expect(entries.first?.path == own["Layouts/both.yaml"])
    #expect(search.entries(in: "Nowhere", ending: ".yaml").isEmpty)
  }

  @Test(arguments: [
    ("", "a", "a"), (".", "a", "a"), ("x", "a", "x/a"), ("x/", "a", "x/a"), ("/", "a", "/a"),
  ])
  func `a folder and a name make a path`(_ folder: String, _ name: String, _ expected: String) {
    #expect(SearchPath.join(folder, name) == expected)
  }

  @Test func `a layout of the user's own hides the program's of that name`() throws {
    try own.write(SmallProfile.layout("country-risk"), to: "Layouts/country-risk.yaml")
    let generator = ReportGenerator.sample([own.path])
    #expect(generator.layouts().count { $0.name == "country-risk" } == 1)
    #expect(generator.layouts().first { $0.name == "country-risk" }?.summary == "")
    #expect(generator.layouts().contains { $0.name == "country-brief" })
  }

  @Test func `a country of the user's own hides the compiled one of that name`() throws {
    try own.write(SmallProfile.yaml(), to: "Profiles/mongolia/profile.yaml")
    let generator = ReportGenerator.sample([own.path])
    #expect(generator.countries().map(\.name) == ["mongolia"])
    #expect(generator.countries().first?.summary == own["Profiles/mongolia"])
    #expect(generator.profileFolder("mongolia") == own["Profiles/mongolia"])
    #expect(ReportGenerator.sample().profileFolder("mongolia") == nil)
  }
}
