import CountryRisk
extension Phrases {
  package static let mongolian = Phrases(
    decimalMark: ".",
    groupMark: ",",
    atLeast: "багадаа ",
    atMost: "ихдээ ",
    about: "ойролцоогоор ",
    // CLDR 42, mn: yMMMMd, yMMMM, and the numeric forms for tables.
    fullDate: { date in
      guard let month = date.month else { return String(date.year) }
      guard let day = date.day else { return "\(date.year) оны \(month)-р\u{A0}сар" }
      return "\(date.year) оны \(month)-р\u{A0}сарын\u{A0}\(day)"
    },
    shortDate: { date in
      date.month.map { "\(date.year).\($0 < 10 ? "0" : "")\($0)" } ?? String(date.year)
    },
    dayDate: { mongolianDay($0) },
    dateRange: { start, end in
      let isOneMonth = start.year == end.year && start.month == end.month
      guard isOneMonth, start.day != nil, let day = end.day else {
        return mongolianDay(start) + "–" + mongolianDay(end)
      }
      return mongolianDay(start) + "–" + (day < 10 ? "0" : "") + String(day)
    },
    shortPeriod: { $0 },
    units: UnitPhrase.mongolian,
    ordinal: { _ in "-р" },
    and: " болон ",
    contents: "Агуулга",
    bottomLine: "Гол дүгнэлт",
    whatChanged: "Юу өөрчлөгдсөн",
    overallExposure: "Нийт эрсдэлийн түвшин",
    exhibit: "Үзүүлэн",
    section: "бүлэг",
    placeReference: { label, page in page.map { "\(label), \($0)-р тал" } ?? label },
    goToPlace: { "\($0) руу очих" },
    goToNote: { "\($0) тайлбар руу очих" },
    backToText: "Эх бичвэр рүү буцах",
    untranslated: "Энэ хэсгийг орчуулаагүй тул эх хэлээр нь хэвлэв.",
    untranslatedLeftOut: "Энэ хэсгийг орчуулаагүй байна.",
    source: "Эх сурвалж",
    sources: "Эх сурвалж",
    continued: "үргэлжлэл",
    figures: "Зураг",
    tables: "Хүснэгт",
    summaries: [
      "sum": "Нийт", "mean": "Дундаж", "least": "Хамгийн бага", "greatest": "Хамгийн их",
    ],
    summary: "Бүгд",
    carriedForward: "Дараагийн талд шилжүүлсэн дүн",
    broughtForward: "Өмнөх талаас шилжсэн дүн",
    notApplicable: "хамаарахгүй",
    partialSum: "Дутуу мэдээлэлтэй нийлбэр нь доод хязгаар болно",
    noteHead: "Тайлбар",
    warningHead: "Анхаар",
    noData: "мэдээлэлгүй",
    noDataShort: "алга",
    underHalf: "<\u{A0}0.5",
    underHalfWords: "0.5-аас бага",
    fullReportNote: "Хаалтанд болон дээр байрлуулсан тоо нь бүрэн тайлангийн эх сурвалжийг заана.",
    perCent: "хувь",
    dataAsOf: { "Мэдээлэл: \($0)-ний байдлаар" },
    page: "тал",
    ofPages: { "/ \($0)" },
    breakNote: "* Эх сурвалжийн цуваа энд тасарсан.",
    upTo: { "\($0) хүртэл" },
    sectionReference: { "\($0)-р бүлэг, \($1)-р тал" },
    goToSection: { "Бүлэг рүү очих: \($0)" },
    goToPage: { "\($0)-р хуудас руу очих" },
    goToSource: { "\($0) дугаартай эх сурвалж руу очих" },
    openAddress: { "\($0) хаягийг нээх" },
    fromTheNorth: "хувь, дээрээс",
    fromTheSouth: "хувь, доороос",
    whiteBetween: "Хоорондох цагаан зай нь бусад бүх түншийн хувь",
    motifNote: "≥ тэмдэг, судал нь доод хязгаарыг, ≤ нь түүнээс үлдэхийг заана.",
    fact: "Үзүүлэлт",
    value: "Утга",
    year: "Он",
    partner: "Түнш",
    tier: "Түвшин",
    since: "Хэзээнээс",
    concerns: "Хөнддөг асуудал",
    aim: "Юуг хүсдэг",
    notInComparison: "харьцуулалтад ороогүй",
    dependency: "Хамаарал",
    couldBeReplacedBy: "Юугаар орлуулж болох",
    gateway: "Гарц",
    leadsTo: "Хаашаа гардаг",
    mode: "Төрөл",
    state: "Төлөв",
    role: "Юу зөөдөг",
    closures: "Хэзээ хаагдсан",
    substitutes: "Тойрох зам",
    date: "Огноо",
    channel: "Суваг",
    event: "Үйл явдал",
    effect: "Нөлөө",
    organisation: "Байгууллага",
    standing: "Статус",
    until: "Хүртэл",
    quantity: "Хэмжигдэхүүн",
    sides: "Эх сурвалжууд юу гэж байна",
    ratio: "Харьцаа",
    ourReading: "Бидний дүгнэлт",
    noReading: "дүгнэлтгүй; хоёуланг нь хэвлэв",
    list: "Жагсаалт",
    index: "Индекс",
    withRounding: "Бүхэлчилснийг тооцвол",
    equivalentPartners: "Жигд түншийн тоо",
    largestShare: "Хамгийн их хувь",
    threshold: "Босго",
    thresholdReached: "дээгүүр",
    thresholdNotReached: "доогуур",
    thresholdUndecided: "тогтоох боломжгүй",
    lookedForAndNotFound: "Хайсан боловч олдоогүй",
    howToReadBounds: "Хязгаарыг хэрхэн унших вэ",
    boundsExplained:
      "Эх сурвалж ихэвчлэн яг утга бус, доод хязгаарыг өгдөг. Бид ≥ буюу ≤ тэмдгээр хэвлэж, баганын "
      + "үзүүрийг задгай үлдээдэг. Ямар ч тоог баттай утга болгож бүхэлчлээгүй.",
    ownCalculation: "жагсаалтад байгаа хувиас хийсэн бидний тооцоо",
    allOthers: "Бусад бүгд",
    notListed: "жагсаалтад байхгүй",
    unlistedNote: { "≤ \($0): жагсаалтад байхгүй тул жагсаалтын хамгийн бага хувиас ихгүй." },
    unlistedPanelNote: "≤: жагсаалтад байхгүй тул жагсаалтын хамгийн бага хувиас ихгүй.",
    concentrationTableTitle: "Жагсаалт бүр төвлөрлийг хэр найдвартай харуулдаг вэ",
    concentrationTableSubtitle:
      "Индекс (оноо), бүхэлчилснийг тооцсон индекс, 10,000 / индекс, хамгийн их хувь, дүгнэлт",
    stripesNote: "Судалтай үзүүр: доод хязгаар, бодит утга нь цааш байна.",
    hatchNote: "Зураастай: эх сурвалж задлаагүй үлдэгдэл.",
    magnitudes: [(1e12, "их наяд"), (1e9, "тэрбум"), (1e6, "сая")],
    logarithmicNote: "Логарифм хуваарь: ижил зай нь ижил харьцаа.",
    roundingNote: "Бүхэлчилсэн тул хувь нийлээд 100 болохгүй байж болно.",
    areaGapNote: "Аль нэг хэсэг нь утгагүй үед тухайн хугацааг зураагүй.",
    histogramNote: { count in
      "Багана бүр зүүн ирмэгээс баруун ирмэг хүртэлх утгыг тоолно; нийт \(count) утга."
    },
    histogramCount: "Утгын тоо",
    moreNotShown: { "Өөр \($0) үзүүлэлтийг харуулаагүй." },
    years: "Он",
    rungs: { "Шат, доороос: \($0)." },
    sourcesByKind: { "\($0) эх сурвалж, төрлөөр" },
    kinds: [
      "primary": "P анхдагч", "official": "O албан", "statistics": "S статистик",
      "news": "N мэдээ", "secondary": "2 хоёрдогч", "reprint": "R дахин хэвлэл",
    ],
    modes: [
      "rail": "төмөр зам", "road": "авто зам", "air": "агаар", "power": "цахилгаан шугам",
      "pipeline": "хоолой", "port": "далайн боомт",
    ],
    states: [
      "open": "нээлттэй", "restricted": "хязгаарлалттай", "closed": "хаалттай",
      "planned": "төлөвлөсөн",
    ],
    unsourced: "эх сурвалжгүй",
    partlyUnsourced: "зарим нь эх сурвалжгүй",
    soleSource: "зөвхөн энэ эх сурвалжид бий",
    tierHistory: "өмнө нь",
    besideScale: "бусад гэрээ",
    yearNotFound: "он нь олдоогүй",
    count: { mongolianCount($0) },
    keyFactsTitle: { "Улсын байр суурийг тодорхойлох \(mongolianCount($0)) үзүүлэлт" },
    keyFactsSubtitle: "Утгыг эх сурвалжид хэвлэснээр, хамаарах он болон эх сурвалжийн хамт",
    staleNote: { "† Энэ хэвлэлээс \($0) сараас илүү хуучин." },
    partnersTitle: { count, top, tier in
      top == 0
        ? "\(mongolianCount(count).uppercasedFirst) түнш, тэдний хөнддөг асуудал"
        : "\(mongolianCount(count).uppercasedFirst) түншээс \(mongolianCount(top)) нь дээд түвшинд: "
          + tier
    },
    partnersSubtitle: "Түншлэл түвшнээр, түнш бүрийн хөнддөг асуудал ба хүсэлт",
    dependencyBarsTitle: { partner, count in
      "Тоо баримттай хэсгээс \(mongolianCount(count)) хэсэгт \(partner) илүү том түнш байна"
    },
    dependencyBarsSubtitle:
      "Урсгал тус бүрт түншийн эзлэх хувь; бүх хэсэг нэг хуваарьтай, түншүүд нэг мөрөнд",
    concentrationTitle: { above, all, points in
      above == 0
        ? "\(mongolianCount(all).uppercasedFirst) жагсаалтын нэг нь ч \(points) оноог баттай давахгүй"
        : "\(mongolianCount(all).uppercasedFirst) жагсаалтын \(mongolianCount(above)) нь эх сурвалж юу "
          + "орхисноос үл хамааран \(points) онооноос дээш төвлөрсөн"
    },
    concentrationSubtitle:
      "Түншүүдийн хувийн Херфиндаль–Хиршманы индекс, оноо; бүтэн: жагсаалтын хувиас гарах хязгаар, "
      + "нарийн: бүхэлчилснийг тооцсон",
    concentrationNote:
      "Хязгаар: жагсаагүй үлдэгдлийг доод хязгаарт нимгэн тараасан, дээд хязгаарт жагсаалтын хамгийн "
      + "бага хувиар тооцсон. Жигд түншийн тоо = 10,000 / индекс.",
    matrixTitle: { partners, held, all in
      let names = partners.count > 1 ? partners.joined(separator: " эсвэл ") : partners.first ?? ""
      return held == all
        ? "Бүртгэсэн хамаарал бүрд \(names) оролцдог"
        : "\(mongolianCount(all).uppercasedFirst) хамаарлын \(mongolianCount(held)) нь \(names) оролцоотой"
    },
    matrixSubtitle: "Хэн юуг, хэдий хэмжээгээр, хэзээнээс эзэмшдэг, юугаар орлуулж болох",
    chartKinds: [
      "bars": "Хөндлөн баганан диаграмм", "columns": "Баганан диаграмм",
      "histogram": "Давтамжийн гистограмм", "bullet": "Зорилтот баганан диаграмм",
      "waterfall": "Шаталсан баганан диаграмм", "lines": "Шугаман диаграмм",
      "area": "Талбайн диаграмм", "line-panels": "Зэрэгцүүлсэн шугаман диаграмм",
      "grouped": "Бүлэглэсэн хөндлөн баганан диаграмм",
      "stacked": "Давхарласан хөндлөн баганан диаграмм",
      "diverging": "Тэгийн хоёр талын баганан диаграмм", "dots": "Цэгэн диаграмм",
      "matrix": "Матриц", "slope": "Налуугийн диаграмм",
      "panels": "Зэрэгцүүлсэн баганан диаграмм",
      "grouped-columns": "Бүлэглэсэн баганан диаграмм",
      "stacked-columns": "Давхарласан баганан диаграмм", "ladder": "Цаг хугацааны шат",
      "concerns": "Матриц", "timeline": "Цаг хугацааны шугам", "gateways": "Схем",
      "map": "Газрын зураг",
    ],
    valueRange: { count, low, lowName, high, highName in
      "\(count) утга: \(low) (\(lowName))-аас \(high) (\(highName)) хүртэл"
    },
    ladderTitle: "Түншлэлүүд одоогийн шатандаа хэрхэн хүрсэн",
    ladderSubtitle: "Түншлэл бүрийн байр суурь; шатны өндөр нь түвшнийг заана",
    concernsTitle: "Түнш бүрийн хөнддөг асуудал, салбараар",
    concernsSubtitle: "Түнш бүрийн хөнддөг асуудал; бараан өнгө нь олон асуудал",
    schemeSubtitle:
      "Схем, масштабгүй; нэр нь улсын дотор талд, тээвэрлэх зүйл нь хилийн цаана байна",
    timelineSubtitle:
      "Үйл явдал, сувгаар; цэг нь өдөр, зурвас нь урт хугацаа; өнгө нь холбогдох цорын ганц түншийнх",
    capacityNote: "Зурвасын өргөн нь мэдэгдэж байгаа хүчин чадлыг заана.",
    mapTitle: { "\($0) ба хөршүүд" },
    mapSubtitle: "Бүртгэлд буй гарц, эргэн тойрны улсууд",
    boundariesNote: { "Хил: \($0). Нутаг дэвсгэрийн статусын талаар байр суурь илэрхийлээгүй." },
    kilometres: { "\($0) км" },
    coordinates: { latitude, isSouth, longitude, isWest in
      "\(isSouth ? "өмнөд" : "хойд") өргөргийн \(latitude)°, "
        + "\(isWest ? "баруун" : "зүүн") уртрагийн \(longitude)°"
    },
    town: "хот",
    gatewaysTitle: { neighbours, all in
      neighbours == all
        ? "Бүртгэсэн гарц бүр хөрш рүү гардаг"
        : "\(mongolianCount(all).uppercasedFirst) гарцын \(mongolianCount(neighbours)) нь хөрш рүү гардаг"
    },
    gatewaysSubtitle: "Эх сурвалжид нэрлэсэн гарц, юу зөөдөг, юу хаадаг",
    eventsTitle: { count, from, to in
      let events = mongolianCount(count).uppercasedFirst + " үйл явдал"
      return from == to
        ? "\(from) оны \(mongolianCount(count)) үйл явдал" : "\(events), \(from)–\(to) он"
    },
    eventsSubtitle: "Цочрол ба нээлт огноогоор, ирсэн сувгийн хамт",
    pages: "Хуудас",
    evidenceTitle: { "\($0) үзүүлэлт, тус бүр эх сурвалжтай" },
    evidenceSubtitle:
      "Утга, хугацаа, эх сурвалжийн дугаар ба төрөл, үзүүлэлт гарсан хуудас; тооцсон үзүүлэлт томьёотой",
    membershipsTitle: { "\(mongolianCount($0).uppercasedFirst) байгууллага дахь статус" },
    membershipsSubtitle: "Олон улсын байгууллага дахь статус, эх сурвалжид дурдсанаар",
    disagreementsTitle: { count, widest, ratio in
      let matters = "Эх сурвалжууд \(mongolianCount(count)) асуудалд зөрж байна"
      return widest.isEmpty || count == 1
        ? matters : "\(matters); хамгийн их зөрүү \(ratio) дахин: \(widest)"
    },
    disagreementsSubtitle:
      "Утга тус бүрийг хэвлэснээр, хамгийн их ба багын харьцаа, бид зөрүүг хэрхэн ойлгож байгаа"
  )
}

/// `number` in words up to twelve as they stand before a noun, in figures beyond.
private func mongolianCount(_ number: Int) -> String {
  let words = [
    "ямар ч", "нэг", "хоёр", "гурван", "дөрвөн", "таван", "зургаан", "долоон", "найман", "есөн",
    "арван", "арван нэгэн", "арван хоёр",
  ]
  return words.indices.contains(number) ? words[number] : String(number)
}

extension UnitPhrase {
  /// The built-in units in Mongolian, by id.
  static let mongolian: [String: UnitPhrase] = [
    "percent": UnitPhrase(words: "\u{A0}хувь", suffix: "%", name: "хувь"),
    "points": UnitPhrase(words: "\u{A0}оноо", suffix: ""),
    "number": UnitPhrase(words: ""),
    "year": UnitPhrase(words: ""),
    "rank": UnitPhrase(words: "-р\u{A0}байр", name: "байр"),
    "people": UnitPhrase(words: "\u{A0}хүн", suffix: ""),
    "states": UnitPhrase(words: "\u{A0}улс", suffix: ""),
    "km": UnitPhrase(words: "\u{A0}км"),
    "mm": UnitPhrase(words: "\u{A0}мм"),
    "twh": UnitPhrase(words: "\u{A0}ТВт.ц"),
    "mw": UnitPhrase(words: "\u{A0}МВт"),
    "usd-million": UnitPhrase(words: " сая ам.доллар", prefix: "$", suffix: "\u{A0}сая"),
    "usd-billion": UnitPhrase(words: " тэрбум ам.доллар", prefix: "$", suffix: "\u{A0}тэрбум"),
    "thousand-tonnes": UnitPhrase(words: " мянган тонн", suffix: "\u{A0}мян.т"),
    "million-tonnes": UnitPhrase(words: " сая тонн", suffix: "\u{A0}сая.т"),
    "million-tonnes-a-year": UnitPhrase(
      words: " сая тонн жилд", suffix: "\u{A0}сая.т/жил"),
    "barrels-a-day": UnitPhrase(words: " баррель өдөрт", suffix: "\u{A0}бар/өдөр"),
    "points-of-5": UnitPhrase(words: "\u{A0}(5-аас)", suffix: "/5", name: "оноо, 5-аас"),
    "class-0-7": UnitPhrase(words: "\u{A0}(7-оос)", suffix: "/7", name: "ангилал, 0–7"),
  ]
}

/// A date in figures, largest part first: `2019.09.03`.
private func mongolianDay(_ date: PartialDate) -> String {
  String(date.year)
    + [date.month, date.day].compactMap(\.self).map { ".\($0 < 10 ? "0" : "")\($0)" }.joined()
}
