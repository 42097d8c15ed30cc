import Drawing
import TestSupport
import Testing

@testable import Charts

/// The figures drawn from standings, events, subjects and ways: what they show, and that their words
/// stay apart whatever they are.
struct DrawnKindsTests {
  private let labels = Sample.labels()
  private let style = Sample.style

  private func words(_ random: inout SeededGenerator, longest: Int, most: Int = 5) -> String {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in
      let length = Int.random(in: 1...longest, using: &random)
      return String((0..<length).map { _ in "abdefghklmnoprstu".randomElement(using: &random)! })
    }.joined(separator: " ")
  }

  /// Draws at the ideal height, and at less, where whatever finds no room must be said.
  private func expectClear(_ figure: any Figure, width: Double, _ seed: Int, complete: Bool = true)
  {
    let height = figure.idealHeight(forWidth: width, labels)
    for share in [1, 1.4, 0.6] {
      let size = Size(width: width, height: height * share)
      let drawing = figure.draw(in: size, labels)
      let seen = Seen(drawing.frame)
      #expect(seen.overlaps.isEmpty, "seed \(seed), share \(share)")
      #expect(
        seen.outside(size).isEmpty || !drawing.problems.isEmpty,
        "seed \(seed), \(share): \(seen.outside(size))")
      if complete, share >= 1 { #expect(drawing.problems == [], "seed \(seed), share \(share)") }
    }
  }

  private func texts(_ figure: any Figure, width: Double = 488) -> [Seen.Text] {
    let height = figure.idealHeight(forWidth: width, labels)
    return Seen(figure.draw(in: Size(width: width, height: height), labels).frame).texts
  }

  // MARK: Heat maps

  private func heatMap(_ rows: [HeatMap.Row], columns: [String] = ["A", "B"]) -> HeatMap {
    HeatMap(columns: columns, rows: rows, style: style, ramp: [.white, Sample.blue])
  }

  @Test func `a cell is darker the more it holds and pale without anything`() {
    let map = heatMap([
      HeatMap.Row(
        name: "Row", cells: [HeatMap.Cell("x", share: 1), HeatMap.Cell("y", share: 0.5)]),
      HeatMap.Row(name: "Low", cells: [HeatMap.Cell("z", share: 0), nil]),
    ])
    let fills = Seen(map.draw(in: Size(width: 300, height: 80), labels).frame).fills.map(\.color)
    #expect(fills.contains(Sample.blue))
    #expect(fills.contains(Color.white.mixed(with: Sample.blue, share: 0.5)))
    #expect(fills.contains(.white))
    #expect(fills.contains(style.colors.pale))
  }

  @Test func `a row of which nothing is known says so`() {
    let map = heatMap([HeatMap.Row(name: "Row", cells: [], remark: "not compared")])
    #expect(texts(map).map(\.text).joined(separator: " ").contains("not compared"))
    #expect(map.table[1] == ["Row", "not compared", "not compared"])
  }

  @Test(arguments: 0..<40) func `words of a heat map stay in their cells`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let columns = (0..<Int.random(in: 1...7, using: &random)).map { _ in
      words(&random, longest: 9, most: 3)
    }
    let rows = (0..<Int.random(in: 1...8, using: &random)).map { index in
      HeatMap.Row(
        name: words(&random, longest: 9, most: 2), color: index % 2 == 0 ? Sample.orange : nil,
        cells: index == 3
          ? []
          : columns.map { _ in
            Bool.random(using: &random)
              ? HeatMap.Cell(
                words(&random, longest: 8),
                share: Double.random(in: 0...1, using: &random)) : nil
          }, remark: words(&random, longest: 8))
    }
    var map = heatMap(rows, columns: columns)
    map.key = [("1", 0), ("2", 0.5), ("3", 1)]
    expectClear(map, width: Double.random(in: 380...600, using: &random), seed)
  }

  // MARK: Ladders

  private func ladder(_ rows: [TierLadder.Row]) -> TierLadder {
    TierLadder(
      rows: rows, end: 2025, key: [("low", 0.25), ("middle", 0.5), ("high", 1)], style: style)
  }

  @Test func `a step begins with its standing and is as high as its rung`() throws {
    let figure = ladder([
      TierLadder.Row(
        name: "North", color: Sample.blue,
        steps: [
          TierLadder.Step(start: 2000, height: 0.25, text: "2000 low"),
          TierLadder.Step(start: 2015, height: 1, text: "2015 high"),
        ])
    ])
    let height = figure.idealHeight(forWidth: 488, labels)
    let frame = figure.draw(in: Size(width: 488, height: height), labels).frame
    let bars = Seen(frame).fills.filter { $0.color == Sample.blue }.map(\.area)
    try #require(bars.count == 2)
    #expect(abs(bars[1].height / bars[0].height - 4) < 0.01)
    #expect(abs(bars[0].x + bars[0].width - bars[1].x) < 0.01)
    #expect(abs(bars[1].x + bars[1].width - 488) < 0.01)
    // Fifteen years, then ten.
    #expect(abs(bars[0].width / bars[1].width - 1.5) < 0.01)
  }

  @Test func `a standing without a date fades in before the next`() {
    let figure = ladder([
      TierLadder.Row(
        name: "North", color: Sample.blue,
        steps: [
          TierLadder.Step(start: nil, height: 0.25, text: "low"),
          TierLadder.Step(start: 2015, height: 1, text: "2015 high"),
        ])
    ])
    let fades = figure.draw(in: Size(width: 488, height: 90), labels).frame.flattened().filter {
      if case .fade = $0.item { true } else { false }
    }
    #expect(fades.count == 1)
  }

  @Test(arguments: 0..<40) func `words of standings stay apart`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = (0..<Int.random(in: 1...8, using: &random)).map { index in
      var year = Double.random(in: 1990...2010, using: &random)
      let steps = (0..<Int.random(in: 0...3, using: &random)).map { place in
        year += Double.random(in: 0.5...7, using: &random)
        return TierLadder.Step(
          start: place == 0 && index % 3 == 1 ? nil : year,
          height: [0.15, 0.25, 0.5, 0.75, 1].randomElement(using: &random)!,
          text: "\(Int(year)) " + words(&random, longest: 7, most: 3))
      }
      return TierLadder.Row(
        name: words(&random, longest: 9, most: 2), color: index == 0 ? .white : Sample.blue,
        steps: steps, remark: "no agreement")
    }
    expectClear(
      ladder(rows), width: Double.random(in: 380...600, using: &random), seed, complete: false)
  }

  // MARK: Events

  private func event(
    _ start: Double, _ text: String, end: Double? = nil
  ) -> EventLanes.Event {
    EventLanes.Event(start: start, end: end, date: "1 Jan", text: text, color: Sample.blue)
  }

  @Test func `a span is a bar between its dates and a day a dot`() throws {
    let figure = EventLanes(
      lanes: [
        EventLanes.Lane(name: "Air", events: [event(2020, "stop", end: 2021), event(2022, "go")])
      ], style: style)
    let frame = figure.draw(in: Size(width: 488, height: 100), labels).frame
    let marks = Seen(frame).fills.filter { $0.color == Sample.blue }.map(\.area)
    try #require(marks.count == 2)
    let year = marks[0].width
    #expect(abs(marks[1].x + marks[1].width / 2 - (marks[0].x + 2 * year)) < 0.01)
    #expect(abs(marks[1].width - marks[1].height) < 0.01)
  }

  @Test func `events whose words would touch stand on lines of their own`() {
    let near = EventLanes(
      lanes: [EventLanes.Lane(name: "Air", events: [event(2020.1, "one"), event(2020.2, "two")])],
      style: style)
    let far = EventLanes(
      lanes: [EventLanes.Lane(name: "Air", events: [event(2020, "one"), event(2028, "two")])],
      style: style)
    let heights = [near, far].map { $0.idealHeight(forWidth: 488, labels) }
    #expect(heights[0] > heights[1] + 5)
  }

  @Test(arguments: 0..<40) func `words of events stay apart`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let lanes = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      EventLanes.Lane(
        name: words(&random, longest: 9, most: 2),
        events: (0..<Int.random(in: 1...6, using: &random)).map { _ in
          let start = Double.random(in: 2015...2025, using: &random)
          return event(
            start, words(&random, longest: 9, most: 12),
            end: Bool.random(using: &random) ? start + 0.7 : nil)
        })
    }
    let figure = EventLanes(lanes: lanes, style: style)
    expectClear(figure, width: Double.random(in: 380...600, using: &random), seed)
  }

  @Test func `lanes for which there is no room are counted, not drawn over what follows`() {
    let figure = EventLanes(
      lanes: (0..<6).map { EventLanes.Lane(name: "Lane \($0)", events: [event(2020, "one")]) },
      style: style)
    let size = Size(width: 400, height: 60)
    let drawing = figure.draw(in: size, labels)
    #expect(drawing.problems.count == 1)
    #expect(drawing.problems.first?.contains("of 6 lanes are left out") == true)
    #expect(Seen(drawing.frame).outside(size).isEmpty)
  }

  // MARK: Schemes

  private func side(_ name: String, _ links: [GatewayScheme.Link]) -> GatewayScheme.Side {
    GatewayScheme.Side(
      name: name, color: Sample.blue, textColor: Sample.blue, links: links)
  }

  @Test func `a closed way is crossed out at the border`() {
    func alerts(_ state: GatewayScheme.State) -> Int {
      let link = GatewayScheme.Link(name: "Pass", detail: "Coal", ways: [.road], state: state)
      let figure = GatewayScheme(
        country: "Land", sides: [side("North", [link])], wayNames: [.road: "road"], style: style)
      let height = figure.idealHeight(forWidth: 400, labels)
      return Seen(figure.draw(in: Size(width: 400, height: height), labels).frame).strokes.count {
        $0.stroke.color == style.colors.alert
      }
    }
    #expect(alerts(.closed) == 2)
    #expect(alerts(.open) == 0)
  }

  @Test func `neighbours lie on both sides, and every way in the key is on the scheme`() throws {
    let link = GatewayScheme.Link(name: "Pass", detail: "Coal", ways: [.road])
    let rail = GatewayScheme.Link(name: "Line", detail: "Ore", ways: [.rail])
    let figure = GatewayScheme(
      country: "Land", sides: [side("North", [link]), side("South", [rail])],
      wayNames: [.road: "road", .rail: "rail", .air: "air"], style: style)
    let all = texts(figure)
    func y(_ text: String) throws -> Double {
      try #require(all.first { $0.text.hasPrefix(text) }, "\(text)").area.y
    }
    #expect(try y("North") < y("Land"))
    #expect(try y("Land") < y("South"))
    #expect(all.contains { $0.text == "rail" })
    #expect(!all.contains { $0.text == "air" })
  }

  @Test(arguments: 0..<40) func `words of a scheme stay apart`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let sides = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      side(
        words(&random, longest: 8, most: 2),
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          GatewayScheme.Link(
            name: words(&random, longest: 8, most: 3),
            detail: words(&random, longest: 8, most: 8),
            ways: Array(
              GatewayScheme.Way.allCases.shuffled(using: &random).prefix(
                Int.random(in: 1...2, using: &random))),
            state: [.open, .closed, .restricted, .planned].randomElement(using: &random)!,
            stateText: "Closed")
        })
    }
    let figure = GatewayScheme(
      country: words(&random, longest: 9, most: 2), sides: sides, wayNames: [:], style: style)
    expectClear(
      figure, width: Double.random(in: 460...600, using: &random), seed, complete: false)
  }

  @Test func `series stand below the events on their years, from zero`() throws {
    func bar(_ year: Int, _ value: Double?) -> EventLanes.Bar {
      EventLanes.Bar(
        start: Double(year), end: Double(year + 1), date: String(year), value: value,
        text: value.map { String(Int($0)) } ?? "no data")
    }
    var chart = EventLanes(
      lanes: [
        EventLanes.Lane(
          name: "Border",
          events: [
            EventLanes.Event(start: 2020.1, date: "2020", text: "Shut", color: .black),
            EventLanes.Event(start: 2022.9, date: "2022", text: "Open", color: .black),
          ])
      ], style: Sample.style)
    let labels = Sample.labels()
    let plain = chart.idealHeight(forWidth: 480, labels)
    chart.strips = [
      EventLanes.Strip(
        name: "Coal", bars: [bar(2019, 9), bar(2020, nil), bar(2021, -2), bar(2022, 4)],
        color: Sample.blue)
    ]
    let height = chart.idealHeight(forWidth: 480, labels)
    #expect(height > plain + 20)
    let drawing = chart.draw(in: Size(width: 480, height: height), labels)
    #expect(drawing.problems == [])
    let seen = Seen(drawing.frame)
    // What lies outside the years of the events is not drawn, nor is a missing value.
    let bars = seen.fills(Sample.blue)
    #expect(bars.count == 2)
    #expect(abs(bars[1].height - bars[0].height * 2) < 1e-6)
    #expect(abs(bars[1].y + bars[1].height - bars[0].y) < 1e-6)
    #expect(seen.overlaps.isEmpty)
    #expect(seen.outside(Size(width: 480, height: height)).isEmpty)
    #expect(chart.table.count == 1 + 2 + 4)
  }

  @Test func `ways are as wide as they carry much, and clear of each other`() throws {
    func link(_ weight: Double?) -> GatewayScheme.Link {
      GatewayScheme.Link(name: "A", detail: "", ways: [.rail, .road], weight: weight)
    }
    let scheme = GatewayScheme(
      country: "Home",
      sides: [
        GatewayScheme.Side(name: "North", color: .black, textColor: .black, links: [link(1)])
      ], wayNames: [.rail: "rail", .road: "road"], style: Sample.style)
    func width(_ weight: Double?) -> Double { scheme.stroke(.rail, .open, weight: weight).width }
    #expect(width(1) == 2 * width(nil) && width(0.75) == 1.5 * width(nil))
    #expect(width(0.01) == 0.5 * width(nil))
    for weight in [nil, 0.2, 1] {
      let offsets = scheme.offsets(of: link(weight))
      let halves = [GatewayScheme.Way.rail, .road].map {
        scheme.stroke($0, .open, weight: weight).width / 2
      }
      #expect(offsets[1] - offsets[0] > halves[0] + halves[1])
    }
  }
}
