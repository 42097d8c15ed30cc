import CountryRisk
import Diagnostics
import SourceReading

extension ProfileReading {
  /// The text of a required `key`, noted as the name of a thing of `kind`.
  func mention(
    _ reader: FieldReader, _ key: String, _ kind: ProfileMention.Kind
  ) -> String? {
    reader.scalar(key, required: true).map { mention($0, kind) }
  }

  /// The text of `key`, if it is there, noted as the name of a thing of `kind`.
  func optionalMention(
    _ reader: FieldReader, _ key: String, _ kind: ProfileMention.Kind
  ) -> String? {
    reader.scalar(key).map { mention($0, kind) }
  }

  /// The texts of a list, each noted as the name of a thing of `kind`.
  func mentions(
    _ reader: FieldReader, _ key: String, _ kind: ProfileMention.Kind
  ) -> [String] {
    reader.scalars(key).map { mention($0, kind) }
  }

  /// The ids of sources under `key`, one or a list of them.
  func sources(_ reader: FieldReader, _ key: String = "source") -> [String] {
    reader.oneOrMore(key).map { mention($0, .source) }
  }

  func mention(_ scalar: SourceScalar, _ kind: ProfileMention.Kind) -> String {
    mentions.append(ProfileMention(kind, scalar.text, at: scalar.range))
    return scalar.text
  }

  /// The key of `entry` as the code of a state.
  func code(_ entry: SourceNode.Entry, _ kind: ProfileMention.Kind = .state) -> String {
    mentions.append(ProfileMention(kind, entry.key, at: entry.keyRange))
    return entry.key
  }
}
