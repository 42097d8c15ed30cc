import Diagnostics

/// Every address leads to the web, to a mailbox or to a chart, never to a program or a file.
enum AddressesAreWeb: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for source in subject.profile.sources {
      guard let address = source.address, !isAllowed(address) else { continue }
      subject.log.add(refused(address, at: source.range))
    }
    for segment in subject.texts.joined() {
      guard case .text(let text, let range) = segment else { continue }
      for target in MarkdownText.linkTargets(of: text)
      where !isAllowed(target) && !target.hasPrefix("#") && !target.hasPrefix("chart:") {
        subject.log.add(refused(target, at: range))
      }
    }
  }

  /// Whether `address` begins with an allowed scheme and holds no character that could end it.
  static func isAllowed(_ address: String) -> Bool {
    let lower = address.lowercased()
    let rest = ["https://", "http://", "mailto:"].compactMap { scheme in
      lower.hasPrefix(scheme) ? lower.dropFirst(scheme.count) : nil
    }.first
    guard let rest, !rest.isEmpty, address.utf8.count <= 2000 else { return false }
    return address.unicodeScalars.allSatisfy { scalar in
      scalar.value > 32 && scalar.value != 127 && !"<>\"\\^`{|}".unicodeScalars.contains(scalar)
        && !scalar.properties.isWhitespace
    }
  }
}

private func refused(_ address: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "refused-address", "'\(address.prefix(80))' is no address of the web", at: range,
    help: "begin with https://, http:// or mailto:, without spaces, quotation marks or brackets")
}
