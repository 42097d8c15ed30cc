import Diagnostics

/// A place on the globe, in degrees.
package struct GeoPoint: Sendable, Hashable {
  /// East of Greenwich, from -180 to 180.
  package var longitude: Double
  /// North of the equator, from -90 to 90.
  package var latitude: Double

  package init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// The outlines of states, for a map, with whose view of the boundaries they are.
package struct Boundaries: Sendable {
  /// A state or territory: its polygons, each of an outer ring and the rings of its holes.
  package struct Area: Sendable {
    /// ISO 3166-1 alpha-3, or what the file has in its place.
    package var code: String
    package var polygons: [[[GeoPoint]]]

    package init(code: String, polygons: [[[GeoPoint]]]) {
      self.code = code
      self.polygons = polygons
    }
  }

  /// A town or another place that the map names.
  package struct Place: Sendable {
    package var name: String
    package var point: GeoPoint

    package init(name: String, point: GeoPoint) {
      self.name = name
      self.point = point
    }
  }

  /// The name of the file.
  package var file: String
  /// Whose view of the boundaries the file shows, as readers are told.
  package var view: String
  package var sources: [String]
  package var places: [Place]
  package var areas: [Area]
  package var range: SourceRange?

  package init(
    file: String, view: String, sources: [String] = [], places: [Place] = [], areas: [Area] = [],
    range: SourceRange? = nil
  ) {
    self.file = file
    self.view = view
    self.sources = sources
    self.places = places
    self.areas = areas
    self.range = range
  }
}
