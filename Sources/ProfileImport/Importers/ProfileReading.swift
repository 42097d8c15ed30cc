import CountryRisk
import Diagnostics
import SourceReading

/// One pass over the keys of a profile, which notes every place that names something.
final class ProfileReading {
  var mentions: [ProfileMention] = []

  func profile(from reader: FieldReader, id: String) -> CountryProfile? {
    let country = reader.nested("country", as: "the country", required: true, country)
    let report = reader.nested("report", as: "the report", required: true, report)
    let units = reader.map("units", of: "a unit", unit)
    let sources = reader.map("sources", of: "a source", source)
    let tiers = tiers(reader)
    let subjectAreas = subjectAreas(reader)
    let facts = reader.map("facts", of: "a fact", fact)
    let series = reader.map("series", of: "a series", series)
    let partners = reader.map("partners", of: "a partner", partner)
    let dependencies = reader.map("dependencies", of: "a dependency", dependency)
    let boundaries = reader.nested("boundaries", as: "the boundaries", boundaries)
    let gateways = reader.map("gateways", of: "a gateway", gateway)
    let events = reader.map("events", of: "an event", event)
    let memberships = reader.list("memberships", of: "a membership", membership)
    let quotations = reader.map("quotes", of: "a quotation", quotation)
    let disagreements = reader.map("disagreements", of: "a disagreement", disagreement)
    let notFound = reader.scalars("not-found").map(\.richText)
    let charts = reader.map("charts", of: "a chart", chart)
    let tables = reader.map("tables", of: "a table", table)
    let pictures = reader.map("pictures", of: "a picture", picture)
    guard let country, var profile = report else { return nil }
    profile.id = id
    profile.country = country
    profile.units = units
    profile.sources = sources
    profile.facts = facts
    profile.observations = series
    profile.tiers = tiers
    profile.subjectAreas = subjectAreas
    profile.partners = partners
    profile.dependencies = dependencies
    profile.gateways = gateways
    profile.boundaries = boundaries
    profile.events = events
    profile.memberships = memberships
    profile.quotations = quotations
    profile.disagreements = disagreements
    profile.notFound = notFound
    profile.charts = charts
    profile.tables = tables
    profile.pictures = pictures
    return profile
  }

  private func country(_ reader: FieldReader) -> Country? {
    let codes = reader.nested("codes", as: "the codes of the country", required: true) { codes in
      (alpha2: codes.string("alpha-2"), alpha3: mention(codes, "alpha-3", .state) ?? "")
    }
    return Country(
      name: reader.string("name"),
      names: reader.map("names").compactMap { entry in
        reader.scalar(entry.value, "the name in '\(entry.key)'").map { (entry.key, $0.text) }
      },
      ownName: ownName(reader), alpha2: codes?.alpha2 ?? "", alpha3: codes?.alpha3 ?? "",
      neighbours: mentions(reader, "neighbours", .state),
      isLandlocked: reader.bool("landlocked", default: false),
      capital: reader.optionalString("capital"), range: reader.range)
  }

  func ownName(_ reader: FieldReader) -> (text: String, language: String)? {
    reader.nested("own-name", as: "an own name") { name in
      (text: name.string("text"), language: name.string("language"))
    }
  }

  private func unit(_ entry: SourceNode.Entry, _ reader: FieldReader) -> DeclaredUnit {
    DeclaredUnit(
      id: id(entry, reader), words: reader.string("words"), symbol: reader.string("symbol"))
  }

  private func source(_ entry: SourceNode.Entry, _ reader: FieldReader) -> Source {
    Source(
      id: id(entry, reader), title: reader.string("title"), publisher: reader.string("publisher"),
      year: reader.optionalInteger("year", in: 1...9999), address: reader.optionalString("address"),
      kind: reader.choice("kind", Source.Kind.self), note: reader.optionalString("note"),
      range: entry.keyRange)
  }

  private func tiers(_ reader: FieldReader) -> [Tier] {
    var tiers: [Tier] = []
    for item in reader.items("tiers") {
      let tier = reader.child(item, "a tier") { tier in
        Tier(
          id: id(of: tier), label: tier.string("label"), rung: tiers.count + 1,
          range: tier.range(of: "id"))
      }
      if let tier { tiers.append(tier) }
    }
    return tiers
  }

  private func subjectAreas(_ reader: FieldReader) -> [SubjectArea] {
    reader.map("subject-areas").compactMap { entry in
      reader.scalar(entry.value, "the label of '\(entry.key)'").map {
        SubjectArea(id: id(entry, reader), label: $0.text)
      }
    }
  }

  /// The key of `entry` as an id; an error if it is not in kebab case.
  func id(_ entry: SourceNode.Entry, _ reader: FieldReader) -> String {
    checkID(entry.key, at: entry.keyRange, reader)
    return entry.key
  }

  private func id(of reader: FieldReader) -> String {
    let text = reader.string("id")
    if !text.isEmpty { checkID(text, at: reader.range(of: "id"), reader) }
    return text
  }

  private func checkID(_ text: String, at range: SourceRange, _ reader: FieldReader) {
    guard !Reference.isID(text) else { return }
    reader.log.error(
      "wrong-id", "'\(text)' is no id", at: range,
      help: "write lower-case letters a to z, digits and single hyphens")
  }
}

extension SourceScalar {
  var richText: RichText { RichText(text, at: textRange) }
}

extension FieldReader {
  func richText(_ key: String) -> RichText {
    let text = string(key)
    return RichText(text, at: text.isEmpty ? nil : scalar(key)?.textRange)
  }

  func optionalRichText(_ key: String) -> RichText? {
    optionalString(key) == nil ? nil : scalar(key)?.richText
  }

  func date(_ key: String) -> PartialDate? { parse(key, Self.dateForm, PartialDate.init) }

  func optionalDate(_ key: String) -> PartialDate? {
    optionalParse(key, Self.dateForm, PartialDate.init)
  }

  static let dateForm = "a date such as 2019, 2019-09 or 2019-09-03"
}
