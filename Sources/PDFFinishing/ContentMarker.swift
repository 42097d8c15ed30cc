/// Names what the content of a page is: its tagged content by the tags of its elements, and all else
/// that it paints by `/Artifact BMC … EMC`.
///
/// A sequence opens before the first painting operator and closes at the next boundary (`q`, `Q`,
/// `BT`, `ET`, tagged content), so that it never crosses one. Content is tagged when its property
/// list, written in place as cairo does, has an MCID.
struct ContentMarker {
  private enum Sequence {
    case structure, artifact, other
  }

  /// A replacement of some bytes.
  private struct Edit {
    let range: Range<Int>
    let replacement: [UInt8]
  }

  private static let opening = Array("/Artifact BMC\n".utf8)
  private static let closing = Array("\nEMC\n".utf8)

  private var tokens: PDFTokenizer
  private let tags: [[UInt8]]
  private var edits: [Edit] = []
  private var sequences: [Sequence] = []
  private var marked = 0
  private var openedAt: Int?
  private var pathStart: Int?

  /// How much tagged content was met.
  private var found = 0

  private init(_ content: [UInt8], tags: [[UInt8]]) {
    tokens = PDFTokenizer(content)
    self.tags = tags
  }

  /// The page content `content` with its artifacts marked and its tagged content named.
  ///
  /// - Parameter tags: the tag of the content with the MCID 0, that with the MCID 1, and so on,
  ///   which stand in this order.
  static func mark(_ content: [UInt8], tags: [String]) throws -> [UInt8] {
    var marker = ContentMarker(content, tags: tags.map { Array(("/" + $0).utf8) })
    try marker.read()
    guard marker.found == tags.count else { throw unmatched(marker.found, tags.count) }
    return marker.edits.isEmpty ? content : marker.assembled()
  }

  private mutating func read() throws {
    var start: Int?
    var tag: Range<Int>?
    var mcid: Int?
    while true {
      let token = tokens.next()
      let first = start ?? token.range.lowerBound
      start = first
      switch token.kind {
      case .end:
        guard sequences.isEmpty else { throw Self.unbalanced }
        close(at: tokens.bytes.count)
        return
      case .name:
        if tag == nil {
          tag = token.range
        } else if tokens.matches(token.range, "/MCID") {
          mcid = tokens.integer(tokens.next())
        }
      case .keyword:
        if let found = ContentOperator(tokens.bytes, token.range) {
          switch found {
          case .beginMarked, .beginMarkedWithProperties:
            try begin(sequence(tag, hasMCID: mcid != nil), at: first)
            if let mcid, let tag { try name(tag, mcid) }
          default: try apply(found, at: first)
          }
        }
        start = nil
        tag = nil
        mcid = nil
      default: break
      }
    }
  }

  private mutating func apply(_ found: ContentOperator, at start: Int) throws {
    switch found {
    case .beginPath: pathStart = pathStart ?? start
    case .endPath: pathStart = nil
    case .paintPath:
      open(at: pathStart ?? start)
      pathStart = nil
    case .paint, .showText: open(at: start)
    case .inlineImage:
      open(at: start)
      skipInlineImage()
    case .beginText, .endText, .save, .restore: close(at: start)
    case .endMarked: try end(at: start)
    case .beginMarked, .beginMarkedWithProperties: break
    }
  }

  private func sequence(_ tag: Range<Int>?, hasMCID: Bool) -> Sequence {
    if hasMCID { return .structure }
    return tag.map { tokens.matches($0, "/Artifact") } == true ? .artifact : .other
  }

  /// Gives tagged content the name of its tag.
  private mutating func name(_ range: Range<Int>, _ mcid: Int) throws {
    guard mcid == found, tags.indices.contains(mcid) else {
      throw Self.unmatched(mcid + 1, tags.count)
    }
    found += 1
    if !tokens.bytes[range].elementsEqual(tags[mcid]) {
      edits.append(Edit(range: range, replacement: tags[mcid]))
    }
  }

  private mutating func begin(_ sequence: Sequence, at start: Int) throws {
    if sequence == .other {
      open(at: start)
    } else {
      close(at: start)
      guard marked == 0, openedAt == nil else { throw Self.nested }
      marked += 1
    }
    sequences.append(sequence)
  }

  private mutating func end(at start: Int) throws {
    close(at: start)
    guard let last = sequences.popLast() else { throw Self.unbalanced }
    if last != .other { marked -= 1 }
  }

  private mutating func open(at start: Int) {
    guard marked == 0, openedAt == nil else { return }
    edits.append(Edit(range: start..<start, replacement: Self.opening))
    openedAt = sequences.count
  }

  /// Closes the artifact unless it encloses a sequence that is still open.
  private mutating func close(at start: Int) {
    guard openedAt == sequences.count else { return }
    edits.append(Edit(range: start..<start, replacement: Self.closing))
    openedAt = nil
  }

  private mutating func skipInlineImage() {
    while true {
      let token = tokens.next()
      if token.kind == .end { return }
      if token.kind == .keyword, tokens.matches(token.range, "ID") {
        return tokens.skipInlineImageData()
      }
    }
  }

  private func assembled() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(tokens.bytes.count + edits.count * Self.opening.count)
    var copied = 0
    for edit in edits {
      result += tokens.bytes[copied..<edit.range.lowerBound]
      result += edit.replacement
      copied = edit.range.upperBound
    }
    result += tokens.bytes[copied...]
    return result
  }
}

extension ContentMarker {
  private static let nested = FinishingFault(
    "tagged content is nested in other tagged content or in an artifact")
  private static let unbalanced = FinishingFault(
    "the marked content of a page is not balanced")

  private static func unmatched(_ found: Int, _ wanted: Int) -> FinishingFault {
    FinishingFault(
      "a page has \(found) or more pieces of tagged content in the PDF, \(wanted) in the document")
  }
}
