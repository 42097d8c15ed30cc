import CountryRisk
import Diagnostics
import ProfileImport

/// The invented profile that uses every key.
enum SampleProfile {
  static let folder: String = {
    let here = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    return "/" + here + "/Samples/sample-land"
  }()

  static func read() -> (profile: CountryProfile?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    return (ProfileImporter.read(folder: folder, log: log), log)
  }
}
