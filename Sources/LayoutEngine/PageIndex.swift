import Drawing

/// On which pages a document has its places and shows its values.
package struct PageIndex: Sendable {
  /// Page number by name of place.
  package private(set) var places: [String: Int] = [:]
  /// Page numbers, rising and each once, by what the values on them are looked up by.
  package private(set) var subjects: [String: [Int]] = [:]

  package init(places: [String: Int] = [:]) { self.places = places }

  /// The index of pages with `frames`, in order from page 1.
  init(of frames: some Collection<Frame>) {
    for (index, frame) in frames.enumerated() { visit(frame, index + 1) }
  }

  private mutating func visit(_ frame: Frame, _ number: Int) {
    for place in frame.items.indices {
      switch frame.items[place].item {
      case .text, .path: continue
      case .anchor(let name): places[name] = number
      case .value(let value):
        guard subjects[value.subject]?.last != number else { continue }
        subjects[value.subject, default: []].append(number)
      case .group(let inner): visit(inner, number)
      default: break
      }
    }
  }

  /// The name of the place that is the head of a page.
  static func place(ofPage number: Int) -> String { "page-\(number)" }

  /// The number of the page whose head is called `place`; `nil` if it is called otherwise.
  static func page(at place: String) -> Int? {
    place.hasPrefix("page-") ? Int(place.dropFirst(5)) : nil
  }
}
