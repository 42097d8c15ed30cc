import Drawing

/// A country between its neighbours, with its ways in and out as lines across the borders: a scheme,
/// laid out without a map.
///
/// The first side lies above, the next below, and so on; sides that share a border line share its
/// width by the number of their ways. The name of a way stands within the country beside its station,
/// what it carries beyond the border.
package struct GatewayScheme: Figure {
  /// How a line is drawn.
  package enum Way: String, Sendable, CaseIterable { case rail, road, air, power, pipeline, port }

  package enum State: Sendable { case open, restricted, closed, planned }

  package struct Link: Sendable {
    package var name: String
    package var detail: String
    package var ways: [Way]
    package var state: State
    /// What is said of its state where it is not open.
    package var stateText: String
    /// How much it can carry as a part of the greatest of its kind, above 0 to 1; `nil` where that is
    /// not known, and its line is of the usual width.
    package var weight: Double?

    package init(
      name: String, detail: String, ways: [Way], state: State = .open, stateText: String = "",
      weight: Double? = nil
    ) {
      self.weight = weight
      self.name = name
      self.detail = detail
      self.ways = ways
      self.state = state
      self.stateText = stateText
    }
  }

  /// A state on the other side of the border.
  package struct Side: Sendable {
    package var name: String
    /// Words under the name, such as the length of the border.
    package var detail: String
    package var color: Color
    /// The colour of its name.
    package var textColor: Color
    /// Whether the country borders it; the border of others is a thin line.
    package var isNeighbour: Bool
    package var links: [Link]

    package init(
      name: String, detail: String = "", color: Color, textColor: Color,
      isNeighbour: Bool = true, links: [Link]
    ) {
      self.textColor = textColor
      self.name = name
      self.detail = detail
      self.color = color
      self.isNeighbour = isNeighbour
      self.links = links
    }
  }

  package var country: String
  package var sides: [Side]
  /// What each way and state is called, for the key.
  package var wayNames: [Way: String]
  package var style: ChartStyle
  /// Heads of the table: gateway, leads to, carries.
  package var tableHead: [String]

  package init(
    country: String, sides: [Side], wayNames: [Way: String], style: ChartStyle,
    tableHead: [String] = ["", "", ""]
  ) {
    self.country = country
    self.sides = sides
    self.wayNames = wayNames
    self.style = style
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    SchemePlan(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    SchemePlan(self, width: size.width, labels).draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    [tableHead]
      + sides.flatMap { side in
        side.links.map { link in
          let ways = link.ways.compactMap { wayNames[$0] }.joined(separator: ", ")
          return [
            link.name, side.name,
            [ways, link.stateText, link.detail].filter { !$0.isEmpty }.joined(separator: "; "),
          ]
        }
      }
  }

  /// Where the lines of a link stand beside the first, clear of each other.
  func offsets(of link: Link) -> [Double] {
    let unit = style.lengths.unit
    var offsets: [Double] = []
    var edge = 0.0
    for way in link.ways {
      let half = stroke(way, link.state, weight: link.weight).width / 2
      let x = offsets.last.map { max($0 + 5 * unit, edge + 1.6 * unit + half) } ?? 0
      offsets.append(x)
      edge = x + half
    }
    return offsets
  }

  /// The stroke of a way, as wide as it can carry where that is known.
  func stroke(_ way: Way, _ state: State = .open, weight: Double? = nil) -> Stroke {
    var stroke = usualStroke(way, state)
    // From half the usual width to twice of it: in between, widths are in proportion.
    if let weight { stroke.width = max(stroke.width * 0.5, stroke.width * 2 * weight) }
    return stroke
  }

  private func usualStroke(_ way: Way, _ state: State) -> Stroke {
    let unit = style.lengths.unit
    let colors = style.colors
    if state == .planned {
      return Stroke(colors.others, width: 1.2 * unit, dashes: [2 * unit, 2 * unit])
    }
    let isClosed = state == .closed
    let color = isClosed ? colors.mute : colors.ink
    return switch way {
    case .rail: Stroke(color, width: 2.4 * unit)
    case .road: Stroke(color, width: 1.4 * unit, dashes: [5 * unit, 2.5 * unit])
    case .air: Stroke(colors.mute, width: 0.9 * unit, dashes: [3 * unit, 2 * unit])
    case .power:
      Stroke(
        isClosed ? colors.mute : colors.accent, width: 1.6 * unit, dashes: [1.6 * unit, 1.8 * unit])
    case .pipeline: Stroke(isClosed ? colors.mute : colors.accent, width: 2.4 * unit)
    case .port:
      Stroke(
        color, width: 1.4 * unit, dashes: [6 * unit, 2 * unit, 1.4 * unit, 2 * unit])
    }
  }
}
