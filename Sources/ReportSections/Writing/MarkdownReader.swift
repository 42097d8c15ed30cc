import CCMark
import Diagnostics

/// A stretch of Markdown text with its looks, before references are written out.
struct RawInline {
  var text: String
  var isBold = false
  var isItalic = false
  var isCode = false
  var address: String?
}

/// A block of a Markdown text.
enum MarkdownBlock {
  case heading(level: Int, [RawInline], line: Int)
  case paragraph([RawInline], line: Int)
  case list([[RawInline]], isOrdered: Bool, line: Int)
  case quotation([RawInline], line: Int)
  /// An exhibit called for on a line of its own: `![](chart:exports-by-partner)`.
  case exhibit(address: String, line: Int)
  /// Something that reports have no use for, by its CommonMark name.
  case unsupported(String, line: Int)
}

/// Reads Markdown through cmark-gfm.
enum MarkdownReader {
  /// The blocks of `text`, with straight quotation marks and hyphens made typographic.
  static func blocks(of text: String) -> [MarkdownBlock] {
    guard let parser = cmark_parser_new(CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8) else {
      return []
    }
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
    return children(of: document).map(block)
  }

  /// The inline content of `text`, taken as one paragraph.
  static func inlines(of text: String) -> [RawInline] {
    var result = [RawInline]()
    for block in blocks(of: text) {
      if !result.isEmpty { result.append(RawInline(text: " ")) }
      switch block {
      case .paragraph(let inlines, _), .heading(_, let inlines, _), .quotation(let inlines, _):
        result += inlines
      case .list(let items, _, _):
        result += items.flatMap { $0 }
      case .exhibit, .unsupported: result.append(RawInline(text: text))
      }
    }
    return result
  }

  private static func children(of node: OpaquePointer) -> [OpaquePointer] {
    var nodes = [OpaquePointer]()
    var next = cmark_node_first_child(node)
    while let child = next {
      nodes.append(child)
      next = cmark_node_next(child)
    }
    return nodes
  }

  private static func type(_ node: OpaquePointer) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  private static func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private static func address(_ node: OpaquePointer) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  private static func block(_ node: OpaquePointer) -> MarkdownBlock {
    let line = Int(cmark_node_get_start_line(node))
    switch type(node) {
    case "heading":
      return .heading(
        level: Int(cmark_node_get_heading_level(node)), inlines(in: node), line: line)
    case "paragraph":
      let parts = children(of: node)
      if let html = parts.first(where: { type($0) == "html_inline" }) {
        return .unsupported("HTML " + literal(html), line: line)
      }
      if parts.count == 1, type(parts[0]) == "image" {
        return .exhibit(address: address(parts[0]), line: line)
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
      return .quotation(paragraphs(in: node), line: line)
    case let other: return .unsupported(other, line: line)
    }
  }

  /// The first block in `node` that is no plain paragraph, by its CommonMark name.
  private static func stranger(in node: OpaquePointer) -> String? {
    if holds("image", node) { return "image" }
    return children(of: node).lazy.map(type).first { $0 != "paragraph" }
  }

  private static func holds(_ kind: String, _ node: OpaquePointer) -> Bool {
    children(of: node).contains { type($0) == kind || holds(kind, $0) }
  }

  /// The paragraphs in `node`, each but the first on a new line.
  private static func paragraphs(in node: OpaquePointer) -> [RawInline] {
    Array(children(of: node).map { inlines(in: $0) }.joined(separator: [RawInline(text: "\n")]))
  }

  private static func inlines(in node: OpaquePointer) -> [RawInline] {
    var result = [RawInline]()
    func visit(_ node: OpaquePointer, _ style: RawInline) {
      var style = style
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
        children(of: node).forEach { visit($0, style) }
      default: children(of: node).forEach { visit($0, style) }
      }
    }
    func append(_ part: RawInline) {
      if let last = result.last, last.isBold == part.isBold, last.isItalic == part.isItalic,
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
