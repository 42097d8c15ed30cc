import Diagnostics

/// Every fact, figure and claim names the source it was found in.
enum ClaimsHaveSources: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for claim in subject.profile.claimsWithoutSource {
      subject.log.add(
        Diagnostic(
          subject.lack, "unsourced", "\(claim.what) has no source",
          at: claim.range, help: "add '\(claim.key):' with the id of a source"))
    }
  }
}

extension CountryProfile {
  /// The profile with `Source.unknown` among the sources of every claim that names none, so that
  /// reports say so wherever the claim is printed.
  package var markingUnsourced: CountryProfile {
    var profile = self
    for claim in claimsWithoutSource { profile[keyPath: claim.sources] = [Source.unknown] }
    return profile
  }

  /// Something said without a source.
  fileprivate struct Claim {
    var what: String
    var range: SourceRange?
    /// Where its sources would be.
    var sources: WritableKeyPath<CountryProfile, [String]>
    /// The key they would be written under.
    var key = "source"
  }

  fileprivate var claimsWithoutSource: [Claim] {
    var claims: [Claim] = []
    for (n, fact) in facts.enumerated() where fact.derivation == nil && fact.sources.isEmpty {
      claims.append(
        Claim(what: "the fact '\(fact.id)'", range: fact.range, sources: \.facts[n].sources))
    }
    for (n, series) in observations.enumerated() {
      for (m, point) in series.points.enumerated()
      where point.quantity != nil && point.sources.isEmpty {
        claims.append(
          Claim(
            what: "the point of \(point.date.text) of '\(series.id)'", range: point.range,
            sources: \.observations[n].points[m].sources))
      }
    }
    for n in partners.indices { claims += claimsWithoutSource(ofPartner: n) }
    for (n, gateway) in gateways.enumerated() where gateway.sources.isEmpty {
      claims.append(
        Claim(
          what: "the gateway '\(gateway.id)'", range: gateway.range, sources: \.gateways[n].sources)
      )
    }
    for (n, event) in events.enumerated() where event.sources.isEmpty {
      claims.append(
        Claim(what: "the event '\(event.id)'", range: event.range, sources: \.events[n].sources))
    }
    for (n, quotation) in quotations.enumerated() where quotation.sources.isEmpty {
      claims.append(
        Claim(
          what: "the quotation '\(quotation.id)'", range: quotation.range,
          sources: \.quotations[n].sources))
    }
    for (n, picture) in pictures.enumerated() where picture.sources.isEmpty {
      claims.append(
        Claim(
          what: "the picture '\(picture.id)'", range: picture.range, sources: \.pictures[n].sources)
      )
    }
    for (n, matter) in disagreements.enumerated() {
      for (m, side) in matter.sides.enumerated()
      where side.reference == nil && side.sources.isEmpty {
        claims.append(
          Claim(
            what: "a side of '\(matter.id)'", range: side.range ?? matter.range,
            sources: \.disagreements[n].sides[m].sources))
      }
    }
    for (n, membership) in memberships.enumerated() where membership.sources.isEmpty {
      claims.append(
        Claim(
          what: "the membership of \(membership.organisation)", range: membership.range,
          sources: \.memberships[n].sources))
    }
    return claims
  }

  private func claimsWithoutSource(ofPartner n: Int) -> [Claim] {
    let partner = partners[n]
    let what = "the partnership with \(partner.name)"
    var claims: [Claim] = []
    if let partnership = partner.partnership, partnership.sources.isEmpty {
      claims.append(
        Claim(
          what: what, range: partnership.range, sources: \.partners[n].currentPartnershipSources))
    }
    for (m, partnership) in partner.history.enumerated() where partnership.sources.isEmpty {
      claims.append(
        Claim(
          what: what, range: partnership.range, sources: \.partners[n].history[m].sources))
    }
    if !partner.concerns.isEmpty, partner.concernSources.isEmpty {
      claims.append(
        Claim(
          what: "what \(partner.name) is concerned with", range: partner.concerns[0].range,
          sources: \.partners[n].concernSources, key: "concerns-source"))
    }
    return claims
  }
}

extension Partner {
  fileprivate var currentPartnershipSources: [String] {
    get { partnership?.sources ?? [] }
    set { partnership?.sources = newValue }
  }
}
