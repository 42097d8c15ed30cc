import Diagnostics

/// Every address leads to the web, to a mailbox or to an exhibit, never to a program or a file.
enum AddressesAreWeb: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for source in subject.profile.sources {
      guard let address = source.address, !isAllowed(address) else { continue }
      subject.log.add(refused(address, at: source.range))
    }
    for text in subject.writtenTexts {
      for target in MarkdownText.linkTargets(in: text.text) {
        check(target, at: text.place(ofBytes: target.bytes), subject)
      }
    }
  }

  // An image of `chart:id`, `table:id` or `picture:id` stands for an exhibit of the profile, as a link
  // of them does for the place where it stands; `section:name` does for a section of the report.
  private static func check(
    _ target: MarkdownText.Span, at range: SourceRange?, _ subject: RuleSubject
  ) {
    let profile = subject.profile
    let exhibits = [
      ("chart", profile.charts.map(\.id)), ("table", profile.tables.map(\.id)),
      ("picture", profile.pictures.map(\.id)),
    ]
    if let (what, known) = exhibits.first(where: { target.text.hasPrefix($0.0 + ":") }) {
      require(String(target.text.dropFirst(what.count + 1)), in: known, what, at: range, subject)
    } else if target.text.hasPrefix("section:") {
      return
    } else if !target.text.hasPrefix("#"), !isAllowed(target.text) {
      subject.log.add(refused(target.text, at: range))
    }
  }

  private static func require(
    _ id: String, in known: [String], _ what: String, at range: SourceRange?,
    _ subject: RuleSubject
  ) {
    guard !known.contains(id) else { return }
    subject.log.error(
      "unknown-\(what)", "there is no \(what) '\(id)'", at: range,
      help: NearName.help(for: id, in: known))
  }

  private static let schemes = ["https://", "http://", "mailto:"]

  /// Whether `address` begins with an allowed scheme and holds no character that could end it.
  static func isAllowed(_ address: String) -> Bool {
    let lower = address.utf8.lazy.map { 65...90 ~= $0 ? $0 | 32 : $0 }
    guard let scheme = Self.schemes.first(where: { lower.starts(with: $0.utf8) }),
      scheme.utf8.count + 1...2000 ~= address.utf8.count
    else { return false }
    return address.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "<", ">", "\"", "\\", "^", "`", "{", "|", "}": false
      default: scalar.isASCII ? 33..<127 ~= scalar.value : !scalar.properties.isWhitespace
      }
    }
  }
}

private func refused(_ address: String, at range: SourceRange?) -> Diagnostic {
  let isPicture = [".png", ".jpg", ".jpeg", ".svg"].contains {
    address.lowercased().hasSuffix($0)
  }
  return Diagnostic(
    .error, "refused-address", "'\(address.prefix(80))' is no address of the web", at: range,
    help: isPicture
      ? "name the file under 'pictures:' in the profile and write ![](picture:id)"
      : "begin with https://, http:// or mailto:, without spaces, quotation marks or brackets")
}
