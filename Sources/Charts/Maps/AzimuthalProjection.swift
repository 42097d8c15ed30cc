import Drawing
import Glibc

/// A place on the globe, in degrees east and north.
package struct MapPoint: Sendable, Hashable {
  package var longitude: Double
  package var latitude: Double

  package init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// Lambert's azimuthal equal-area projection about a centre (J. P. Snyder, "Map Projections: A Working
/// Manual", 1987, equations 24-2 to 24-4): areas are in proportion, and no meridian is a seam, so that
/// states on both sides of the antimeridian are whole.
package struct AzimuthalProjection: Sendable {
  /// Kilometres in a unit of length near the centre (mean radius of the Earth, IUGG).
  package static let kilometres = 6371.0088

  private let longitude: Double
  private let sine: Double
  private let cosine: Double

  package init(center: MapPoint) {
    longitude = center.longitude * .pi / 180
    sine = sin(center.latitude * .pi / 180)
    cosine = cos(center.latitude * .pi / 180)
  }

  /// How far from the centre places are projected, as the cosine of an angle: 120 degrees. Beyond, the
  /// far side of the globe would lie around the map as a ring.
  private static let horizon = -0.5

  /// Where `point` lies, in radii of the Earth east and south of the centre; `nil` for the far side.
  package func callAsFunction(_ point: MapPoint) -> Point? {
    let (latitude, turn) = (
      point.latitude * .pi / 180, point.longitude * .pi / 180 - longitude
    )
    let (s, c) = (sin(latitude), cos(latitude))
    let east = c * sin(turn)
    let north = cosine * s - sine * c * cos(turn)
    let toward = sine * s + cosine * c * cos(turn)
    guard toward >= Self.horizon else { return nil }
    let factor = (2 / (1 + toward)).squareRoot()
    return Point(x: factor * east, y: -factor * north)
  }
}
