import Diagnostics
import ProfileImport
import ReportSections

extension ReportGenerator {
  /// The JSON Schema of profiles (draft 2020-12).
  public static var profileSchema: String { ProfileSchema.json }

  /// The JSON Schema of layouts (draft 2020-12), made from the options of the section kinds.
  public static var layoutSchema: String {
    func quoted(_ text: String) -> String { DiagnosticFormatter.quoted(text) }
    let sections = SectionCatalog.kinds.map { kind in
      let common = LayoutReader.commonOptions.filter { $0.key != "kind" }
      let properties = (common + kind.options).map(schemaProperty).joined(
        separator: ",\n          ")
      return """
              {
                "description": \(quoted(kind.summary)),
                "properties": {
                  "kind": {"const": \(quoted(kind.kind))},
                  \(properties)
                },
                "required": ["kind"],
                "additionalProperties": false
              }
        """
    }
    let languages = Language.allCases.map { quoted($0.rawValue) }.joined(separator: ", ")
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Layout of a country-risk report",
        "type": "object",
        "properties": {
          "name": {"type": "string", "description": "Name of the layout and of the file it makes."},
          "summary": {"type": "string", "description": "What the layout is for, in a few words."},
          "theme": {"type": "string", "description": "Name of a theme; house if left out."},
          "paper": {"type": "string", "description": "A paper of the theme; a4 if left out."},
          "language": {"enum": [\(languages)], "description": "Language of the report."},
          "untranslated": {
            "enum": [\(ReportLayout.Untranslated.allCases.map { quoted($0.rawValue) }.joined(separator: ", "))],
            "description": "What becomes of a text that is not translated; base if left out."
          },
          "stale-after": {
            "type": "integer", "minimum": 1, "maximum": 1200,
            "description": "Months before the edition from which a key figure is marked as old."
          },
          "state-names": {
            "type": "object",
            "propertyNames": {"pattern": "^[A-Z]{3}$"},
            "additionalProperties": {"type": "string"},
            "description": "What states are called, by alpha-3 code, in place of the profile's names."
          },
          "watermark": {
            "type": "string",
            "description": "A word across every page, behind its text, such as DRAFT."
          },
          "sections": {
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "object",
              "oneOf": [
      \(sections.joined(separator: ",\n"))
              ]
            }
          }
        },
        "required": ["name", "sections"],
        "additionalProperties": false
      }
      """
  }

  /// A property of a schema by its key.
  static func schemaProperty(_ option: SectionOption) -> String {
    func quoted(_ text: String) -> String { DiagnosticFormatter.quoted(text) }
    let shape =
      switch option.shape {
      case .text: #""type": "string""#
      case .localized:
        #""anyOf": [{"type": "string"}, {"type": "object", "#
          + #""additionalProperties": {"type": "string"}}]"#
      case .texts: #""type": "array", "items": {"type": "string"}"#
      case .truth: #""type": "boolean""#
      case .number(let range):
        #""type": "integer", "minimum": \#(range.lowerBound), "maximum": \#(range.upperBound)"#
      case .choice(let values):
        #""enum": [\#(values.map(quoted).joined(separator: ", "))]"#
      case .choices(let values):
        #""type": "array", "items": {"enum": [\#(values.map(quoted).joined(separator: ", "))]}"#
      }
    return "\(quoted(option.key)): {\"description\": \(quoted(option.meaning)), \(shape)}"
  }
}
