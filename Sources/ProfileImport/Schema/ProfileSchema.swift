import CountryRisk

/// The keys of a profile as data, from which a JSON Schema is made for editors.
package enum ProfileSchema {
  /// Every kind of mapping, the whole profile first.
  package static var objects: [SchemaObject] {
    [profile] + reportObjects + evidenceObjects + partnerObjects
  }

  private static let profile = SchemaObject(
    "a profile",
    required: ["country": .object("the country"), "report": .object("the report")],
    optional: [
      "units": .byID(.object("a unit")), "sources": .byID(.object("a source")),
      "tiers": .list(.object("a tier")), "subject-areas": .byID(.words),
      "facts": .byID(.object("a fact")), "series": .byID(.object("a series")),
      "partners": .byState(.object("a partner")),
      "dependencies": .byID(.object("a dependency")),
      "boundaries": .object("the boundaries"),
      "gateways": .byID(.object("a gateway")), "events": .byID(.object("an event")),
      "memberships": .list(.object("a membership")), "quotes": .byID(.object("a quotation")),
      "disagreements": .byID(.object("a disagreement")), "not-found": .list(.richText),
      "charts": .byID(.object("a chart")), "tables": .byID(.object("a table")),
      "pictures": .byID(.object("a picture")),
    ])

  private static let reportObjects = [
    SchemaObject(
      "the country", required: ["name": .words, "codes": .object("the codes of the country")],
      optional: [
        "names": .map(keys: "", .text), "own-name": .object("an own name"),
        "neighbours": .list(.state), "landlocked": .trueOrFalse, "capital": .text,
      ]),
    SchemaObject(
      "the codes of the country", required: ["alpha-2": .text, "alpha-3": .state]),
    SchemaObject("an own name", required: ["text": .text, "language": .text]),
    SchemaObject(
      "the report", required: ["title": .words, "series": .words, "edition": .date],
      optional: [
        "language": .text, "author": .text, "standfirst": .richText, "bottom-line": .richText,
        "exposure": .object("the exposure"),
        "findings": .list(.object("a finding")), "changes": .list(.object("a change")),
        "motif": .list(.id), "key-facts": .list(.object("a group of key facts")),
        "concentrations": .list(.object("a concentration")),
      ]),
    SchemaObject("the exposure", required: ["reading": .words], optional: ["note": .richText]),
    SchemaObject(
      "a finding", required: ["value": .reference, "phrase": .richText, "text": .richText],
      optional: ["partner": .state, "see": .text]),
    SchemaObject("a change", required: ["date": .date, "text": .richText]),
    SchemaObject(
      "a group of key facts", required: ["label": .words, "facts": .list(.reference)],
      optional: ["strip": .trueOrFalse]),
    SchemaObject(
      "a concentration", required: ["label": .words, "data": .reference],
      optional: ["note": .richText]),
    SchemaObject(
      "a chart",
      required: [
        "title": .richText, "subtitle": .richText, "kind": .choice(of: ChartDefinition.Kind.self),
      ],
      optional: [
        "order": .choice(of: ChartDefinition.Order.self), "data": .reference,
        "rows": .list(.object("a row of a chart")),
        "lines": .list(.object("a line of a chart")), "remainder": .words, "partner": .state,
        "note": .richText, "alt": .richText, "show": .list(.text),
        "scale": .choice(of: ChartDefinition.Scale.self), "bins": .integer(1...200),
        "whole": .trueOrFalse,
        "annotations": .list(.object("an annotation of a chart")),
      ]),
    SchemaObject(
      "a table",
      required: [
        "title": .richText, "subtitle": .richText,
        "columns": .list(.object("a column of a table")),
        "rows": .list(.object("a row of a table")),
      ],
      optional: [
        "stub": .words, "summaries": .list(.choice(of: TableDefinition.Scope.self)),
        "carry": .trueOrFalse, "dense": .trueOrFalse,
        "wide": .choice(of: TableDefinition.Wide.self), "note": .richText,
      ]),
    SchemaObject(
      "a column of a table", required: ["id": .text, "label": .words],
      optional: [
        "align": .choice(of: TableDefinition.Alignment.self), "decimals": .integer(0...9),
        "spanner": .words, "summary": .choice(of: TableDefinition.Summary.self),
        "hyphens": .trueOrFalse,
      ]),
    SchemaObject(
      "a row of a table",
      optional: [
        "label": .richText, "partner": .state, "group": .words,
        "cells": .map(
          keys: "",
          .either(.either(.richText, .list(.richText)), .object("a cell of a table"))),
      ]),
    SchemaObject(
      "a cell of a table",
      optional: [
        "value": .reference, "bar": .reference, "trend": .id, "range": .list(.reference),
        "items": .list(.richText), "status": .choice(of: TableDefinition.Cell.Status.self),
        "text": .richText, "missing": .words, "not-applicable": .trueOrFalse,
      ]),
    SchemaObject(
      "a row of a chart",
      optional: [
        "label": .words, "series": .words, "value": .reference, "missing": .words,
        "partner": .state, "highlight": .trueOrFalse, "total": .trueOrFalse,
      ]),
    SchemaObject(
      "an annotation of a chart", required: ["at": .words, "text": .richText],
      optional: ["series": .words]),
    SchemaObject(
      "a line of a chart", required: ["series": .id],
      optional: ["label": .words, "partner": .state, "highlight": .trueOrFalse]),
  ]

  private static let evidenceObjects = [
    SchemaObject("a unit", required: ["words": .words, "symbol": .words]),
    SchemaObject(
      "a source",
      required: ["title": .text, "publisher": .text, "kind": .choice(of: Source.Kind.self)],
      optional: ["year": .year, "address": .text, "note": .text]),
    SchemaObject(
      "a fact", required: ["label": .words],
      optional: [
        "topic": .text, "value": .number, "unit": .id, "shares": .map(keys: "", .number),
        "text": .text, "derive": .object("a derivation"), "decimals": .integer(0...9),
        "year": .year, "date": .date, "period": .words, "bound": .choice(of: Bound.self),
        "source": .oneOrMore(.id), "basis": .choice(of: Basis.self), "note": .text,
      ]),
    SchemaObject(
      "a derivation",
      optional: [
        "share": .list(.reference), "sum": .oneOrMore(.reference),
        "difference": .list(.reference), "change": .list(.reference),
        "remainder": .oneOrMore(.reference),
      ]),
    SchemaObject(
      "a series",
      required: ["label": .words, "unit": .id, "points": .list(.object("a point"))],
      optional: ["source": .oneOrMore(.id), "note": .text]),
    SchemaObject(
      "a point",
      optional: [
        "year": .year, "date": .date, "value": .number, "missing": .words,
        "bound": .choice(of: Bound.self), "break": .trueOrFalse, "period": .words,
        "source": .oneOrMore(.id),
      ]),
    SchemaObject(
      "a quotation", required: ["text": .words],
      optional: [
        "speaker": .text, "role": .words, "date": .date, "source": .oneOrMore(.id),
        "note": .richText,
      ]),
    SchemaObject(
      "a picture", required: ["file": .text, "title": .richText, "alt": .richText],
      optional: ["subtitle": .richText, "note": .richText, "source": .oneOrMore(.id)]),
    SchemaObject(
      "a disagreement",
      required: [
        "about": .words, "sides": .list(.either(.reference, .object("a side of a disagreement"))),
      ],
      optional: ["reading": .richText]),
    SchemaObject(
      "a side of a disagreement",
      optional: ["value": .reference, "says": .words, "source": .oneOrMore(.id)]),
    SchemaObject(
      "an event", required: ["date": .date, "channel": .words, "statement": .richText],
      optional: [
        "end": .date, "effect": .richText, "cause": .id, "partners": .list(.state),
        "source": .oneOrMore(.id), "note": .words,
      ]),
    SchemaObject(
      "a membership", required: ["organisation": .words, "status": .richText],
      optional: ["since": .richText, "until": .richText, "source": .oneOrMore(.id)]),
  ]

  private static let partnerObjects = [
    SchemaObject("a tier", required: ["id": .id, "label": .words]),
    SchemaObject(
      "a partner", required: ["role": .choice(of: PartnerRole.self)],
      optional: [
        "name": .words, "own-name": .object("an own name"), "tier": .id, "agreement": .words,
        "since": .date, "source": .oneOrMore(.id), "note": .text,
        "history": .list(.object("an earlier partnership")),
        "concerns": .list(.object("a concern")), "concerns-source": .oneOrMore(.id),
        "aim": .richText,
      ]),
    SchemaObject(
      "an earlier partnership",
      optional: [
        "tier": .id, "label": .words, "since": .date, "source": .oneOrMore(.id), "note": .text,
      ]),
    SchemaObject("a concern", required: ["text": .words, "area": .id]),
    SchemaObject(
      "a dependency", required: ["label": .words, "measure": .richText],
      optional: [
        "holdings": .byState(.either(.reference, .object("a holding in words"))),
        "shares": .reference, "whole": .trueOrFalse, "since": .richText,
        "substitutes": .richText, "missing": .richText, "break": .richText,
      ]),
    SchemaObject("a holding in words", required: ["words": .words]),
    SchemaObject(
      "a gateway",
      required: [
        "name": .words, "partner": .state, "modes": .list(.choice(of: Gateway.Mode.self)),
        "status": .choice(of: Gateway.Status.self),
      ],
      optional: [
        "role": .richText, "substitutes": .richText, "closures": .richText,
        "source": .oneOrMore(.id), "at": .object("a place"), "capacity": .reference,
      ]),
    SchemaObject(
      "a place",
      required: ["longitude": .number, "latitude": .number]),
    SchemaObject(
      "the boundaries", required: ["file": .text, "view": .words],
      optional: ["source": .oneOrMore(.id), "places": .list(.object("a place of the map"))]),
    SchemaObject("a place of the map", required: ["name": .words, "at": .object("a place")]),
  ]
}
