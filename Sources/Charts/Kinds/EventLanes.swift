import Drawing

/// Events on one axis of time, in lanes. A day is a dot, a span a bar; words stand to the right of
/// their mark or to its left, and events of a lane share lines wherever their words stay clear of
/// each other.
package struct EventLanes: Figure {
  package struct Event: Sendable {
    /// In years.
    package var start: Double
    /// Where a span ends; `nil` for what happened on one day.
    package var end: Double?
    package var date: String
    package var text: String
    package var color: Color

    package init(
      start: Double, end: Double? = nil, date: String, text: String, color: Color
    ) {
      self.start = start
      self.end = end
      self.date = date
      self.text = text
      self.color = color
    }
  }

  package struct Lane: Sendable {
    package var name: String
    package var events: [Event]

    package init(name: String, events: [Event]) {
      self.name = name
      self.events = events
    }
  }

  /// A value over a stretch of time.
  package struct Bar: Sendable {
    /// In years.
    package var start: Double
    package var end: Double
    /// The stretch as it is written.
    package var date: String
    package var value: Double?
    /// The value as it is printed, or why there is none.
    package var text: String

    package init(start: Double, end: Double, date: String, value: Double?, text: String) {
      self.start = start
      self.end = end
      self.date = date
      self.value = value
      self.text = text
    }
  }

  /// A measure over the same time, as columns below the lanes.
  package struct Strip: Sendable {
    package var name: String
    package var bars: [Bar]
    package var color: Color

    package init(name: String, bars: [Bar], color: Color) {
      self.name = name
      self.bars = bars
      self.color = color
    }
  }

  package var lanes: [Lane]
  package var strips: [Strip] = []
  /// Whose colours the marks have.
  package var key: [(name: String, color: Color)]
  package var style: ChartStyle
  /// Heads of the table: lane, date, event.
  package var tableHead: (lane: String, date: String, event: String)

  package init(
    lanes: [Lane], key: [(name: String, color: Color)] = [], style: ChartStyle,
    tableHead: (lane: String, date: String, event: String) = ("", "", "")
  ) {
    self.lanes = lanes
    self.key = key
    self.style = style
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    LaneRows(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    var rows = LaneRows(self, width: size.width, labels)
    rows.draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    [[tableHead.lane, tableHead.date, tableHead.event]]
      + lanes.flatMap { lane in lane.events.map { [lane.name, $0.date, $0.text] } }
      + strips.flatMap { strip in
        strip.bars.map { [strip.name, $0.date, $0.text] }
      }
  }
}
