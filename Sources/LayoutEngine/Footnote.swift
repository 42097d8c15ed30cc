import Drawing

/// A note for the foot of the page: what it says, and the places of the note and of its mark.
package final class Footnote: Sendable {
  /// Name of the place where the note stands.
  package let place: String
  /// Name of the place where its mark stands.
  package let markPlace: String
  /// The whole note, its label first.
  package let content: [Inline]
  package let paragraph: ParagraphStyle
  /// Of its lines, in points.
  package let width: Double
  package let style: FlowNote.Style

  package init(
    place: String, markPlace: String, content: [Inline], paragraph: ParagraphStyle,
    width: Double, style: FlowNote.Style
  ) {
    self.place = place
    self.markPlace = markPlace
    self.content = content
    self.paragraph = paragraph
    self.width = width
    self.style = style
  }
}

extension LayoutContext {
  /// The notes whose marks stand in each of `lines`, which were set from `inlines`. Their elements go
  /// under `parent`.
  package func notes(
    of inlines: [Inline], in lines: [Frame], under parent: ElementID?
  ) -> [[FlowNote]] {
    let notes = inlines.compactMap(\.note)
    guard !notes.isEmpty else { return lines.map { _ in [] } }
    return lines.map { line in
      var found: [FlowNote] = []
      line.forEachItem { placed in
        guard case .anchor(let name) = placed.item,
          let note = notes.first(where: { $0.markPlace == name })
        else { return }
        found.append(set(note, under: parent))
      }
      return found
    }
  }

  private func set(_ note: Footnote, under parent: ElementID?) -> FlowNote {
    let element = structure.add(.note, in: parent) { $0.identifier = note.place }
    let content = resolved(note.content)
    var lines = setter.lines(
      of: content, note.paragraph, width: min(note.width, size.width), language: language,
      elements: leaves(for: content, in: element))
    if !lines.isEmpty { lines[0].add(.anchor(note.place), at: .zero) }
    return FlowNote(lines: lines, style: note.style)
  }
}
