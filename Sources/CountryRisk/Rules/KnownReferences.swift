import Diagnostics

/// Every reference and citation stands for something, and what is printed can be printed.
enum KnownReferences: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for mention in subject.profile.mentions {
      switch mention.kind {
      case .value:
        if case .failure(let fault) = subject.index.resolve(mention.name) {
          subject.add(fault, at: mention.range)
        }
      case .data:
        if case .failure(let fault) = subject.index.data(mention.name) {
          subject.add(fault, at: mention.range)
        }
      case .shares:
        switch subject.index.data(mention.name) {
        case .failure(let fault): subject.add(fault, at: mention.range)
        case .success(.shares): break
        case .success: subject.log.add(noShares(mention))
        }
      default: break
      }
    }
    for concentration in subject.profile.concentrations {
      guard case .success = subject.index.data(concentration.reference),
        case .failure(let fault) = subject.index.concentration(of: concentration.reference)
      else { continue }
      subject.add(fault, at: concentration.range)
    }
    for segment in subject.references { check(segment, subject) }
  }

  private static func check(_ segment: Segment, _ subject: RuleSubject) {
    switch segment {
    case .reference(let reference, _, let range):
      switch subject.index.resolve(reference) {
      case .failure(let fault): subject.add(fault, at: range)
      case .success(let value):
        if case .statement = value.value { subject.log.add(noValue(reference, at: range)) }
      }
    case .citation(let id, let range):
      guard subject.index.source(id) == nil else { return }
      subject.log.error(
        "unknown-citation", "there is no source '\(id)'", at: range,
        help: NearName.help(for: id, in: subject.profile.sources.map(\.id)))
    case .text, .literal: break
    }
  }
}

extension RuleSubject {
  fileprivate func add(_ fault: ReferenceFault, at range: SourceRange?) {
    log.error(fault.code, fault.summary, at: range, help: fault.help)
  }
}

private func noShares(_ mention: ProfileMention) -> Diagnostic {
  Diagnostic(
    .error, "not-shares", "'\(mention.name)' holds no shares", at: mention.range,
    help: "name a fact that has 'shares'")
}

private func noValue(_ reference: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "nothing-to-print", "'\(reference)' is a statement without a value", at: range,
    help: "write the words out and cite the source with {@source-id}")
}
