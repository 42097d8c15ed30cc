// swift-tools-version: 6.0
import PackageDescription

// What a program is built with has been tested in debug mode, where overlapping access to a variable ends
// the program.
let strict: [SwiftSetting] = [
  .unsafeFlags(["-warnings-as-errors"]),
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// A target of the product, with the settings all of them share.
func part(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies,
    exclude: name == "LayoutEngine" ? ["Facts"] : [], swiftSettings: strict)
}

func library(_ name: String, _ pkgConfig: String?) -> Target {
  .systemLibrary(name: name, path: "Sources/SystemLibraries/" + name, pkgConfig: pkgConfig)
}

let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "report",
  products: [.executable(name: "report", targets: ["report"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    library("CCairo", "cairo-pdf cairo-ft"),
    library("CFreeType", "freetype2"),
    library("CHarfBuzz", "harfbuzz-subset"),
    .target(
      name: "CICU", path: "Sources/SystemLibraries/CICU",
      linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "CStoredStreams", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CRowCompression", linkerSettings: [.linkedLibrary("isal")]),
    .target(name: "CPDFAttachments"),
    .target(name: "CPatternImages"),
    .target(name: "CLargePages"),
    .target(name: "CThreadPlacement"),
    .target(
      name: "CPictures", linkerSettings: [.linkedLibrary("png16"), .linkedLibrary("dl")]),
    library("CHyphen", nil),
    library("CCSV", nil),
    library("CYAML", "yaml-0.1"),
    library("CCMark", "libcmark-gfm"),
    library("CPNG", "libpng"),
    library("CQPDF", "libqpdf"),
    library("CDeflate", "libdeflate"),
    library("CDigest", "libcrypto"),
    library("CLCMS", "lcms2"),

    part("Diagnostics", []),
    part("SideWork", ["CLargePages", "CThreadPlacement"]),
    part("Compression", ["CDeflate", "CRowCompression"]),
    part("CountryRisk", ["Diagnostics"]),
    part("Drawing", ["CHarfBuzz", "CICU"]),
    part("SourceReading", ["Diagnostics", "CCSV", "CYAML"]),
    part("Charts", ["Drawing"]),
    part(
      "LayoutEngine", ["Drawing", "Diagnostics", "SideWork", "CHyphen", "CPatternImages"]),
    part("Pictures", ["Diagnostics", "Drawing", "SourceReading", "CPictures"]),
    part("ProfileImport", ["Diagnostics", "CountryRisk", "SourceReading", "SideWork"]),
    part(
      "ReportSections",
      [
        "Diagnostics", "CountryRisk", "SourceReading", "Drawing", "Charts", "LayoutEngine",
        "CCMark",
      ]),
    part(
      "CairoRenderer",
      [
        "Drawing", "SideWork", "Compression", "CCairo", "CFreeType", "CHarfBuzz", "CPNG",
        "CStoredStreams",
      ]),
    part("SVGRenderer", ["Drawing"]),
    part(
      "PDFFinishing",
      [
        "Drawing", "SideWork", "Compression", "CDigest", "CLCMS", "CPDFAttachments",
        "CStoredStreams",
      ]),
    .target(name: "CountryProfiles", exclude: ["mongolia"]),
    part(
      "ReportGenerator",
      [
        "Diagnostics", "CountryRisk", "SourceReading", "ProfileImport", "Drawing", "Charts",
        "LayoutEngine", "ReportSections", "CairoRenderer", "SVGRenderer", "PDFFinishing",
        "CountryProfiles", "SideWork", "Compression", "Pictures",
      ]),
    .executableTarget(
      name: "report", dependencies: ["ReportGenerator", "Diagnostics", "CLargePages", arguments],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "Drawing"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests(of: "Diagnostics"),
    tests(of: "CountryRisk", ["Diagnostics"]),
    tests(of: "SourceReading", ["Diagnostics", "TestSupport"]),
    tests(of: "ProfileImport", ["Diagnostics", "CountryRisk", "SourceReading", "TestSupport"]),
    tests(of: "Drawing", ["TestSupport"]),
    tests(of: "Pictures", ["Diagnostics", "Drawing", "CairoRenderer", "TestSupport"]),
    tests(of: "Charts", ["Drawing", "TestSupport"]),
    tests(of: "LayoutEngine", ["Drawing", "Diagnostics", "TestSupport"]),
    tests(
      of: "ReportSections",
      [
        "Diagnostics", "CountryRisk", "SourceReading", "ProfileImport", "Drawing", "LayoutEngine",
        "Charts", "TestSupport",
      ]),
    tests(of: "CairoRenderer", ["Drawing", "PDFFinishing", "TestSupport"]),
    tests(of: "SVGRenderer", ["Drawing", "TestSupport"]),
    tests(of: "SideWork"),
    tests(of: "Compression", ["TestSupport"]),
    tests(of: "PDFFinishing", ["Compression", "Drawing", "CairoRenderer", "TestSupport", "CQPDF"]),
    tests(of: "ReportGenerator", ["Diagnostics", "Drawing", "PDFFinishing", "TestSupport"]),
    .testTarget(
      name: "reportTests", dependencies: ["report", "TestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
