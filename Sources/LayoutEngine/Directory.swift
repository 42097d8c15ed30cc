import Diagnostics
import Drawing

/// What the exhibits and sections of a document are called and where they stand, for references to
/// them and for lists of them.
package struct Directory: Sendable {
  /// An exhibit or a section.
  package struct Entry: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case figure, table, section }

    package var kind: Kind
    /// `Exhibit 3.1`.
    package var label: String
    package var title: String
    /// Name of the place where it stands.
    package var place: String

    package init(kind: Kind, label: String, title: String, place: String) {
      self.kind = kind
      self.label = label
      self.title = title
      self.place = place
    }
  }

  /// In the order of the document.
  package private(set) var entries: [Entry] = []
  private var targets: [String: Int] = [:]

  package init() {}

  /// Adds an entry that references call `target`, if they can lead to it.
  package mutating func add(_ entry: Entry, as target: String? = nil) {
    if let target, targets[target] == nil { targets[target] = entries.count }
    entries.append(entry)
  }

  /// Lets references call an entry that was added `target` too.
  package mutating func add(alias target: String, of entry: Entry) {
    guard targets[target] == nil,
      let place = entries.firstIndex(where: { $0.place == entry.place })
    else { return }
    targets[target] = place
  }

  /// What references call `target`.
  package func entry(of target: String) -> Entry? { targets[target].map { entries[$0] } }
}

/// A reference to another place of the document, written out when its number and page are known.
package final class CrossReference: Sendable {
  /// How references call the place: `chart:exports-by-partner`.
  package let target: String
  /// The words for an entry and its page.
  package let words: @Sendable (Directory.Entry, Int?) -> String
  /// What a link says of it.
  package let description: @Sendable (Directory.Entry) -> String
  /// What stands in its place where the document does not contain the target.
  package let fallback: String

  package init(
    target: String, words: @escaping @Sendable (Directory.Entry, Int?) -> String,
    description: @escaping @Sendable (Directory.Entry) -> String, fallback: String
  ) {
    self.fallback = fallback
    self.target = target
    self.words = words
    self.description = description
  }
}

/// The pages that show the values of something, as a list of links.
package struct PageList: Sendable {
  /// What values are looked up by.
  package let subject: String
  /// What a link to a page says.
  package let description: @Sendable (Int) -> String
  /// What stands in the place of an empty list.
  package let fallback: String

  package init(
    subject: String, description: @escaping @Sendable (Int) -> String, fallback: String
  ) {
    self.subject = subject
    self.description = description
    self.fallback = fallback
  }

  /// The list in the look of `inline`: `3, 7–9`.
  func written(_ pages: [Int], as inline: Inline) -> [Inline] {
    var result: [Inline] = []
    func add(_ text: String, page: Int? = nil) {
      var part = Inline(
        text, inline.style,
        role: page.map { .link(.place(PageIndex.place(ofPage: $0)), description: description($0)) }
          ?? .plain, allowsHyphens: false, range: inline.range)
      part.isAttached = text == "–"
      result.append(part)
    }
    var rest = pages[...]
    while let first = rest.first {
      var last = first
      rest = rest.dropFirst()
      while rest.first == last + 1 {
        last += 1
        rest = rest.dropFirst()
      }
      if !result.isEmpty { add(", ") }
      add(String(first), page: first)
      guard last > first else { continue }
      add(last > first + 1 ? "–" : ", ")
      add(String(last), page: last)
    }
    if result.isEmpty { add(fallback) }
    return result
  }
}

extension Inline {
  /// Whether its text is known only after pages and exhibits have their numbers.
  var isWrittenLate: Bool { crossReference != nil || pageList != nil }
}

extension LayoutContext {
  /// `inlines` with references written out. One to what the document does not contain keeps its
  /// text, or has its name, and leads nowhere, which is a warning.
  package func resolved(_ inlines: [Inline]) -> [Inline] {
    guard inlines.contains(where: \.isWrittenLate) else { return inlines }
    return inlines.flatMap { inline -> [Inline] in
      if let list = inline.pageList {
        return list.written(pages(showing: list.subject), as: inline)
      }
      guard let reference = inline.crossReference else { return [inline] }
      var inline = inline
      guard let entry = directory.entry(of: reference.target) else {
        log.warning(
          "reference-to-nothing", nothingThereSummary(reference.target), at: inline.range,
          help: "add it to the layout, or write the sentence without it")
        if inline.text.isEmpty { inline.text = reference.fallback }
        return [inline]
      }
      inline.text = reference.words(entry, inline.text.isEmpty ? page(of: entry.place) : nil)
      inline.role = .link(.place(entry.place), description: reference.description(entry))
      return [inline]
    }
  }
}

private func nothingThereSummary(_ target: String) -> String {
  "the report does not contain '\(target)', which a text refers to"
}
