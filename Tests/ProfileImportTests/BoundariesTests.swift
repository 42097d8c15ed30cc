import CountryRisk
import Diagnostics
import Testing

@testable import ProfileImport

@Suite struct BoundariesTests {
  private func areas(_ text: String) -> (areas: [Boundaries.Area], log: DiagnosticLog) {
    let log = DiagnosticLog()
    let areas = BoundariesReader.read(SourceFile(name: "map.geojson", text: text), log: log)
    return (areas, log)
  }

  private func feature(_ geometry: String, id: String = #""id": "MNG""#) -> String {
    """
    {"type": "FeatureCollection", "features": [
    {"type": "Feature", \(id), "geometry": \(geometry)}
    ]}
    """
  }

  private static let square = "[[0, 0], [0, 2], [2.5, 2], [2, 0], [0, 0]]"

  @Test func `polygons of features are read with the codes of their states`() {
    let text = feature(#"{"type": "Polygon", "coordinates": [\#(Self.square)]}"#)
    let (found, log) = areas(text)
    #expect(log.diagnostics.isEmpty)
    #expect(found.map(\.code) == ["MNG"])
    #expect(found[0].polygons[0][0][2] == GeoPoint(longitude: 2.5, latitude: 2))
    let several = feature(
      #"{"type": "MultiPolygon", "coordinates": [[\#(Self.square)], [\#(Self.square)]]}"#,
      id: #""id": 7, "properties": {"iso_a3": "-99", "adm0A3": "NOR"}"#)
    #expect(areas(several).areas.map(\.code) == ["NOR"])
    #expect(areas(several).areas[0].polygons.count == 2)
  }

  @Test func `arcs of a topology are put together, turned round where their number is negative`() {
    let (found, log) = areas(
      """
      {"type": "Topology", "transform": {"scale": [0.5, 0.1], "translate": [100, 40]},
       "objects": {"land": {"type": "GeometryCollection", "geometries": []},
        "countries": {"type": "GeometryCollection", "geometries": [
         {"type": "Polygon", "id": "496", "properties": {"isoA3": "MNG"}, "arcs": [[0, -2]]},
         {"type": "Point", "properties": {"isoA3": "RUS"}, "coordinates": [0, 0]}]}},
       "arcs": [[[0, 0], [10, 0], [0, 20]], [[0, 0], [0, 20], [10, 0]]]}
      """)
    #expect(log.diagnostics.isEmpty)
    #expect(found.map(\.code) == ["MNG"])
    #expect(
      found[0].polygons[0][0].map { [$0.longitude, $0.latitude] }
        == [[100, 40], [105, 40], [105, 42], [100, 42], [100, 40]])
  }

  @Test(arguments: [
    ("{}", "no-geometry"), ("[1]", "no-geometry"),
    (#"{"type": "FeatureCollection"}"#, "no-outlines"),
    (#"{"type": "Topology", "objects": {}, "arcs": []}"#, "no-outlines"), ("{", "bad-json"),
  ])
  func `a file that is no map is an error`(text: String, code: String) {
    let (found, log) = areas(text)
    #expect(found.isEmpty)
    #expect(log.hasErrors)
    if code != "bad-json" { #expect(log.diagnostics.map(\.code) == [code]) }
  }

  @Test(arguments: [
    ("[[0, 0], [0, 2], [0, 0]]", "wrong-outline"),
    ("[[0, 0], [0, 2], [2, 2], [2, 91], [0, 0]]", "out-of-range"),
    (#"[[0, 0], [0, "x"], [2, 2], [2, 1], [0, 0]]"#, "wrong-outline"),
  ])
  func `an outline that cannot be is an error at its place`(ring: String, code: String) {
    let log = areas(feature(#"{"type": "Polygon", "coordinates": [\#(ring)]}"#)).log
    #expect(log.diagnostics.first?.code == code)
    #expect(log.diagnostics.first?.range?.start.line == 2)
  }

  @Test func `an arc that is not there is an error at its place`() {
    let log = areas(
      """
      {"type": "Topology", "arcs": [[[0, 0], [1, 0], [1, 1], [0, 0]]],
       "objects": {"a": {"geometries": [{"type": "Polygon", "id": "MNG", "arcs": [[1]]}]}}}
      """
    ).log
    #expect(log.diagnostics.first?.code == "wrong-outline")
    #expect(log.diagnostics.first?.range?.start == SourcePosition(line: 2, column: 78))
  }

  private func profile(_ boundaries: String, map: String?) -> (CountryProfile?, DiagnosticLog) {
    let log = DiagnosticLog()
    var files = [
      SourceFile(
        name: "p/a.yaml",
        text: """
          country: {name: Mongolia, codes: {alpha-2: MN, alpha-3: MNG}, neighbours: [CHN]}
          report: {title: T, series: S, edition: 2024-06-30}
          boundaries: \(boundaries)
          """)
    ]
    if let map { files.append(SourceFile(name: "p/map.geojson", text: map)) }
    return (ProfileImporter.read(files: files, name: "p", log: log), log)
  }

  @Test func `a profile has the outlines of the file that it names`() throws {
    let map = feature(#"{"type": "Polygon", "coordinates": [\#(Self.square)]}"#)
    let (found, log) = profile("{file: map.geojson, view: Ours}", map: map)
    #expect(log.diagnostics.isEmpty)
    #expect(try #require(found?.boundaries).areas.map(\.code) == ["MNG"])
  }

  @Test(arguments: [
    ("{file: maps.geojson, view: Ours}", "file-missing"), ("{file: map.geojson}", "missing-key"),
    (
      "{file: map.geojson, view: V, places: [{name: A, at: {latitude: 95, longitude: 0}}]}",
      "out-of-range"
    ),
  ])
  func `boundaries without a file, a view or a possible place are errors`(
    yaml: String, code: String
  ) {
    let map = feature(#"{"type": "Polygon", "coordinates": [\#(Self.square)]}"#)
    #expect(profile(yaml, map: map).1.diagnostics.map(\.code) == [code])
  }

  @Test func `a map without the country is an error`() {
    let map = feature(
      #"{"type": "Polygon", "coordinates": [\#(Self.square)]}"#, id: #""id": "CHN""#)
    let log = profile("{file: map.geojson, view: V}", map: map).1
    #expect(log.diagnostics.map(\.code) == ["country-not-on-map"])
  }
}
