/// How pages were filled in the round before: most of a document stays as it was when the page numbers
/// in it become known.
final class PageMemory {
  /// A page, and what it depended on.
  private struct Kept {
    var choice: PageBuilder.Choice
    var orientation: PageOrientation
    var beginning: FlowList.Beginning
    var end: FlowList.End
  }

  /// By the name of the first item.
  private var pages: [Int: Kept] = [:]
  private var names = 0

  init() {}

  /// A name that no item has.
  func newName() -> Int {
    names -= 1
    return names
  }

  /// Keeps the form of the page at `position`, which depends on the whole list up to the place
  /// `reach`.
  func keep(_ choice: PageBuilder.Choice, at position: PageBuilder.Position, reach: Int) {
    guard position.notes.isEmpty, let beginning = position.rest.beginning(to: reach),
      let first = beginning.first, let end = choice.rest.rest.end(of: position.rest)
    else { return }
    var choice = choice
    choice.rest.rest = FlowList([])
    pages[first] = Kept(
      choice: choice, orientation: position.orientation, beginning: beginning, end: end)
  }

  /// The form of the page at `position` if it is one of the round before and all is the same that it
  /// depended on.
  func choice(at position: PageBuilder.Position) -> PageBuilder.Choice? {
    guard position.notes.isEmpty, let first = position.rest.firstName, let kept = pages[first],
      kept.orientation == position.orientation, position.rest.begins(with: kept.beginning)
    else { return nil }
    var choice = kept.choice
    choice.rest.rest = position.rest.with(kept.end)
    return choice
  }

  /// Lets go of all pages.
  func forget() { pages = [:] }
}
