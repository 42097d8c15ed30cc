import CountryRisk
import Diagnostics
import SourceReading

extension ProfileReading {
  func partner(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Partner? {
    let code = code(entry)
    let name = reader.optionalString("name")
    if name == nil, CountryCodes.isUserAssigned(code), CountryCodes.alpha3(code) == nil {
      reader.log.error(
        "missing-key", "\(reader.what) needs the key 'name', as the code has none",
        at: entry.keyRange)
    }
    let tier = optionalMention(reader, "tier", .tier)
    let agreement = reader.optionalString("agreement")
    let since = reader.optionalDate("since")
    let sources = sources(reader)
    let note = reader.optionalString("note")
    let hasPartnership = tier != nil || agreement != nil || since != nil
    return Partner(
      code: code, name: name ?? CountryCodes.alpha3(code)?.name ?? code,
      ownName: ownName(reader), role: reader.choice("role", PartnerRole.self),
      partnership: hasPartnership
        ? Partnership(
          tier: tier, label: agreement, since: since, sources: sources, note: note,
          range: entry.keyRange) : nil,
      history: reader.list("history", of: "an earlier partnership", partnership),
      concerns: reader.list("concerns", of: "a concern", concern),
      concernSources: self.sources(reader, "concerns-source"),
      aim: reader.optionalRichText("aim"), range: entry.keyRange)
  }

  private func partnership(_ reader: FieldReader) -> Partnership? {
    let tier = optionalMention(reader, "tier", .tier)
    let label = reader.optionalString("label")
    if tier == nil, label == nil {
      reader.log.error(
        "missing-key", "an earlier partnership needs the key 'tier' or 'label'",
        at: reader.range)
    }
    return Partnership(
      tier: tier, label: label, since: reader.optionalDate("since"), sources: sources(reader),
      note: reader.optionalString("note"), range: reader.range)
  }

  private func concern(_ reader: FieldReader) -> Concern? {
    Concern(
      text: reader.string("text"), area: mention(reader, "area", .subjectArea) ?? "",
      range: reader.range(of: "text"))
  }

  func dependency(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Dependency? {
    Dependency(
      id: id(entry, reader), label: reader.string("label"), measure: reader.richText("measure"),
      holdings: reader.map("holdings").compactMap { holding($0, reader) },
      shares: optionalMention(reader, "shares", .shares),
      isShare: reader.bool("whole", default: true), since: reader.optionalRichText("since"),
      substitutes: reader.optionalRichText("substitutes"),
      missing: reader.optionalRichText("missing"), breakNote: reader.optionalRichText("break"),
      range: entry.keyRange)
  }

  private func holding(
    _ entry: SourceNode.Entry, _ reader: FieldReader
  ) -> Dependency.Holding? {
    let partner = code(entry)
    if let scalar = entry.value.scalar, !scalar.isAbsent {
      return Dependency.Holding(
        partner: partner, reference: mention(scalar, .value), range: scalar.range)
    }
    return reader.child(entry.value, "a holding in words", at: entry.keyRange) { words in
      Dependency.Holding(
        partner: partner, words: words.string("words"), range: words.range(of: "words"))
    }
  }

  func gateway(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Gateway? {
    Gateway(
      id: id(entry, reader), name: reader.string("name"),
      partner: mention(reader, "partner", .state) ?? "",
      modes: reader.scalars("modes", required: true).compactMap {
        reader.choice($0, "a mode", Gateway.Mode.self)
      },
      status: reader.choice("status", Gateway.Status.self), role: reader.optionalRichText("role"),
      substitutes: reader.optionalRichText("substitutes"),
      closures: reader.optionalRichText("closures"), sources: sources(reader),
      capacity: optionalMention(reader, "capacity", .value),
      point: reader.nested("at", as: "a place", point), range: entry.keyRange)
  }

  /// A place on the globe.
  private func point(_ reader: FieldReader) -> GeoPoint? {
    GeoPoint(
      longitude: reader.number("longitude", in: -180...180).value,
      latitude: reader.number("latitude", in: -90...90).value)
  }

  /// The outlines of states, of which the file is read later.
  func boundaries(_ reader: FieldReader) -> Boundaries? {
    Boundaries(
      file: reader.string("file"), view: reader.string("view"), sources: sources(reader),
      places: reader.list("places", of: "a place of the map") { place in
        let name = place.string("name")
        return place.nested("at", as: "a place", required: true, point).map {
          Boundaries.Place(name: name, point: $0)
        }
      }, range: reader.range(of: "file"))
  }
}
