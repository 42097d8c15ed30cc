import Charts
import CountryRisk
import Drawing
import LayoutEngine

/// The cover's figure: for up to five dependencies, what the two main partners hold of each.
struct CoverMotifFigure: Sendable {
  private let figure: CoverMotif
  private let alternate: String
  private let note: [Inline]
  private let shown: [ShownValue]

  /// `nil` if there are not two partners or fewer than three measures.
  init?(_ context: SectionContext) {
    let partners = DependencyMatrixSection.mainPartners(context)
    guard let upper = partners.first else { return nil }
    let lower = partners.count > 1 ? partners[1] : nil
    let shares = context.profile.motif.prefix(CoverMotif.limit)
      .compactMap { context.index.dependency($0) }.map { DependencyShares($0, context) }
      .filter { $0.remainder != nil || $0.hasValue }
    guard shares.count >= 3 else { return nil }
    let ordered = shares.enumerated().sorted {
      ($0.element.remainder?.value ?? 0, $0.offset) < ($1.element.remainder?.value ?? 0, $1.offset)
    }.map(\.element)
    let columns = ordered.map { share in
      let left = context.index.remainder(
        of: share.dependency, beside: [upper, lower].compactMap(\.self))
      return CoverMotif.Column(
        caption: share.dependency.label,
        detail: context.text.plain(share.dependency.measure, form: .symbol),
        upper: share.bar(of: upper, context), lower: lower.flatMap { share.bar(of: $0, context) },
        between: left.flatMap { rest in
          rest.value > 0.5 ? context.values.quantity(rest, .signed, decimals: 0) : nil
        })
    }
    let phrases = context.phrases
    func partner(_ code: String?, _ words: String) -> CoverMotif.Partner {
      CoverMotif.Partner(
        name: code.map { context.index.name(of: $0) } ?? "", words: code == nil ? "" : words,
        textColor: context.tones[code].text)
    }
    figure = CoverMotif(
      columns: columns, upper: partner(upper, phrases.fromTheNorth),
      lower: partner(lower, phrases.fromTheSouth), remark: phrases.whiteBetween,
      style: context.theme.chartStyle)
    alternate =
      ordered.map { share in
        let held = partners.prefix(2).compactMap { code in
          share.words(of: code, context).map { context.index.name(of: code) + " " + $0 }
        }
        return share.dependency.label + ": " + held.joined(separator: ", ")
      }.joined(separator: "; ") + "."
    shown = ordered.flatMap { $0.shown + [ShownValue](in: [$0.dependency.measure]) }
    note =
      [context.plain(phrases.motifNote + " ", .source)]
      + context.text.sourceLine(ordered.flatMap(\.sources), context.theme[.source])
  }

  /// Draws the figure and its note into `height`; what does not fit is left to the log.
  func draw(_ canvas: inout Canvas, top: Double, width: Double, height: Double) {
    let theme = canvas.theme
    let slot = theme[.source].slot
    canvas.show(shown, y: top)
    let element = canvas.element(.figure) { $0.alternate = alternate }
    let lines = canvas.context.setter.lines(
      of: note, ParagraphStyle(slot: slot), width: width, language: canvas.context.language,
      elements: { _ in nil })
    let noteHeight = Double(lines.count) * slot + 8
    let drawing = figure.draw(
      in: Size(width: width, height: height - noteHeight), canvas.context.labels)
    canvas.frame.add(drawing.frame, at: Point(x: 0, y: top), in: element)
    for problem in drawing.problems {
      canvas.context.log.warning("does-not-fit", "on the cover: " + problem)
    }
    canvas.set(
      note, ParagraphStyle(slot: slot), top: top + height - noteHeight + 8, width: width,
      in: canvas.element(.paragraph))
  }
}

extension DependencyShares {
  /// Whether any partner's share is known as a number.
  var hasValue: Bool { remainder != nil || !sources.isEmpty }

  /// What `partner` holds as a bar; `nil` where only words are known.
  func bar(of partner: String, _ context: SectionContext) -> Bar? {
    guard case .value(let quantity) = share(of: partner), quantity.unit == .percent else {
      return nil
    }
    return Bar(
      value: quantity.value,
      text: context.values.quantity(
        quantity, .signed, decimals: quantity.value >= 10 ? 0 : nil),
      bound: Bar.Bound(quantity.bound), color: context.tones[partner].fill)
  }

  /// What `partner` holds in words; `nil` where nothing is known.
  func words(of partner: String, _ context: SectionContext) -> String? {
    switch share(of: partner) {
    case .value(let quantity): context.values.quantity(quantity, .prose)
    case .atMost(let limit):
      context.values.quantity(
        Quantity(limit, decimals: limit < 1 ? 1 : 0, unit: .percent, bound: .atMost), .prose)
    case .underHalf: context.phrases.underHalf
    case .words(let words): words
    case .unknown: nil
    }
  }
}

extension Bar.Bound {
  init(_ bound: CountryRisk.Bound) {
    self =
      switch bound {
      case .exact: .exact
      case .atLeast: .atLeast
      case .atMost: .atMost
      case .about: .about
      }
  }
}
