import Diagnostics

/// No word of a name mixes letters of scripts that look alike, such as a Cyrillic С in China.
enum NamesKeepToOneScript: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    var names: [(text: String, range: SourceRange?)] = [
      (profile.country.name, profile.country.range), (profile.title, nil), (profile.series, nil),
    ]
    if let name = profile.country.ownName { names.append((name.text, profile.country.range)) }
    for partner in profile.partners {
      names.append((partner.name, partner.range))
      if let name = partner.ownName { names.append((name.text, partner.range)) }
    }
    names += profile.sources.flatMap { [($0.title, $0.range), ($0.publisher, $0.range)] }
    names += profile.gateways.map { ($0.name, $0.range) }
    names += profile.dependencies.map { ($0.label, $0.range) }
    names += profile.tiers.map { ($0.label, $0.range) }
    for fact in profile.facts {
      names.append((fact.label, fact.range))
      if case .shares(let shares) = fact.value {
        names += shares.lazy.map(\.partner).filter { !CountryCodes.isShapedLikeCode($0) }
          .map { ($0, fact.range) }
      }
    }
    for (name, range) in names {
      guard let word = mixedWord(in: name) else { continue }
      subject.log.warning(
        "mixed-script", "'\(word.text)' mixes \(word.first) and \(word.second) letters", at: range,
        help: "type the word anew in one script")
    }
  }

  /// The first word of `name` that mixes scripts whose letters look alike.
  static func mixedWord(in name: String) -> (text: String, first: String, second: String)? {
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    for word in name.split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }) {
      var first: String?
      for scalar in word.unicodeScalars {
        guard let script = script(scalar) else { continue }
        if let first, first != script { return (String(word), first, script) }
        first = script
      }
    }
    return nil
  }

  private static func script(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: "Latin"
    case 0x370...0x3FF: "Greek"
    case 0x400...0x52F: "Cyrillic"
    case 0x530...0x58F: "Armenian"
    default: nil
    }
  }
}
