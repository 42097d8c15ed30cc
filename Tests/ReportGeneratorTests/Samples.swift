import Diagnostics
import Foundation
import Testing

@testable import ReportGenerator

/// Where the checkout lies.
enum Checkout {
  static let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }
}

/// A folder that is gone when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("report-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(_ name: String) -> String { path + "/" + name }

  /// Writes `text` to the file `name`, whose folders are made.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let parent = (self[name] as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: parent, withIntermediateDirectories: true)
    try text.write(toFile: self[name], atomically: false, encoding: .utf8)
    return self[name]
  }

  /// The names of all files below, in order.
  var files: [String] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { !SearchPath.isFolder(self[$0]) }.sorted()
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: self[name]) }
}

extension ReportGenerator {
  /// A generator that looks in `folders` first and then in the checkout.
  static func sample(_ folders: [String] = []) -> ReportGenerator {
    ReportGenerator(search: SearchPath(folders: folders + [Checkout.folder]))
  }
}

/// The text of a small profile that keeps all rules.
enum SmallProfile {
  static func yaml(name: String = "Smallland") -> String {
    """
    country:
      name: \(name)
      codes: {alpha-2: XA, alpha-3: XAA}
      neighbours: [XAB]
      landlocked: false
    report: {title: A test, series: Tests, edition: 2024-06-30, bottom-line: All is small.}
    sources: {one: {title: T, publisher: P, year: 2020, kind: news}}
    facts: {exports: {label: Exports, shares: {XAB: 60, Europe: 20}, year: 2020, source: one}}
    charts: {exports: {title: A title, subtitle: A subtitle, kind: bars, data: exports}}
    """
  }

  /// A layout without texts, in `theme`.
  static func layout(_ name: String = "small", theme: String = "house") -> String {
    "name: \(name)\ntheme: \(theme)\nsections:\n  - kind: cover\n  - kind: bottom-line\n"
  }
}
