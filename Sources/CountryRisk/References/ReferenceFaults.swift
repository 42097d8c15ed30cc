import Diagnostics

extension ProfileIndex {
  var referableIDs: [String] { profile.facts.map(\.id) + profile.observations.map(\.id) }

  var datedIDs: [String] {
    profile.events.map(\.id) + profile.quotations.map(\.id) + profile.facts.map(\.id)
  }

  func unknown(_ id: String, among names: [String]? = nil) -> ReferenceFault {
    let near = NearName.of(id, in: names ?? referableIDs)
    return ReferenceFault(
      "unknown-reference", "nothing is named '\(id)'",
      help: near.map { "did you mean '\($0)'?" } ?? "add a fact or a series of that id")
  }

  func malformed(_ text: String) -> ReferenceFault {
    ReferenceFault(
      "malformed-reference", "'\(text)' is no reference",
      help: "write an id, id.CHN, id@2021 or id.latest")
  }

  func circular(_ path: [String]) -> ReferenceFault {
    ReferenceFault(
      "circular-derivation", "the fact is derived from itself: " + path.joined(separator: " → "),
      help: "derive from facts that have a value")
  }

  func needsPoint(_ id: String) -> ReferenceFault {
    ReferenceFault(
      "incomplete-reference", "'\(id)' is a series, not one value",
      help: "name a point: \(id)@2023, \(id).first, \(id).latest, \(id).min or \(id).max")
  }

  func needsDate(_ id: String) -> ReferenceFault {
    ReferenceFault(
      "incomplete-reference", "'\(id)' is no value", help: "its date is '\(id).date'")
  }

  func needsPartner(_ id: String, _ shares: [Share]) -> ReferenceFault {
    let first = shares.first.map { "\(id).\($0.partner), " } ?? ""
    return ReferenceFault(
      "incomplete-reference", "'\(id)' holds shares, not one value",
      help: "name one: \(first)\(id).largest, \(id).listed, \(id).remainder or \(id).hhi")
  }

  func notOfSeries(_ series: Series, _ word: String) -> ReferenceFault {
    ReferenceFault(
      "unknown-reference", "the series '\(series.id)' has no '\(word)'",
      help: "a series has points: \(series.id)@2023, .first, .latest, .min, .max")
  }

  func notShares(_ id: String, _ word: String) -> ReferenceFault {
    let words = Reference.Part.allCases.map(\.rawValue)
    return ReferenceFault(
      "unknown-reference", "'\(id)' has no '\(word)', as it holds no shares",
      help: NearName.of(word, in: words).map { "did you mean '\(id).\($0)'?" }
        ?? "refer to '\(id)' itself")
  }

  func notSeries(_ id: String) -> ReferenceFault {
    ReferenceFault(
      "unknown-reference", "'\(id)' is a fact, which has no points",
      help: "refer to '\(id)' itself")
  }
}
