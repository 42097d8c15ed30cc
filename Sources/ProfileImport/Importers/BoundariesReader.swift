import CountryRisk
import Diagnostics
import SourceReading

/// Reads the outlines of states from GeoJSON (RFC 7946) or TopoJSON (its specification, version 1).
struct BoundariesReader {
  private let log: DiagnosticLog
  /// Of TopoJSON: the lines that outlines are made of, in degrees.
  private var arcs: [[GeoPoint]] = []

  /// The areas of `file`; none when the log has received an error.
  static func read(_ file: SourceFile, log: DiagnosticLog) -> [Boundaries.Area] {
    guard let root = JSONReader.read(file, log: log) else { return [] }
    var reader = BoundariesReader(log: log)
    let before = log.errorCount
    let areas = reader.areas(root)
    guard log.errorCount == before else { return [] }
    if areas.isEmpty {
      log.error(
        "no-outlines", "the file has no outlines of states", at: root.range,
        help: "features need polygons, and an alpha-3 code as 'id' or as a property such as isoA3")
    }
    return areas
  }

  private init(log: DiagnosticLog) { self.log = log }

  private mutating func areas(_ root: SourceNode) -> [Boundaries.Area] {
    switch root["type"]?.scalar?.text {
    case "FeatureCollection":
      return (root["features"]?.items ?? []).compactMap { feature in
        guard let geometry = feature["geometry"], geometry.entries != nil else { return nil }
        return area(
          feature, geometry, geometry["coordinates"]?.items ?? [], ring: pointsOfCoordinates)
      }
    case "Topology":
      arcs = arcs(root)
      let objects = root["objects"]?.entries ?? []
      let all = objects.first { $0.key == "countries" } ?? objects.first
      return (all?.value["geometries"]?.items ?? []).compactMap { geometry in
        area(geometry, geometry, geometry["arcs"]?.items ?? [], ring: pointsOfArcs)
      }
    default:
      log.error(
        "no-geometry", "the file is neither a FeatureCollection of GeoJSON nor a Topology",
        at: root.range,
        help: "write \"type\": \"FeatureCollection\" or \"type\": \"Topology\"")
      return []
    }
  }

  private func area(
    _ feature: SourceNode, _ geometry: SourceNode, _ content: [SourceNode],
    ring: (SourceNode) -> [GeoPoint]
  ) -> Boundaries.Area? {
    guard let code = code(of: feature) else { return nil }
    let polygons: [[SourceNode]]
    switch geometry["type"]?.scalar?.text {
    case "Polygon": polygons = [content]
    case "MultiPolygon": polygons = content.map { $0.items ?? [] }
    default: return nil
    }
    let outlines = polygons.map { rings in
      rings.compactMap { node -> [GeoPoint]? in
        let points = ring(node)
        guard points.count >= 4 else {
          log.error(
            "wrong-outline", "an outline has \(points.count) points, fewer than four",
            at: node.range, help: "a ring ends where it begins, after three other points at least")
          return nil
        }
        return points
      }
    }
    return Boundaries.Area(code: code, polygons: outlines)
  }

  /// The alpha-3 code that a feature bears as its id or among its properties.
  private func code(of feature: SourceNode) -> String? {
    let properties = feature["properties"]
    let names = ["isoA3", "iso_a3", "ISO_A3", "ISO_A3_EH", "adm0A3", "adm0_a3", "ADM0_A3"]
    let found = [feature["id"]] + names.map { properties?[$0] }
    return found.lazy.compactMap { $0?.scalar?.text }.first { text in
      text.utf8.count == 3 && text.utf8.allSatisfy { (65...90).contains($0) }
    }
  }

  private func pointsOfCoordinates(_ ring: SourceNode) -> [GeoPoint] {
    (ring.items ?? []).compactMap { point in
      guard let values = point.items, values.count >= 2, let x = number(values[0]),
        let y = number(values[1])
      else {
        log.error(
          "wrong-outline", "a place is a longitude and a latitude", at: point.range,
          help: "write [106.9, 47.9]")
        return nil
      }
      return self.point(x, y, at: point.range)
    }
  }

  private func point(_ x: Double, _ y: Double, at range: SourceRange) -> GeoPoint? {
    guard abs(x) <= 180.001, abs(y) <= 90.001 else {
      log.error(
        "out-of-range", "there is no place at longitude \(x), latitude \(y)", at: range,
        help: "degrees are wanted: longitudes from -180 to 180, latitudes from -90 to 90")
      return nil
    }
    return GeoPoint(longitude: x, latitude: y)
  }

  private func number(_ node: SourceNode) -> Double? {
    node.scalar.flatMap { Double($0.text) }.flatMap { $0.isFinite ? $0 : nil }
  }

  // MARK: TopoJSON

  private func pointsOfArcs(_ ring: SourceNode) -> [GeoPoint] {
    var points: [GeoPoint] = []
    for node in ring.items ?? [] {
      guard let index = number(node).map({ Int($0) }),
        arcs.indices.contains(index < 0 ? ~index : index)
      else {
        log.error(
          "wrong-outline", "'\(node.scalar?.text ?? "…")' is none of the \(arcs.count) arcs",
          at: node.range)
        continue
      }
      let arc = arcs[index < 0 ? ~index : index]
      // Neighbouring arcs share a point.
      points += (index < 0 ? arc.reversed() : arc).dropFirst(points.isEmpty ? 0 : 1)
    }
    return points
  }

  private func arcs(_ root: SourceNode) -> [[GeoPoint]] {
    func pair(_ key: String) -> (Double, Double)? {
      guard let values = root["transform"]?[key]?.items, values.count == 2,
        let x = number(values[0]),
        let y = number(values[1])
      else { return nil }
      return (x, y)
    }
    let (scale, shift) = (pair("scale"), pair("translate"))
    return (root["arcs"]?.items ?? []).map { arc in
      var (x, y) = (0.0, 0.0)
      return (arc.items ?? []).compactMap { node in
        guard let values = node.items, values.count >= 2, let first = number(values[0]),
          let second = number(values[1])
        else {
          log.error("wrong-outline", "a place of an arc is two numbers", at: node.range)
          return nil
        }
        guard let scale, let shift else { return point(first, second, at: node.range) }
        // Quantised places are steps from the one before.
        x += first
        y += second
        return point(x * scale.0 + shift.0, y * scale.1 + shift.1, at: node.range)
      }
    }
  }
}

extension SourceNode {
  /// The value under `key`, if it is a mapping that has it.
  fileprivate subscript(_ key: String) -> SourceNode? {
    entries?.first { $0.key == key }?.value
  }
}
