/// The metadata as an XMP packet (ISO 16684-1).
struct XMPPacket {
  /// The packet, from its header to its trailer.
  let text: String

  init(_ metadata: DocumentMetadata) {
    var properties = [
      "<dc:format>application/pdf</dc:format>",
      "<dc:title>\(Self.alternatives(metadata.title))</dc:title>",
      "<dc:language><rdf:Bag>\(Self.item(metadata.language))</rdf:Bag></dc:language>",
    ]
    if let author = metadata.author {
      properties.append("<dc:creator><rdf:Seq>\(Self.item(author))</rdf:Seq></dc:creator>")
    }
    if let subject = metadata.subject {
      properties.append("<dc:description>\(Self.alternatives(subject))</dc:description>")
    }
    if let keywords = metadata.keywords {
      properties.append("<pdf:Keywords>\(Self.escaped(keywords))</pdf:Keywords>")
    }
    properties += [
      "<pdf:Producer>\(Self.escaped(metadata.producer))</pdf:Producer>",
      "<xmp:CreatorTool>\(Self.escaped(metadata.creator))</xmp:CreatorTool>",
      "<xmp:CreateDate>\(metadata.created.xmp)</xmp:CreateDate>",
      "<xmp:ModifyDate>\(metadata.created.xmp)</xmp:ModifyDate>",
    ]
    if !metadata.standards.isDisjoint(with: [.a3a, .a2a]) {
      let part = metadata.standards.contains(.a3a) ? 3 : 2
      properties.append("<pdfaid:part>\(part)</pdfaid:part>")
      properties.append("<pdfaid:conformance>A</pdfaid:conformance>")
    }
    if metadata.standards.contains(.ua1) {
      properties.append("<pdfuaid:part>1</pdfuaid:part>")
      properties.append(Self.accessibilitySchema)
    }
    text = Self.header + properties.joined(separator: "\n") + "\n" + Self.footer
  }

  private static func alternatives(_ text: String) -> String {
    "<rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(text))</rdf:li></rdf:Alt>"
  }

  private static func item(_ text: String) -> String { "<rdf:li>\(escaped(text))</rdf:li>" }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let header = """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about=""
     xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:xmp="http://ns.adobe.com/xap/1.0/"
     xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
     xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
     xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
     xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
     xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">

    """

  private static let footer = """
    </rdf:Description>
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """

  /// PDF/A does not know the property `pdfuaid:part`, so that the document has to declare it.
  private static let accessibilitySchema = """
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>The part of PDF/UA that the document keeps</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    """
}
