import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine

/// Writes authors' text out for a report: references become values, values set citation marks.
package struct TextWriter: Sendable {
  /// What becomes of the sources of the values in a text.
  package enum Citations: Sendable {
    /// Marks at the end of each sentence.
    case marks
    /// None; the caller prints the sources elsewhere.
    case none
  }

  /// A text ready to be laid out.
  package struct Written: Sendable {
    package var inlines: [Inline]
    /// Ids of the sources of its values, in order, each once.
    package var sources: [String]

    /// The characters alone.
    package var text: String { inlines.map(\.text).joined() }
  }

  package let index: ProfileIndex
  package let values: ValueWriter
  let markStyle: TextStyle
  let phrases: Phrases
  /// The letters of notes given out so far.
  let notes: NoteLetters
  private let noteLook: NoteLook

  /// How notes at the foot of pages look.
  private struct NoteLook: Sendable {
    var text: TextStyle
    var mark: TextStyle
    var width: Double
    var style: FlowNote.Style
  }

  /// - Parameter measure: Width of the text, which notes at the foot are not set wider than.
  package init(
    _ index: ProfileIndex, _ values: ValueWriter, _ theme: Theme, measure: Double = .infinity
  ) {
    self.index = index
    self.values = values
    markStyle = theme[.referenceMark]
    phrases = values.language.phrases
    notes = NoteLetters()
    var mark = theme[.footnote]
    mark.size *= 0.75
    mark.rise = theme[.footnote].size * 0.35
    noteLook = NoteLook(
      text: theme[.footnote], mark: mark, width: min(theme[.footnoteWidth], measure),
      style: FlowNote.Style(
        rule: theme.stroke(.thinRule, .ink2), ruleWidth: theme[.footnoteRule],
        above: theme[.footnoteAbove], below: theme[.footnoteBelow]))
  }

  /// `rich` in `style`.
  package func write(
    _ rich: RichText, _ style: TextStyle, citations: Citations = .marks,
    form: ValueForm = .prose
  ) -> Written {
    let (text, tokens) = Tokens.taken(from: rich.segments())
    return write(
      MarkdownReader.inlines(of: text), tokens, style, citations: citations, form: form,
      range: rich.range)
  }

  /// `rich` without looks or marks.
  package func plain(_ rich: RichText, form: ValueForm = .prose) -> String {
    write(rich, markStyle, citations: .none, form: form).text
  }

  /// Ids of the sources of the values that `texts` tell, and of those they cite.
  func sources(of texts: [RichText?]) -> [String] {
    texts.compactMap(\.self).flatMap { write($0, markStyle, citations: .none).sources }
  }

  /// Stretches of Markdown whose references stand as placeholders for `tokens`.
  func write(
    _ raw: [RawInline], _ tokens: [Segment], _ style: TextStyle, citations: Citations,
    form: ValueForm, range: SourceRange?
  ) -> Written {
    var result = Written(inlines: [], sources: [])
    var pending = [String]()
    var isSentenceStart = true
    func cite(_ ids: [String]) {
      for id in ids {
        if !result.sources.contains(id) { result.sources.append(id) }
        if !pending.contains(id) { pending.append(id) }
      }
    }
    func flush() {
      defer { pending = [] }
      guard citations == .marks, !pending.isEmpty else { return }
      result.inlines += marks(for: pending, base: style)
    }
    for part in raw {
      var look = style
      if part.isBold { look.weight = max(600, style.weight + 200) }
      if part.isItalic { look.isItalic.toggle() }
      if let note = part.note {
        flush()
        result.inlines += mark(
          of: note, tokens, after: result.inlines.last, base: style, range, &result)
        continue
      }
      let reference = part.address.flatMap(crossReference)
      let role: Inline.Role =
        reference != nil
        ? .plain
        : part.address.map { .link(.address($0), description: phrases.openAddress($0)) } ?? .plain
      var current = ""
      var shown: [Int: ShownValue] = [:]
      func close() {
        guard !current.isEmpty else { return }
        var inline = Inline(current, look, role: role, range: range)
        inline.crossReference = reference
        inline.values = shown
        result.inlines.append(inline)
        (current, shown) = ("", [:])
      }
      if reference != nil, part.text.isEmpty {
        var inline = Inline("", look, range: range)
        inline.crossReference = reference
        result.inlines.append(inline)
        isSentenceStart = false
      }
      let scalars = part.text.unicodeScalars
      var place = scalars.startIndex
      // Where the characters begin that are not added yet.
      var plain = place
      func add(to end: String.Index) {
        if plain < end { current += part.text[plain..<end] }
        plain = end
      }
      while place < scalars.endIndex {
        let scalar = scalars[place]
        let next = scalars.index(after: place)
        defer { place = next }
        if let token = Tokens.index(of: scalar), token < tokens.count {
          add(to: place)
          plain = next
          switch tokens[token] {
          case .text(let text): current += text
          case .literal(let text, nil, _): current += text
          case .literal(let text, let letters?, let place):
            var set = text[...]
            if letters == .fraction, let space = text.lastIndex(of: " ") {
              // The whole number before a fraction stays as it is.
              current += text[..<space] + "\u{2009}"
              set = text[text.index(after: space)...]
            }
            let isAttached = !current.isEmpty && set.count < text.count
            close()
            var inline = Inline(
              String(set), look.set(in: letters), role: role, isAttached: isAttached,
              range: place ?? range)
            inline.requiredFeatures = letters.features
            inline.crossReference = reference
            result.inlines.append(inline)
          case .citation(let id, _):
            // The mark stands where the sentence ends, so the space before the braces goes.
            while current.last == " " { current.removeLast() }
            cite([id])
          case .reference(let reference, let options, _):
            let (text, sources) = value(reference, options, form)
            shown[current.utf8.count] = ShownValue(reference)
            current += isSentenceStart ? capitalized(text) : text
            if options.isCited { cite(sources) }
          }
          if case .citation = tokens[token] { continue }
          isSentenceStart = false
          continue
        }
        switch scalar {
        case " ", "\n", "“", "‘", "(", "[": continue
        default: break
        }
        let isEnd = scalar == "." || scalar == "!" || scalar == "?"
        let isCloser =
          switch scalar {
          case "”", "’", ")", "\"", "'": true
          default: false
          }
        if isEnd || (isCloser && isSentenceStart) {
          let follows = next == scalars.endIndex || scalars[next] == " " || scalars[next] == "\n"
          isSentenceStart = true
          if follows, !pending.isEmpty {
            add(to: next)
            close()
            flush()
          }
        } else {
          isSentenceStart = false
        }
      }
      add(to: scalars.endIndex)
      close()
    }
    flush()
    return result
  }

  /// What an address such as `chart:exports` refers to; `nil` for one of the web.
  private func crossReference(_ address: String) -> CrossReference? {
    guard CrossReferenceKind.allCases.contains(where: { address.hasPrefix($0.prefix) }) else {
      return nil
    }
    let phrases = phrases
    return CrossReference(
      target: address,
      words: { entry, page in
        phrases.placeReference(entry.label.isEmpty ? entry.title : entry.label, page)
      }, description: { phrases.goToPlace($0.label.isEmpty ? $0.title : $0.label) },
      fallback: title(of: address))
  }

  /// The title of what an address such as `chart:exports` refers to.
  private func title(of address: String) -> String {
    let name = String(address.drop { $0 != ":" }.dropFirst())
    let title =
      index.chart(CrossReferenceKind.chart.name(in: address) ?? "")?.title
      ?? index.table(CrossReferenceKind.table.name(in: address) ?? "")?.title
      ?? index.picture(CrossReferenceKind.picture.name(in: address) ?? "")?.title
    return title.map { "“" + plain($0, form: .prose) + "”" } ?? name
  }

  /// The mark of a note, which carries the note when it is the first one of it.
  private func mark(
    of note: RawInline.Note, _ tokens: [Segment], after last: Inline?, base: TextStyle,
    _ range: SourceRange?,
    _ result: inout Written
  ) -> [Inline] {
    let key = (range?.file.name ?? "") + "#\(note.number)"
    let (letter, place, isNew) = notes.letter(for: key)
    var style = markStyle
    style.size *= max(0.75, base.size / 10)
    style.rise *= max(0.75, base.size / 10)
    // Marks of sources and of notes that meet are parted.
    let isMark = last.map { $0.isAttached && $0.style.rise > 0 } ?? false
    var inline = Inline(
      (isMark ? ",\u{2009}" : "") + letter, style,
      role: .link(.place(place), description: phrases.goToNote(letter)), isAttached: true,
      allowsHyphens: false)
    if isNew {
      let markPlace = place + "-mark"
      let label = Inline(
        letter, noteLook.mark,
        role: .link(.place(markPlace), description: phrases.backToText), allowsHyphens: false)
      var gap = Inline("\u{A0}", noteLook.text, isAttached: true)
      gap.range = range
      let words = write(
        note.content, tokens, noteLook.text, citations: .marks, form: .symbol, range: range)
      for id in words.sources where !result.sources.contains(id) { result.sources.append(id) }
      inline.note = Footnote(
        place: place, markPlace: markPlace, content: [label, gap] + words.inlines,
        paragraph: ParagraphStyle(slot: noteLook.text.slot), width: noteLook.width,
        style: noteLook.style)
    }
    return [inline]
  }

  private func capitalized(_ text: String) -> String {
    guard let first = text.first, first.isLowercase else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// A value written out, with the ids of its sources.
  private func value(
    _ reference: String, _ options: Segment.Options, _ form: ValueForm
  ) -> (String, [String]) {
    switch index.resolve(reference) {
    case .failure: return ("?", [])
    case .success(let resolved):
      let own: ValueForm =
        switch options.form {
        case .number: .number
        case .value: form == .prose ? .value : .unbounded
        case .symbol: .symbol
        case .full: form
        }
      return (write(resolved, own, decimals: options.decimals), resolved.sources)
    }
  }

  /// `resolved` in `form`.
  package func write(
    _ resolved: ResolvedValue, _ form: ValueForm, decimals: Int? = nil
  ) -> String {
    switch resolved.value {
    case .quantity(let quantity): values.quantity(quantity, form, decimals: decimals)
    case .text(let text): text
    case .date(let date): values.date(date)
    case .statement: resolved.label
    case .missing: phrases.noData
    }
  }
}
