import CountryRisk
import Diagnostics
import ProfileImport
import SourceReading
import TestSupport
import Testing

@Suite struct DamagedFilesTests {
  private static let bytes: [UInt8] = {
    let log = DiagnosticLog()
    let files = ProfileFolder(path: SampleProfile.folder).files(log: log) ?? []
    return files.first { $0.name.hasSuffix(".yaml") }.map { Array($0.text.utf8) } ?? []
  }()

  private func read(_ bytes: [UInt8]) -> DiagnosticLog {
    let log = DiagnosticLog()
    guard let file = SourceText.decode(bytes, name: "damaged.yaml", log: log),
      let profile = ProfileImporter.read(files: [file], name: "damaged", log: log)
    else {
      #expect(log.hasErrors)
      return log
    }
    ProfileRules.check(profile, log: log)
    return log
  }

  @Test func `a file cut off anywhere is read or refused, and told where`() {
    for length in stride(from: 0, to: Self.bytes.count, by: 61) {
      for diagnostic in read(Array(Self.bytes.prefix(length))).diagnostics {
        #expect(diagnostic.range != nil || diagnostic.code == "no-profile")
        #expect(!DiagnosticFormatter().text(diagnostic).isEmpty)
      }
    }
  }

  @Test func `a file with a byte changed is read or refused`() {
    var state: UInt64 = 1
    func random() -> Int {
      // Knuth's linear congruential generator (MMIX).
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    let damages = Array("{}[]|>:,&*!%@`'\"#-\n\t \u{0}\u{7F}é9A".utf8)
    for _ in 0..<200 {
      var damaged = Self.bytes
      damaged[random() % damaged.count] = damages[random() % damages.count]
      _ = read(damaged)
    }
  }
}
