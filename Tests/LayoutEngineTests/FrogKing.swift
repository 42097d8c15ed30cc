import LayoutEngine

/// The paragraph that Knuth and Plass break as their example, in units of a machine em's 18th.
struct FrogKing {
  private(set) var items: [LineBreaker.Item] = []
  /// The text before each item, without spaces, and with the hyphen where one would be set.
  private(set) var words: [String] = []

  private static let text = """
    In olden times when wishing still helped one, there lived a king whose daughters were all \
    beau-ti-ful; and the youngest was so beau-ti-ful that the sun itself, which has seen so much, \
    was aston-ished whenever it shone in her face. Close by the king's castle lay a great dark \
    forest, and under an old lime=tree in the forest was a well, and when the day was very warm, \
    the king's child went out into the forest and sat down by the side of the cool foun-tain; \
    and when she was bored she took a golden ball, and threw it up on high and caught it; and \
    this ball was her fa-vor-ite plaything.
    """

  private static let widths = Dictionary(
    uniqueKeysWithValues: zip(
      "abcdefghijklmnopqrstuvwxyzCI-=,;.'",
      [
        9, 10, 8, 10, 8, 6, 9, 10, 5, 6, 10, 5, 15, 10, 9, 10, 10, 7, 7, 7, 10, 9, 13, 10, 10, 8,
        13, 6, 6, 6, 5, 5, 5, 5,
      ]))

  init() {
    add(.box(width: 18), "")
    var syllable = ""
    func width(of letters: String) -> Double {
      letters.reduce(0) { $0 + Double(Self.widths[$1] ?? 0) }
    }
    func flush() {
      let width = width(of: syllable)
      if width > 0 { add(.box(width: width), syllable) }
      syllable = ""
    }
    for character in Self.text {
      switch character {
      case "-":
        flush()
        add(.penalty(width: 6, cost: 50, isFlagged: true), "-")
      case "=":
        syllable += "-"
        flush()
        add(.penalty(width: 0, cost: 50, isFlagged: true), "")
      case " ":
        let last = syllable.last
        flush()
        switch last {
        case ",": add(.glue(width: 6, stretch: 4, shrink: 2), "")
        case ";": add(.glue(width: 6, stretch: 4, shrink: 1), "")
        case ".": add(.glue(width: 8, stretch: 6, shrink: 1), "")
        default: add(.glue(width: 6, stretch: 3, shrink: 2), "")
        }
      default: syllable.append(character)
      }
    }
    flush()
    add(.penalty(width: 0, cost: .infinity, isFlagged: false), "")
    add(.glue(width: 0, stretch: 1000, shrink: 0), "")
    add(.penalty(width: 0, cost: -.infinity, isFlagged: false), "")
  }

  private mutating func add(_ item: LineBreaker.Item, _ word: String) {
    items.append(item)
    words.append(word)
  }

  /// The last word of the line that ends at item `end`, or the part of it before its hyphen.
  func lastWord(before end: Int) -> String {
    var word = ""
    for index in (0...end).reversed() {
      if case .glue = items[index], index < end, !word.isEmpty { break }
      if words[index] != "-" || index == end { word = words[index] + word }
    }
    return word
  }
}
