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
    for claim in claimsWithoutSource { claim.mark(&profile) }
    return profile
  }

  /// Something said without a source.
  fileprivate struct Claim {
    var what: String
    var range: SourceRange?
    /// Puts `Source.unknown` where its sources would be. A key path would copy the arrays on its way each
    /// time.
    var mark: (inout CountryProfile) -> Void
    /// The key they would be written under.
    var key = "source"
  }

  fileprivate var claimsWithoutSource: [Claim] {
    var claims: [Claim] = []
    for (n, fact) in facts.enumerated() where fact.derivation == nil && fact.sources.isEmpty {
      claims.append(
        Claim(
          what: "the fact '\(fact.id)'", range: fact.range,
          mark: { $0.facts[n].sources = [Source.unknown] }))
    }
    for (n, series) in observations.enumerated() {
      for (m, point) in series.points.enumerated()
      where point.quantity != nil && point.sources.isEmpty {
        claims.append(
          Claim(
            what: "the point of \(point.date.text) of '\(series.id)'", range: point.range,
            mark: { $0.observations[n].points[m].sources = [Source.unknown] }))
      }
    }
    for n in partners.indices { claims += claimsWithoutSource(ofPartner: n) }
    for (n, gateway) in gateways.enumerated() where gateway.sources.isEmpty {
      claims.append(
        Claim(
          what: "the gateway '\(gateway.id)'", range: gateway.range,
          mark: { $0.gateways[n].sources = [Source.unknown] })
      )
    }
    for (n, event) in events.enumerated() where event.sources.isEmpty {
      claims.append(
        Claim(
          what: "the event '\(event.id)'", range: event.range,
          mark: { $0.events[n].sources = [Source.unknown] }))
    }
    for (n, quotation) in quotations.enumerated() where quotation.sources.isEmpty {
      claims.append(
        Claim(
          what: "the quotation '\(quotation.id)'", range: quotation.range,
          mark: { $0.quotations[n].sources = [Source.unknown] }))
    }
    for (n, picture) in pictures.enumerated() where picture.sources.isEmpty {
      claims.append(
        Claim(
          what: "the picture '\(picture.id)'", range: picture.range,
          mark: { $0.pictures[n].sources = [Source.unknown] })
      )
    }
    for (n, matter) in disagreements.enumerated() {
      for (m, side) in matter.sides.enumerated()
      where side.reference == nil && side.sources.isEmpty {
        claims.append(
          Claim(
            what: "a side of '\(matter.id)'", range: side.range ?? matter.range,
            mark: { $0.disagreements[n].sides[m].sources = [Source.unknown] }))
      }
    }
    for (n, membership) in memberships.enumerated() where membership.sources.isEmpty {
      claims.append(
        Claim(
          what: "the membership of \(membership.organisation)", range: membership.range,
          mark: { $0.memberships[n].sources = [Source.unknown] }))
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
          what: what, range: partnership.range,
          mark: { $0.partners[n].currentPartnershipSources = [Source.unknown] }))
    }
    for (m, partnership) in partner.history.enumerated() where partnership.sources.isEmpty {
      claims.append(
        Claim(
          what: what, range: partnership.range,
          mark: { $0.partners[n].history[m].sources = [Source.unknown] }))
    }
    if !partner.concerns.isEmpty, partner.concernSources.isEmpty {
      claims.append(
        Claim(
          what: "what \(partner.name) is concerned with", range: partner.concerns[0].range,
          mark: { $0.partners[n].concernSources = [Source.unknown] }, key: "concerns-source"))
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
