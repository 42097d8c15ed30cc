/// What to build: one report of one country.
public struct BuildRequest: Sendable {
  /// A compiled-in profile's name, a name below `Profiles`, or a path.
  public var country: String
  /// A layout's name or path.
  public var layout: String
  /// Whether the layout was asked for; else that of a report which is made again is its own.
  public var isLayoutNamed = true
  /// Whether claims without sources, old figures and typed numbers are errors.
  public var isStrict = false
  /// Whether the PDF carries what it is made from, and the data of its charts.
  public var hasData = true
  /// The standards that a PDF claims, such as `ua1,a3a`, or `none`; those two if `nil`. PDF/A-2a carries
  /// no data.
  public var standard: String?
  /// Whether the first page of a PDF can be shown before the rest has come; as a report to be made again
  /// says, if `nil`.
  public var isLinearised: Bool?
  /// The folder that takes the files; `Output/COUNTRY` where `nil`.
  public var output: String?
  /// At least one format.
  public var formats: [OutputFormat]
  /// Resolution of pages as pictures.
  public var dotsPerInch: Int
  /// A paper of the theme in place of the layout's.
  public var paper: String?
  /// A BCP 47 tag in place of the layout's.
  public var language: String?
  /// The edition's date, `2026-11-23`, in place of the profile's.
  public var edition: String?
  /// A theme in place of the layout's, by name or path.
  public var theme: String?
  /// A word across every page in place of the layout's.
  public var watermark: String?

  /// The country of a request that names none.
  public static let usualCountry = "mongolia"
  /// The layout of a request that names none.
  public static let usualLayout = "country-risk"

  /// A request for the PDF of `country` in `layout`.
  public init(country: String, layout: String = BuildRequest.usualLayout) {
    self.country = country
    self.layout = layout
    formats = [.pdf]
    dotsPerInch = 144
  }
}

/// Which charts of a country to draw, how large, and as what.
public struct ChartRequest: Sendable {
  /// A compiled-in profile's name, a name below `Profiles`, or a path.
  public var country: String
  /// Ids of charts; empty for all.
  public var charts: [String]
  /// Sizes as on the command line: `slide`, `1920x1080`, `160x90mm`.
  public var sizes: [String]
  /// Pixels for each pixel of the size.
  public var scale: Int
  /// At least one format.
  public var formats: [OutputFormat]
  /// Whether the paper is left out.
  public var isTransparent: Bool
  /// A theme in place of the layout's, by name or path.
  public var theme: String?
  /// How the picture is seen: `normal`, `protan`, `deutan`, `tritan` or `grey`. Others than the first
  /// are named in the file's name.
  public var sight = "normal"
  /// Whether the text of SVG is written as outlines.
  public var hasOutlines = false
  /// Whether the data and the words of each chart are written beside it.
  public var hasSidecar = false
  /// The folder that takes the files; `Output/COUNTRY/charts` where `nil`.
  public var output: String?
  /// The layout whose theme and language are used.
  public var layout: String
  /// A BCP 47 tag in place of the layout's.
  public var language: String?

  /// A request for `charts` of `country` as slides in PNG.
  public init(country: String, charts: [String]) {
    self.country = country
    self.charts = charts
    sizes = ["slide"]
    scale = 1
    formats = [.png]
    isTransparent = false
    layout = BuildRequest.usualLayout
  }
}
