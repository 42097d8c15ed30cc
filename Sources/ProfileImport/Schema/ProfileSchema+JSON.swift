import Diagnostics

extension ProfileSchema {
  /// A JSON Schema (draft 2020-12) of one file of a profile. A profile may be split into several
  /// files, so no file must have all keys.
  package static var json: String {
    var whole = objects[0]
    whole.optional = whole.required + whole.optional
    whole.required = []
    var members = [
      ("$schema", DiagnosticFormatter.quoted("https://json-schema.org/draft/2020-12/schema")),
      ("title", DiagnosticFormatter.quoted("A country profile")),
    ]
    members += self.members(of: whole)
    let definitions = objects.dropFirst().map { (name(of: $0.what), object(self.members(of: $0))) }
    members.append(("$defs", object(definitions, separator: ",\n  ")))
    return object(members, separator: ",\n") + "\n"
  }

  private static func members(of schema: SchemaObject) -> [(String, String)] {
    var members = [
      ("description", DiagnosticFormatter.quoted(schema.what)), ("type", "\"object\""),
      ("additionalProperties", "false"),
      (
        "properties",
        object((schema.required + schema.optional).map { ($0.key, schemaText(of: $0.value)) })
      ),
    ]
    if !schema.required.isEmpty {
      members.append(("required", array(schema.required.map(\.key))))
    }
    return members
  }

  private static func schemaText(of value: SchemaValue) -> String {
    switch value {
    case .text, .words: text()
    case .richText: text("Markdown; {id} prints a value and cites its source, {@id} cites")
    case .id: text("An id", pattern: SchemaValue.idPattern)
    case .reference: text("A reference: id, id.CHN, id@2021, id.latest")
    case .state: text("An ISO 3166-1 alpha-3 code", pattern: SchemaValue.statePattern)
    case .date:
      #"{"description":"A date such as 2019, 2019-09 or 2019-09-03","#
        + #""type":["string","integer"]}"#
    case .year: #"{"type":"integer","minimum":1,"maximum":9999}"#
    case .number: #"{"type":"number"}"#
    case .integer(let allowed):
      #"{"type":"integer","minimum":\#(allowed.lowerBound),"maximum":\#(allowed.upperBound)}"#
    case .trueOrFalse: #"{"type":"boolean"}"#
    case .choice(let words): object([("enum", array(words))])
    case .list(let element): object([("type", "\"array\""), ("items", schemaText(of: element))])
    case .oneOrMore(let element):
      anyOf([schemaText(of: element), schemaText(of: .list(element))])
    case .map(let keys, let element):
      object(
        [("type", "\"object\"")]
          + (keys.isEmpty
            ? [] : [("propertyNames", object([("pattern", DiagnosticFormatter.quoted(keys))]))])
          + [("additionalProperties", schemaText(of: element))])
    case .object(let what):
      object([("$ref", DiagnosticFormatter.quoted("#/$defs/" + name(of: what)))])
    case .either(let first, let second):
      anyOf([schemaText(of: first), schemaText(of: second)])
    }
  }

  // Numbers such as the year 2005 may stand where text is expected, as every scalar is text.
  private static func text(_ description: String? = nil, pattern: String? = nil) -> String {
    var members: [(String, String)] = []
    if let description { members.append(("description", DiagnosticFormatter.quoted(description))) }
    if let pattern {
      members += [("type", "\"string\""), ("pattern", DiagnosticFormatter.quoted(pattern))]
    } else {
      members.append(("type", #"["string","number","boolean"]"#))
    }
    return object(members)
  }

  private static func name(of what: String) -> String {
    what.split(separator: " ").drop { ["a", "an", "the"].contains($0) }.joined(separator: "-")
  }

  private static func anyOf(_ schemas: [String]) -> String {
    "{\"anyOf\":[" + schemas.joined(separator: ",") + "]}"
  }

  private static func array(_ words: [String]) -> String {
    "[" + words.map(DiagnosticFormatter.quoted).joined(separator: ",") + "]"
  }

  private static func object(_ members: [(String, String)], separator: String = ",") -> String {
    "{" + members.map { DiagnosticFormatter.quoted($0.0) + ":" + $0.1 }.joined(separator: separator)
      + "}"
  }
}
