import CountryRisk
import Diagnostics
import SourceReading

extension ProfileReading {
  func event(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Event? {
    Event(
      id: id(entry, reader), date: reader.date("date") ?? PartialDate(year: 1),
      end: reader.optionalDate("end"), channel: reader.string("channel"),
      statement: reader.richText("statement"), effect: reader.optionalRichText("effect"),
      cause: optionalMention(reader, "cause", .event),
      partners: mentions(reader, "partners", .state), sources: sources(reader),
      note: reader.optionalString("note"), range: entry.keyRange)
  }

  func membership(_ reader: FieldReader) -> Membership? {
    Membership(
      organisation: reader.string("organisation"), status: reader.richText("status"),
      since: reader.optionalRichText("since"), until: reader.optionalRichText("until"),
      sources: sources(reader), range: reader.range(of: "organisation"))
  }

  func quotation(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Quotation? {
    Quotation(
      id: id(entry, reader), text: reader.string("text"),
      speaker: reader.optionalString("speaker"), role: reader.optionalString("role"),
      date: reader.optionalDate("date"), sources: sources(reader),
      note: reader.optionalRichText("note"), range: entry.keyRange)
  }

  func picture(_ entry: SourceNode.Entry, _ reader: FieldReader) -> PictureDefinition? {
    PictureDefinition(
      id: id(entry, reader), file: reader.string("file"), fileRange: reader.range(of: "file"),
      title: reader.richText("title"),
      subtitle: reader.optionalRichText("subtitle") ?? RichText(""),
      alternate: reader.richText("alt"), note: reader.optionalRichText("note"),
      sources: sources(reader), range: entry.keyRange)
  }

  func disagreement(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Disagreement? {
    let id = id(entry, reader)
    let sides = reader.items("sides", required: true).compactMap { side($0, reader) }
    if reader.has("sides"), sides.count < 2 {
      reader.log.error(
        "too-few-sides", "a disagreement has at least two sides",
        at: reader.range(of: "sides"))
    }
    return Disagreement(
      id: id, about: reader.string("about"), sides: sides,
      reading: reader.optionalRichText("reading"), range: entry.keyRange)
  }

  private func side(_ node: SourceNode, _ reader: FieldReader) -> Disagreement.Side? {
    if let scalar = node.scalar, !scalar.isAbsent {
      return Disagreement.Side(reference: mention(scalar, .value), range: scalar.range)
    }
    return reader.child(node, "a side of a disagreement") { side in
      let reference = optionalMention(side, "value", .value)
      let says = side.optionalString("says")
      if reference == nil, says == nil {
        side.log.error(
          "missing-key", "a side of a disagreement needs the key 'value' or 'says'",
          at: side.range)
      }
      return Disagreement.Side(
        reference: reference, says: says, sources: sources(side), range: side.range)
    }
  }
}
