/// A pointer to a value of a profile, as authors write it: `id`, `id.CHN`, `id@2021`, `id.latest`.
package struct Reference: Sendable, Hashable {
  /// What is taken from the thing named.
  package enum Selector: Sendable, Hashable {
    /// The value itself.
    case whole
    /// The share of a partner.
    case share(String)
    /// The point of a series at a date.
    case point(String)
    /// A computed or chosen part.
    case part(Part)
  }

  /// The words that may follow the point, each for one part of the thing named.
  package enum Part: String, Sendable, CaseIterable {
    case first, latest, min, max
    case hhi, equivalent, largest, listed, remainder
    case date, year
  }

  package var id: String
  package var selector: Selector

  package init(_ id: String, _ selector: Selector = .whole) {
    self.id = id
    self.selector = selector
  }

  /// Reads `text`; `nil` where it does not begin with an id or the selector is empty.
  package init?(parsing text: String) {
    let end = text.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@") }
    let id = String(text[..<(end ?? text.endIndex)])
    guard Self.isID(id) else { return nil }
    self.id = id
    guard let end else {
      selector = .whole
      return
    }
    let rest = String(text[text.index(after: end)...])
    guard !rest.isEmpty else { return nil }
    if text[end] == "@" {
      selector = .point(rest)
    } else if let part = Part(rawValue: rest) {
      selector = .part(part)
    } else {
      selector = .share(rest)
    }
  }

  /// As authors write it.
  package var text: String {
    switch selector {
    case .whole: id
    case .share(let partner): id + "." + partner
    case .point(let date): id + "@" + date
    case .part(let part): id + "." + part.rawValue
    }
  }

  /// Whether `text` is in kebab case: lower-case letters, digits and single hyphens between them.
  package static func isID(_ text: String) -> Bool {
    var wasHyphen = true
    for byte in text.utf8 {
      switch byte {
      case 45:
        if wasHyphen { return false }
        wasHyphen = true
      case 48...57, 97...122: wasHyphen = false
      default: return false
      }
    }
    return !wasHyphen
  }
}
