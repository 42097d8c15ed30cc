import Diagnostics
import ProfileImport
import SourceReading
import TestSupport
import Testing

@Suite struct ProfileSchemaTests {
  @Test func `the schema has exactly the keys that the importer reads`() throws {
    let log = DiagnosticLog()
    let trace = FieldTrace()
    let files = try #require(ProfileFolder(path: SampleProfile.folder).files(log: log))
    _ = ProfileImporter.read(files: files, name: "sample-land", log: log, trace: trace)
    for object in ProfileSchema.objects {
      #expect(trace.keys[object.what] == object.keys, "\(object.what)")
    }
    #expect(Set(trace.keys.keys) == Set(ProfileSchema.objects.map(\.what)))
  }

  @Test func `the schema is JSON`() throws {
    let log = DiagnosticLog()
    let file = SourceFile(name: "schema.json", text: ProfileSchema.json)
    let root = try #require(JSONReader.read(file, log: log))
    #expect(log.text == "")
    let keys = root.entries?.map(\.key)
    #expect(
      keys == [
        "$schema", "title", "description", "type", "additionalProperties", "properties", "$defs",
      ])
  }

  @Test func `every definition the schema points to is there`() {
    let names = Set(ProfileSchema.objects.map(\.what))
    func check(_ value: SchemaValue) {
      switch value {
      case .object(let what): #expect(names.contains(what), "\(what)")
      case .list(let element), .oneOrMore(let element), .map(_, let element): check(element)
      case .either(let first, let second):
        check(first)
        check(second)
      default: break
      }
    }
    for object in ProfileSchema.objects {
      for (_, value) in object.required + object.optional { check(value) }
    }
  }

  @Test func `the sample profile uses every key of the schema`() throws {
    let log = DiagnosticLog()
    let files = try #require(ProfileFolder(path: SampleProfile.folder).files(log: log))
    var used: Set<String> = []
    func collect(_ node: SourceNode) {
      for entry in node.entries ?? [] {
        used.insert(entry.key)
        collect(entry.value)
      }
      for item in node.items ?? [] { collect(item) }
    }
    for file in files where file.name.hasSuffix(".yaml") {
      collect(try #require(YAMLReader.read(file, log: log)))
    }
    for object in ProfileSchema.objects {
      #expect(object.keys.subtracting(used) == [], "\(object.what)")
    }
  }
}
