import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ReportGenerator

@Suite struct LayoutSchemaTests {
  /// The properties of a section by its kind.
  private func kinds() throws -> [String: [String: [String: Any]]] {
    let sections = try #require(try properties()["sections"])
    let items = try #require(sections["items"] as? [String: Any])
    var result: [String: [String: [String: Any]]] = [:]
    for section in try #require(items["oneOf"] as? [[String: Any]]) {
      let properties = try #require(section["properties"] as? [String: [String: Any]])
      let kind = try #require(properties["kind"]?["const"] as? String)
      #expect(section["additionalProperties"] as? Bool == false, "\(kind)")
      result[kind] = properties
    }
    return result
  }

  private func properties() throws -> [String: [String: Any]] {
    let data = Data(ReportGenerator.layoutSchema.utf8)
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(schema["additionalProperties"] as? Bool == false)
    return try #require(schema["properties"] as? [String: [String: Any]])
  }

  /// The keys that a complaint about an unknown one says are allowed.
  private func allowed(_ text: String) throws -> Set<String> {
    let folder = try TemporaryFolder()
    let log = DiagnosticLog()
    ReportGenerator.sample().check(
      try folder.write(text, to: "test.yaml"), isStrict: false, log: log)
    let help = try #require(
      log.diagnostics.first { $0.code == "unknown-key" }?.help, "\(log.text)")
    #expect(help.hasPrefix("allowed: "))
    return Set(help.dropFirst(9).split(separator: ", ").map { $0.filter { $0 != "'" } })
  }

  @Test func `the schema has exactly the keys of a layout`() throws {
    let text = "name: test\nsections: [{kind: cover}]\nqqqqqqqqqqqqqqqq: 1"
    #expect(try Set(properties().keys) == allowed(text))
  }

  @Test(arguments: ReportGenerator.sample().sections().map(\.name))
  func `the schema has exactly the options of a kind`(_ kind: String) throws {
    let text = "name: test\nsections: [{kind: \(kind), qqqqqqqqqqqqqqqq: 1}]"
    let options = try #require(try kinds()[kind])
    #expect(try Set(options.keys) == allowed(text))
    for (key, option) in options where key != "kind" {
      #expect((option["description"] as? String)?.isEmpty == false, "\(key)")
    }
  }

  @Test func `what the schema allows is read without complaint`() throws {
    for (kind, options) in try kinds() {
      let values = options.filter { $0.key != "kind" }.map { key, option in
        "\(key): \(Self.sample(of: option))"
      }.sorted()
      let text = "name: test\nsections:\n  - {kind: \(([kind] + values).joined(separator: ", "))}"
      let folder = try TemporaryFolder()
      let log = DiagnosticLog()
      ReportGenerator.sample().check(
        try folder.write(text, to: "test.yaml"), isStrict: false, log: log)
      #expect(log.text == "", "\(text)")
    }
  }

  /// A value as the schema asks for it.
  private static func sample(of option: [String: Any]) -> String {
    if let values = option["enum"] as? [String] { return values.last ?? "" }
    switch option["type"] as? String {
    case "boolean": return "true"
    case "integer": return "\(option["maximum"] ?? 1)"
    case "array":
      let items = option["items"] as? [String: Any]
      return "[\((items?["enum"] as? [String] ?? ["one", "two"]).joined(separator: ", "))]"
    default: return "words"
    }
  }

  @Test func `every kind and every language is in the schema`() throws {
    #expect(
      try Set(kinds().keys) == Set(ReportGenerator.sample().sections().map(\.name)))
    #expect(try properties()["language"]?["enum"] as? [String] == ["en", "mn"])
  }

  @Test func `the schema of profiles is JSON with its draft named`() throws {
    let data = Data(ReportGenerator.profileSchema.utf8)
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }
}
