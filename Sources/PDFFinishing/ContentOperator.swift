/// What an operator of page content means to the marking of artifacts.
enum ContentOperator {
  case beginPath, paintPath, endPath
  case paint, showText, inlineImage
  case beginText, endText, save, restore
  case beginMarked, beginMarkedWithProperties, endMarked

  /// The operator spelt by `range` of `bytes`; `nil` if it leaves no mark and bounds nothing.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    guard range.count <= 3 else { return nil }
    var code: UInt32 = 0
    for index in range { code = code << 8 | UInt32(bytes[index]) }
    guard let found = Self.byCode[code] else { return nil }
    self = found
  }

  private static let byCode: [UInt32: ContentOperator] = {
    let spellings: [(ContentOperator, String)] = [
      (.beginPath, "m re"), (.paintPath, "f F f* S s B B* b b*"), (.endPath, "n"),
      (.paint, "Do sh"), (.showText, "Tj TJ ' \""), (.inlineImage, "BI"),
      (.beginText, "BT"), (.endText, "ET"), (.save, "q"), (.restore, "Q"),
      (.beginMarked, "BMC"), (.beginMarkedWithProperties, "BDC"), (.endMarked, "EMC"),
    ]
    var table: [UInt32: ContentOperator] = [:]
    for (meaning, words) in spellings {
      for word in words.split(separator: " ") {
        table[word.utf8.reduce(0) { $0 << 8 | UInt32($1) }] = meaning
      }
    }
    return table
  }()
}
