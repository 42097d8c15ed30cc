import Diagnostics
import SourceReading

/// What was found when a report was made again from what it carries.
public struct Verification: Sendable {
  /// Why the file is not what is made from it again; empty if it is the same, byte by byte.
  public var differences: [String]

  /// Whether the file is what is made from it again, byte by byte.
  public var isIdentical: Bool { differences.isEmpty }
}

extension ReportGenerator {
  /// Makes the report in the PDF at `path` again, from what it carries alone, and compares; `nil` when
  /// the log has received an error.
  public func verify(_ path: String, log: DiagnosticLog) -> Verification? {
    var differences: [String] = []
    let read = ReportPackage.read(path, log: log) {
      differences.append("'\($0)' in the file is not the one that the report was made from")
    }
    guard let bytes = SourceFileReader(log: log).bytes(of: path), let (package, manifest) = read
    else { return nil }
    // What was changed may not even be readable; that it was changed is what counts.
    if !differences.isEmpty { return Verification(differences: differences + versions(manifest)) }
    // What is wrong with the data was said when the report was made; errors alone count here.
    let own = DiagnosticLog()
    var request = BuildRequest(country: path, layout: package.options.layout)
    request.isLayoutNamed = false
    guard let made = withoutTimestamp({ make(request, log: own) })?.files.first else {
      log.add(own.diagnostics.filter { $0.severity == .error })
      return nil
    }
    if made.bytes == bytes { return Verification(differences: []) }
    guard let now = lastManifest else { return Verification(differences: differences) }
    differences += versions(manifest)
    differences += Self.differences(
      "the font file", manifest.fonts, now.fonts, there: "with the digest", here: "here it has")
    let count = (manifest.pages.count, now.pages.count)
    if count.0 != count.1 {
      differences.append("it has \(count.0) pages, made again it has \(count.1)")
    }
    let other = zip(manifest.pages, now.pages).enumerated()
      .filter { $0.element.0.digest != $0.element.1.digest }.map { String($0.offset + 1) }
    if !other.isEmpty {
      differences.append(
        "something stands elsewhere or reads otherwise on page"
          + (other.count == 1 ? " " : "s ") + other.joined(separator: ", "))
    }
    if differences.isEmpty {
      let place = zip(made.bytes, bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      differences.append(
        "the file was changed after it was made: \(bytes.count) bytes, made again "
          + "\(made.bytes.count), the same up to byte "
          + String(place ?? min(made.bytes.count, bytes.count)))
    }
    return Verification(differences: differences)
  }

  /// What of the program and its libraries is another than when the report was made.
  private func versions(_ manifest: Manifest) -> [String] {
    let program = Manifest.currentProgram
    return
      (program == manifest.program
      ? [] : ["it was made by \(manifest.program), this is \(program)"])
      + Self.differences(
        "the library", manifest.libraries, Manifest.currentLibraries, there: "with", here: "here is"
      )
  }

  private static func differences(
    _ what: String, _ then: [Manifest.Entry], _ now: [Manifest.Entry], there: String, here: String
  ) -> [String] {
    let known = Dictionary(now.map { ($0.path, $0.value) }, uniquingKeysWith: { first, _ in first })
    return then.compactMap { entry in
      guard let value = known[entry.path] else {
        return "\(what) \(entry.path) is not used here"
      }
      return value == entry.value
        ? nil
        : "it was made \(there) \(what == "the library" ? entry.path + " " : "")\(entry.value.prefix(16))"
          + "\(what == "the library" ? "" : " of \(entry.path)"), \(here) \(value.prefix(16))"
    }
  }
}
