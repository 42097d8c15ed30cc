import Testing

@testable import PDFFinishing

struct PDFTokenizerTests {
  /// The tokens of `text`, each as its bytes.
  private func tokens(_ text: String) -> [String] {
    var tokenizer = PDFTokenizer(Array(text.utf8))
    var found: [String] = []
    while case let token = tokenizer.next(), token.kind != .end {
      found.append(tokenizer.text(token.range))
    }
    return found
  }

  @Test(
    arguments: [
      ("", []), (" \n\t\r\u{0}\u{C}", []),
      ("1 -2.5 +3 .5 12", ["1", "-2.5", "+3", ".5", "12"]),
      ("/Name/Other /", ["/Name", "/Other", "/"]),
      ("BT f* ' \"", ["BT", "f*", "'", "\""]),
      ("[1(a)]TJ[2]", ["[", "1", "(a)", "]", "TJ", "[", "2", "]"]),
      ("<</A<0F>>>", ["<<", "/A", "<0F>", ">>"]),
      ("(a(b)c\\)d)(e)", ["(a(b)c\\)d)", "(e)"]),
      ("(\\\\)x", ["(\\\\)", "x"]),
      ("a%b(\nc", ["a", "c"]),
      ("(never ends", ["(never ends"]), ("(ends in \\", ["(ends in \\"]), ("<0", ["<0"]),
      (")>{}", [")", ">", "{", "}"]),
    ] as [(String, [String])])
  func `bytes fall into tokens`(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test(
    arguments: [
      ("()", []), ("(ab)", [97, 98]), ("(a(b)c)", Array("a(b)c".utf8)),
      (#"(\n\r\t\b\f\(\)\\\x)"#, [10, 13, 9, 8, 12, 40, 41, 92, 120]),
      (#"(\1\12\123\1234\400)"#, [1, 10, 83, 83, 52, 0]), ("(a\\\nb)", [97, 98]),
      ("<>", []), ("<0AfF>", [10, 255]), ("<0 a\nF>", [10, 240]), (#"(\8)"#, [56]),
    ] as [(String, [UInt8])])
  func `a string says its bytes`(text: String, expected: [UInt8]) {
    var tokenizer = PDFTokenizer(Array(text.utf8))
    let token = tokenizer.next()
    #expect(token.kind == .string)
    #expect(tokenizer.string(token.range) == expected)
  }

  @Test func `a reference is not two numbers`() throws {
    var tokenizer = PDFTokenizer(Array("[ 1 2 0 R 3 << /K 4 0 R /S /P >> ]".utf8))
    let items = try PDFValue(&tokenizer).items
    #expect(items.count == 4)
    guard case .integer(1) = items[0], case .integer(3) = items[2] else {
      Issue.record("\(items)")
      return
    }
    #expect(items[1].referenced == 2)
    #expect(items[3]["K"]?.referenced == 4)
    #expect(items[3]["S"]?.name == "P")
    #expect(items[3]["X"] == nil)
  }

  @Test(arguments: ["[ 1", "<< /A", "<< /A >>", "<< 1 2 >>", "", "]"])
  func `a value that does not end is a fault`(text: String) {
    #expect(throws: FinishingFault.self) {
      var tokenizer = PDFTokenizer(Array(text.utf8))
      _ = try PDFValue(&tokenizer)
    }
  }

  @Test func `bytes are found wherever they are`() {
    let bytes = Array("abcabcab".utf8)
    #expect(bytes.offsets(of: "abc") == [0, 3])
    #expect(bytes.offsets(of: "x").isEmpty)
    #expect(bytes.lastOffset(of: "ab") == 6)
    #expect(bytes.lastOffset(of: "abcabcabc") == nil)
    #expect([UInt8]().offsets(of: "a").isEmpty)
  }
}
