import Drawing

/// Sets the texts of columns within a slot: wrapped, then smaller, then broken within words.
struct ColumnText {
  var width: Double
  let labels: LabelSetter
  /// The least size of text.
  let least: Double
  var alignment = LabelSetter.Alignment.center

  /// Each text as a stack of its parts, all parts of a kind at one size; `nil`, with a
  /// problem, for a text that is wider than the slot or higher than `limit`.
  func set(
    _ texts: [[(text: String, style: TextStyle)]], limit: Double, _ problems: inout [String]
  ) -> [PlotLabel?] {
    let factors = texts.map { $0.map { factor(for: $0.text, $0.style) } }
    // A text that would need less than the least size is broken within words and spares the others.
    let shrink =
      zip(texts.joined(), factors.joined()).compactMap { part, factor in
        part.style.size * factor >= least ? factor : nil
      }.min() ?? 1
    let stacks = zip(texts, factors).map { parts, factors in
      let sized = zip(parts, factors).map { part, factor in
        let size = part.style.size * min(factor, shrink)
        return (text: part.text, style: part.style.sized(max(min(least, part.style.size), size)))
      }
      return stack(sized, limit: limit)
    }
    let failed = zip(texts, stacks).filter { $1 == nil }.map { $0.0.first?.text ?? "" }
    if let first = failed.first {
      let others = failed.count == 1 ? " does" : " and \(failed.count - 1) more do"
      problems.append(
        first.quoted + others + " not fit in a column \(Ticks.text(width, decimals: 0)) points wide"
      )
    }
    let broken = zip(zip(texts, factors), stacks).filter { item, stack in
      stack != nil
        && zip(item.0, item.1).contains { part, factor in
          part.style.size * factor < min(least, part.style.size) - 0.01
        }
    }.compactMap { $0.0.0.first?.text }
    if let first = broken.first {
      let others = broken.count == 1 ? "" : " and of \(broken.count - 1) more"
      problems.append("a word of \(first.quoted)\(others) is broken to fit its column")
    }
    return stacks
  }

  /// The parts one below the other, if they fit.
  private func stack(_ parts: [(text: String, style: TextStyle)], limit: Double) -> PlotLabel? {
    let area = parts.reduce(0.0) { $0 + labels.width($1.text, $1.style) * $1.style.slot }
    guard area <= limit * width else { return nil }
    let blocks = parts.map {
      PlotLabel($0.text, $0.style, width: width, labels, alignment: alignment)
    }
    guard let first = blocks.first else { return nil }
    let whole = blocks.dropFirst().reduce(first) { $0.above($1, alignment: alignment) }
    let size = whole.frame.size
    return size.width <= width + 0.02 && size.height <= limit ? whole : nil
  }

  /// The factor of size at which the widest word of a text fits: 1 where it does as it is.
  func factor(for text: String, _ style: TextStyle) -> Double {
    let widest = words(text).map { labels.width($0, style) }.max() ?? 0
    return widest > width ? width / widest : 1
  }

  /// The pieces of a text that a line cannot break.
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let breaks = labels.shaper.lineBreaks.breaks(in: text, language: labels.language).map(\.offset)
    return zip([0] + breaks, breaks + [bytes.count]).map { start, end in
      var piece = bytes[start..<end]
      while let last = piece.last, last == 32 || last == 10 { piece.removeLast() }
      return String(decoding: piece, as: UTF8.self)
    }
  }
}
