/// Wraps whatever a page paints outside its tagged content in `/Artifact BMC … EMC`.
///
/// A sequence opens before the first painting operator and closes at the next boundary (`q`, `Q`,
/// `BT`, `ET`, tagged content), so that it never crosses one. Content is tagged when its property
/// list, written in place as cairo does, has an MCID.
struct ArtifactMarker {
  private enum Sequence {
    case structure, artifact, other
  }

  private struct Insertion {
    let offset: Int
    let opens: Bool
  }

  private static let opening = Array("/Artifact BMC\n".utf8)
  private static let closing = Array("\nEMC\n".utf8)

  private var tokens: PDFTokenizer
  private var insertions: [Insertion] = []
  private var sequences: [Sequence] = []
  private var marked = 0
  private var openedAt: Int?
  private var pathStart: Int?

  private init(_ content: [UInt8]) {
    tokens = PDFTokenizer(content)
  }

  /// The page content `content` with its artifacts marked, or `nil` if it has nothing to mark.
  static func mark(_ content: [UInt8]) throws -> [UInt8]? {
    var marker = ArtifactMarker(content)
    try marker.read()
    return marker.insertions.isEmpty ? nil : marker.assembled()
  }

  private mutating func read() throws {
    var start: Int?
    var tag: Range<Int>?
    var hasMCID = false
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
          hasMCID = true
        }
      case .keyword:
        if let found = ContentOperator(tokens.bytes, token.range) {
          switch found {
          case .beginMarked, .beginMarkedWithProperties:
            try begin(sequence(tag, hasMCID: hasMCID), at: first)
          default: try apply(found, at: first)
          }
        }
        start = nil
        tag = nil
        hasMCID = false
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
    insertions.append(Insertion(offset: start, opens: true))
    openedAt = sequences.count
  }

  /// Closes the artifact unless it encloses a sequence that is still open.
  private mutating func close(at start: Int) {
    guard openedAt == sequences.count else { return }
    insertions.append(Insertion(offset: start, opens: false))
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
    result.reserveCapacity(
      tokens.bytes.count + insertions.count * (Self.opening.count + Self.closing.count) / 2 + 8)
    var copied = 0
    for insertion in insertions {
      result += tokens.bytes[copied..<insertion.offset]
      result += insertion.opens ? Self.opening : Self.closing
      copied = insertion.offset
    }
    result += tokens.bytes[copied...]
    return result
  }
}

extension ArtifactMarker {
  private static let nested = FinishingFault(
    "tagged content is nested in other tagged content or in an artifact")
  private static let unbalanced = FinishingFault(
    "the marked content of a page is not balanced")
}
