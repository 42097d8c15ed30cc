import CountryRisk

extension Phrases {
  package static let english = Phrases(
    decimalMark: ".",
    groupMark: ",",
    atLeast: "at least ",
    atMost: "at most ",
    about: "about ",
    fullDate: { englishDate($0) },
    shortDate: { englishMonth($0) },
    dayDate: { date in date.day.map { "\($0) " + englishMonth(date) } ?? englishMonth(date) },
    dateRange: { start, end in
      let last = end.day.map { "\($0)\u{A0}" + englishMonth(end) } ?? englishMonth(end)
      guard start.year == end.year, let month = start.month, let day = start.day, end.day != nil
      else {
        return (start.day.map { "\($0)\u{A0}" } ?? "") + englishMonth(start) + "\u{2009}–\u{2009}"
          + last
      }
      return month == end.month
        ? "\(day)–\(last)"
        : "\(day)\u{A0}\(englishMonths[month - 1].prefix(3))\u{2009}–\u{2009}\(last)"
    },
    shortPeriod: { period in
      period.split(separator: "–").map { String($0.prefix(3)) }.joined(separator: "–")
    },
    units: UnitPhrase.english,
    ordinal: { englishOrdinal($0) },
    and: " and ",
    contents: "Contents",
    bottomLine: "Bottom line",
    whatChanged: "What changed",
    overallExposure: "Overall exposure",
    exhibit: "Exhibit",
    section: "section",
    placeReference: { label, page in page.map { "\(label) on p.\u{A0}\($0)" } ?? label },
    goToPlace: { "Go to \($0)" },
    goToNote: { "Go to note \($0)" },
    backToText: "Back to the text",
    untranslated: "This text has not been translated and is printed as it was written.",
    untranslatedLeftOut: "This text has not been translated.",
    source: "Source",
    sources: "Sources",
    continued: "continued",
    figures: "Figures",
    tables: "Tables",
    summaries: ["sum": "Total", "mean": "Mean", "least": "Least", "greatest": "Greatest"],
    summary: "All",
    carriedForward: "Carried forward",
    broughtForward: "Brought forward",
    notApplicable: "not applicable",
    partialSum: "A total with missing parts is a lower bound",
    noteHead: "Note",
    warningHead: "Caution",
    noData: "no data",
    noDataShort: "no data",
    underHalf: "<\u{A0}0.5",
    underHalfWords: "under 0.5",
    fullReportNote:
      "Numbers in brackets and raised numbers refer to the sources of the full report.",
    perCent: "per cent",
    dataAsOf: { "Data as of \($0)" },
    page: "page",
    ofPages: { "of \($0)" },
    breakNote: "* Break in the source.",
    upTo: { "to \($0)" },
    sectionReference: { "Section \($0), page \($1)" },
    goToSection: { "Go to section: \($0)" },
    goToPage: { "Go to page \($0)" },
    goToSource: { "Go to source \($0)" },
    openAddress: { "Open \($0)" },
    fromTheNorth: "per cent, from above",
    fromTheSouth: "per cent, from below",
    whiteBetween: "The white between is what all other partners hold",
    motifNote: "≥ and stripes mark a lower bound, ≤ what it leaves.",
    fact: "Fact",
    value: "Value",
    year: "Year",
    partner: "Partner",
    tier: "Tier",
    since: "Since",
    concerns: "What it raises",
    aim: "What it wants",
    notInComparison: "not in the comparison",
    dependency: "Dependency",
    couldBeReplacedBy: "What could replace it",
    gateway: "Gateway",
    leadsTo: "Leads to",
    mode: "By",
    state: "State",
    role: "What it carries",
    closures: "When it closed",
    substitutes: "Way round it",
    date: "Date",
    channel: "Channel",
    event: "Event",
    effect: "Effect",
    organisation: "Organisation",
    standing: "Standing",
    until: "Until",
    quantity: "Quantity",
    sides: "What the sources say",
    ratio: "Ratio",
    ourReading: "Our reading",
    noReading: "no reading; both are printed",
    list: "List",
    index: "Index",
    withRounding: "With rounding",
    equivalentPartners: "Equivalent partners",
    largestShare: "Largest share",
    threshold: "Threshold",
    thresholdReached: "above",
    thresholdNotReached: "below",
    thresholdUndecided: "cannot be judged",
    lookedForAndNotFound: "Looked for and not found",
    howToReadBounds: "How to read bounds",
    boundsExplained:
      "Sources often state a floor, not a value. We print ≥ or ≤, and the bar ends open. Nothing is "
      + "rounded up to a firm number.",
    ownCalculation: "own calculation from the shares as listed",
    allOthers: "All others",
    notListed: "not listed",
    unlistedNote: { "≤ \($0): not listed, so no larger than the smallest share that is." },
    unlistedPanelNote: "≤: not listed, so no larger than the smallest share that is.",
    concentrationTableTitle: "How far each list can be trusted to show concentration",
    concentrationTableSubtitle:
      "Index in points, the same with rounding, 10,000 / index, the largest share, and the verdict",
    stripesNote: "Striped end: lower bound, the true value lies further out.",
    hatchNote: "Hatched: remainder that the source does not divide.",
    magnitudes: [(1e12, "trn"), (1e9, "bn"), (1e6, "m")],
    logarithmicNote: "Logarithmic scale: equal distances are equal ratios.",
    roundingNote: "Shares may not add up to 100 because of rounding.",
    areaGapNote: "Where a part has no value, none of that time is drawn.",
    histogramNote: { count in
      "A column counts the values from its left edge up to its right edge; \(count) values."
    },
    histogramCount: "Values",
    moreNotShown: { $0 == 1 ? "1 more is not shown." : "\($0) more are not shown." },
    years: "Years",
    rungs: { "Rungs, from the lowest: \($0)." },
    sourcesByKind: { $0 == 1 ? "One source by kind" : "\($0) sources by kind" },
    kinds: [
      "primary": "P primary", "official": "O official", "statistics": "S statistics",
      "news": "N news", "secondary": "2 secondary", "reprint": "R reprint",
    ],
    modes: [
      "rail": "rail", "road": "road", "air": "air", "power": "power line",
      "pipeline": "pipeline", "port": "port",
    ],
    states: [
      "open": "open", "restricted": "restricted", "closed": "closed", "planned": "planned",
    ],
    unsourced: "unsourced",
    partlyUnsourced: "in part unsourced",
    soleSource: "only this source has it",
    tierHistory: "before",
    besideScale: "other agreement",
    yearNotFound: "year not found",
    count: { englishCount($0) },
    keyFactsTitle: {
      englishCount($0).uppercasedFirst
        + ($0 == 1 ? " figure that describes" : " figures that describe")
        + " the country’s position"
    },
    keyFactsSubtitle: "Value as its source prints it, the year it holds for, and the source",
    staleNote: { "† More than \($0) \($0 == 1 ? "month" : "months") older than this edition." },
    partnersTitle: { count, top, tier in
      top == 0
        ? count == 1
          ? "One partner and what it raises"
          : "\(englishCount(count).uppercasedFirst) partners and what each of them raises"
        : "\(englishCount(count).uppercasedFirst) partners, \(englishCount(top)) of them at the "
          + "highest tier, \(tier)"
    },
    partnersSubtitle: "Partnerships by tier, what each partner raises and wants",
    dependencyBarsTitle: { partner, count in
      "\(partner) is the larger partner in \(englishCount(count)) of the panels with figures"
    },
    dependencyBarsSubtitle:
      "Share of each flow by partner, per cent; all panels on one scale, partners in the same rows",
    concentrationTitle: { above, all, points in
      above == 0
        ? all == 1
          ? "The list is not surely above \(points) points"
          : "None of \(englishCount(all)) lists is surely above \(points) points"
        : "\(englishCount(above).uppercasedFirst) of \(englishCount(all)) lists are concentrated beyond \(points) points, whatever the sources "
          + "leave out"
    },
    concentrationSubtitle:
      "Herfindahl–Hirschman index of partner shares, points; solid: bounds from listed shares, thin: "
      + "with rounding",
    concentrationNote:
      "Bounds: the unlisted remainder is spread thin for the floor and set at the smallest listed "
      + "share for the ceiling. Equivalent partners = 10,000 / index.",
    matrixTitle: { partners, held, all in
      let names = partners.count > 1 ? partners.joined(separator: " or ") : partners.first ?? ""
      return held == all
        ? "\(names) is a party to every dependency on record"
        : "\(names) is a party to \(englishCount(held)) of \(englishCount(all)) dependencies"
    },
    matrixSubtitle: "Who holds what, how much, since when, and what could replace it",
    chartKinds: [
      "bars": "Bar chart", "columns": "Column chart", "waterfall": "Waterfall chart",
      "histogram": "Histogram", "bullet": "Bullet graph",
      "lines": "Line chart", "area": "Area chart", "line-panels": "Line charts side by side",
      "grouped": "Bar chart in groups", "stacked": "Stacked bar chart",
      "diverging": "Bar chart to both sides of zero", "dots": "Dot chart", "matrix": "Matrix",
      "slope": "Slope chart", "panels": "Bar charts side by side",
      "grouped-columns": "Column chart in groups", "stacked-columns": "Stacked column chart",
      "ladder": "Steps over time", "concerns": "Matrix", "timeline": "Timeline",
      "gateways": "Scheme", "map": "Map",
    ],
    valueRange: { count, low, lowName, high, highName in
      "\(count) values, from \(low) (\(lowName)) to \(high) (\(highName))"
    },
    ladderTitle: "How the partnerships rose to their present rungs",
    ladderSubtitle: "Standing of each partnership; the height of a step shows the rung",
    concernsTitle: "What each partner raises, by subject",
    concernsSubtitle: "Subjects that each partner raises; darker: more of them",
    schemeSubtitle:
      "Scheme, not to scale; names stand within the country, what a way carries beyond the border",
    timelineSubtitle:
      "Events by channel; a dot is a day, a bar a longer time; coloured by the partner, if it is one",
    capacityNote: "Width by capacity, where it is known.",
    mapTitle: { "\($0) among its neighbours" },
    mapSubtitle: "Ways in and out on record, and the states around",
    boundariesNote: { "Boundaries: \($0). They say nothing of the status of a territory." },
    kilometres: { "\($0) km" },
    coordinates: { latitude, isSouth, longitude, isWest in
      "\(latitude)°\u{A0}\(isSouth ? "S" : "N"), \(longitude)°\u{A0}\(isWest ? "W" : "E")"
    },
    town: "town",
    gatewaysTitle: { neighbours, all in
      neighbours == all
        ? "Every gateway on record leads to a neighbour"
        : "\(englishCount(neighbours).uppercasedFirst) of \(englishCount(all)) gateways lead to a neighbour"
    },
    gatewaysSubtitle: "Ways in and out that the sources name, what each carries and what closes it",
    eventsTitle: { count, from, to in
      let events = englishCount(count).uppercasedFirst + (count == 1 ? " event" : " events")
      return from == to ? "\(events) in \(from)" : "\(events) from \(from) to \(to)"
    },
    eventsSubtitle: "Shocks and openings by date, with the channel they came through",
    pages: "Pages",
    evidenceTitle: { "\($0) figures, each with its source" },
    evidenceSubtitle:
      "Value, time, sources by number and kind, and the pages that show a figure; derived "
      + "ones with their formula",
    membershipsTitle: {
      $0 == 1
        ? "Standing in one organisation" : "Standing in \(englishCount($0)) organisations"
    },
    membershipsSubtitle: "Standing in international organisations, as the sources state it",
    disagreementsTitle: { count, widest, ratio in
      let matters = englishCount(count) + (count == 1 ? " matter" : " matters")
      return widest.isEmpty || count == 1
        ? "The sources disagree on \(matters)"
        : "The sources disagree on \(matters), most of all on \(widest), by a factor of \(ratio)"
    },
    disagreementsSubtitle:
      "Each value as printed, the ratio of the largest to the smallest, and how we read the gap"
  )
}

private let englishMonths = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
]

private func englishDate(_ date: PartialDate) -> String {
  guard let month = date.month else { return String(date.year) }
  let name = englishMonths[month - 1]
  guard let day = date.day else { return "\(name) \(date.year)" }
  return "\(day)\u{A0}\(name) \(date.year)"
}

private func englishMonth(_ date: PartialDate) -> String {
  date.month.map { "\(englishMonths[$0 - 1].prefix(3)) \(date.year)" } ?? String(date.year)
}

/// `number` in words up to twelve, in figures beyond.
private func englishCount(_ number: Int) -> String {
  let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  return words.indices.contains(number) ? words[number] : String(number)
}

private func englishOrdinal(_ number: Int) -> String {
  if (11...13).contains(number % 100) { return "th" }
  switch number % 10 {
  case 1: return "st"
  case 2: return "nd"
  case 3: return "rd"
  default: return "th"
  }
}
