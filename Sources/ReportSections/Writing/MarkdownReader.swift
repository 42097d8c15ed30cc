import CCMark
import Diagnostics

/// A stretch of Markdown text with its looks, before references are written out.
struct RawInline {
  var text: String
  var isBold = false
  var isItalic = false
  var isCode = false
  var address: String?
  /// The note that the stretch is the mark of; it has no text of its own.
  var note: Note?

  /// A note of a text, by its place among them.
  struct Note {
    var number: Int
    var content: [RawInline]
  }
}

/// A block of a Markdown text.
enum MarkdownBlock {
  case heading(level: Int, [RawInline], line: Int)
  case paragraph([RawInline], line: Int)
  case list([[RawInline]], isOrdered: Bool, line: Int)
  case quotation([RawInline], line: Int)
  /// A quotation that begins with `[!NOTE]` or another word of `CallOut`.
  case callOut(String, [RawInline], line: Int)
  /// An exhibit called for on a line of its own: `![](chart:exports-by-partner "foot")`. The title,
  /// if there is one, says where it stands.
  case exhibit(address: String, title: String, line: Int)
  /// Something that reports have no use for, by its CommonMark name.
  case unsupported(String, line: Int)
}

/// Reads Markdown through cmark-gfm.
enum MarkdownReader {
  /// The blocks of `text`, with straight quotation marks and hyphens made typographic.
  static func blocks(of text: String) -> [MarkdownBlock] {
    guard
      let parser = cmark_parser_new(
        CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES)
    else { return [] }
    defer { cmark_parser_free(parser) }
    // Tables are read so that they can be refused; as paragraphs they would be printed as typed.
    cmark_gfm_core_extensions_ensure_registered()
    if let table = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, table)
    }
    var copy = text
    copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    let document = cmark_parser_finish(parser)
    guard let document else { return [] }
    defer { cmark_node_free(document) }
    let nodes = children(of: document)
    if let line = lineOfDeepest(in: document) {
      return [.unsupported("nesting deeper than \(depthLimit)", line: line)]
    }
    // Definitions stand at the end, in the order of their first marks.
    let notes = nodes.filter(isNote)
    let reader = NodeReader(notes: notes)
    return nodes.filter { !isNote($0) }.map(reader.block) + notes.compactMap(reader.fault)
  }

  /// How deep quotations, lists and letters may be nested.
  private static let depthLimit = 64

  /// The line of a node that is nested too deep, if there is one.
  private static func lineOfDeepest(in document: OpaquePointer) -> Int? {
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    var (depth, line) = (0, 1)
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER:
        // Leaves have no exit.
        let node = cmark_iter_get_node(iterator)
        line = max(line, Int(cmark_node_get_start_line(node)))
        if cmark_node_first_child(node) != nil {
          depth += 1
          if depth > depthLimit { return line }
        }
      case CMARK_EVENT_EXIT:
        if cmark_node_first_child(cmark_iter_get_node(iterator)) != nil { depth -= 1 }
      default: return nil
      }
    }
  }

  fileprivate static func children(of node: OpaquePointer) -> [OpaquePointer] {
    var nodes = [OpaquePointer]()
    var next = cmark_node_first_child(node)
    while let child = next {
      nodes.append(child)
      next = cmark_node_next(child)
    }
    return nodes
  }

  // The library has no names for the types of notes.
  private static func isNote(_ node: OpaquePointer) -> Bool {
    cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION
  }

  fileprivate static func isMark(_ node: OpaquePointer) -> Bool {
    cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE
  }

  fileprivate static func type(_ node: OpaquePointer) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  /// The inline content of `text`, taken as one paragraph.
  static func inlines(of text: String) -> [RawInline] {
    var result = [RawInline]()
    for block in blocks(of: text) {
      if !result.isEmpty { result.append(RawInline(text: " ")) }
      switch block {
      case .paragraph(let inlines, _), .heading(_, let inlines, _), .quotation(let inlines, _),
        .callOut(_, let inlines, _):
        result += inlines
      case .list(let items, _, _):
        result += items.flatMap { $0 }
      case .exhibit, .unsupported: result.append(RawInline(text: text))
      }
    }
    return result
  }

}

/// Reads the nodes of a document, whose notes it knows.
private struct NodeReader {
  let notes: [OpaquePointer]
  /// The numbers of the notes that are being read.
  var open: Set<Int> = []

  private func children(of node: OpaquePointer) -> [OpaquePointer] {
    MarkdownReader.children(of: node)
  }

  private func type(_ node: OpaquePointer) -> String { MarkdownReader.type(node) }

  private func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func address(_ node: OpaquePointer) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  func block(_ node: OpaquePointer) -> MarkdownBlock {
    let line = Int(cmark_node_get_start_line(node))
    switch type(node) {
    case "heading":
      if holds("image", node) { return .unsupported("image in a heading", line: line) }
      return .heading(
        level: Int(cmark_node_get_heading_level(node)), inlines(in: node), line: line)
    case "paragraph":
      let parts = children(of: node)
      if let html = parts.first(where: { type($0) == "html_inline" }) {
        return .unsupported("HTML " + literal(html), line: line)
      }
      if parts.count == 1, type(parts[0]) == "image" {
        let title = cmark_node_get_title(parts[0]).map { String(cString: $0) } ?? ""
        return .exhibit(address: address(parts[0]), title: title, line: line)
      }
      if holds("image", node) { return .unsupported("image in a paragraph", line: line) }
      return .paragraph(inlines(in: node), line: line)
    case "list":
      let items = children(of: node)
      if let other = items.lazy.compactMap(stranger).first {
        return .unsupported(other + " in a list", line: line)
      }
      return .list(
        items.map(paragraphs), isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
        line: line)
    case "block_quote":
      if let other = stranger(in: node) {
        return .unsupported(other + " in a quotation", line: line)
      }
      let words = paragraphs(in: node)
      if let (name, rest) = callOut(words) { return .callOut(name, rest, line: line) }
      return .quotation(words, line: line)
    case let other: return .unsupported(other, line: line)
    }
  }

  /// What of a note cannot be shown.
  func fault(_ note: OpaquePointer) -> MarkdownBlock? {
    guard holds("image", note) else { return nil }
    return .unsupported("image in a note", line: Int(cmark_node_get_start_line(note)))
  }

  /// The first block in `node` that is no plain paragraph, by its CommonMark name.
  private func stranger(in node: OpaquePointer) -> String? {
    if holds("image", node) { return "image" }
    return children(of: node).lazy.map(type).first { $0 != "paragraph" }
  }

  private func holds(_ kind: String, _ node: OpaquePointer) -> Bool {
    children(of: node).contains { type($0) == kind || holds(kind, $0) }
  }

  /// The paragraphs in `node`, each but the first on a new line.
  private func paragraphs(in node: OpaquePointer) -> [RawInline] {
    Array(children(of: node).map { inlines(in: $0) }.joined(separator: [RawInline(text: "\n")]))
  }

  /// The word that a quotation begins with in brackets after an exclamation mark, and the rest.
  private func callOut(_ words: [RawInline]) -> (name: String, rest: [RawInline])? {
    guard let first = words.first, first.text.hasPrefix("[!"),
      let end = first.text.firstIndex(of: "]")
    else { return nil }
    var rest = words
    rest[0].text = String(
      first.text[first.text.index(after: end)...].drop { $0 == " " || $0 == "\n" })
    return (String(first.text[..<end].dropFirst(2)), rest)
  }

  private func inlines(in node: OpaquePointer) -> [RawInline] {
    var result = [RawInline]()
    func visit(_ node: OpaquePointer, _ style: RawInline) {
      var style = style
      if MarkdownReader.isMark(node) {
        guard let number = Int(literal(node)), notes.indices.contains(number - 1),
          !open.contains(number)
        else { return }
        var mark = RawInline(text: "")
        let inner = NodeReader(notes: notes, open: open.union([number]))
        mark.note = RawInline.Note(number: number, content: inner.paragraphs(in: notes[number - 1]))
        result.append(mark)
        return
      }
      switch type(node) {
      case "text":
        style.text = literal(node)
        append(style)
      case "code":
        style.text = literal(node)
        style.isCode = true
        append(style)
      case "softbreak":
        style.text = " "
        append(style)
      case "linebreak":
        style.text = "\n"
        append(style)
      case "emph":
        style.isItalic = true
        children(of: node).forEach { visit($0, style) }
      case "strong":
        style.isBold = true
        children(of: node).forEach { visit($0, style) }
      case "link":
        style.address = address(node)
        let words = children(of: node)
        // A link without words is a reference that is written out later.
        if words.isEmpty { result.append(style) }
        words.forEach { visit($0, style) }
      default: children(of: node).forEach { visit($0, style) }
      }
    }
    func append(_ part: RawInline) {
      if let last = result.last, last.note == nil, last.isBold == part.isBold,
        last.isItalic == part.isItalic,
        last.isCode == part.isCode, last.address == part.address
      {
        result[result.count - 1].text += part.text
      } else {
        result.append(part)
      }
    }
    children(of: node).forEach { visit($0, RawInline(text: "")) }
    return result
  }
}
