import CountryRisk
import Diagnostics
import Drawing
import PDFFinishing
import Pictures
import SourceReading

/// Where the pictures of a profile are.
enum PictureOrigin {
  /// In the folder of the profile.
  case folder(String)
  /// In a report.
  case package(ReportPackage, path: String)
  /// A profile that is compiled in has none.
  case nowhere
}

extension ReportGenerator {
  /// Most pixels that the pictures of a report may keep, but for JPEG.
  private static let picturePixels = 75_000_000

  /// The pictures of `profile` by id, without those for which the log has received an error.
  func pictures(of profile: CountryProfile, log: DiagnosticLog) -> [String: Picture] {
    var pictures: [String: Picture] = [:]
    var known: [String: Picture] = [:]
    var pixels = 0
    for definition in profile.pictures {
      guard let (bytes, name) = bytes(of: definition, log: log) else { continue }
      let digest = Digest.sha256(bytes)
      let picture =
        known[digest]
        ?? PictureReader.read(
          bytes, name: name, at: definition.fileRange, digest: digest, log: log)
      if known[digest] == nil, let picture, picture.jpeg == nil {
        pixels += picture.columns * picture.rows
        guard pixels <= Self.picturePixels else {
          log.error(
            "pictures-too-large",
            "the pictures up to '\(definition.id)' have more than "
              + "\(Self.picturePixels / 1_000_000) million pixels together",
            at: definition.fileRange,
            help: "scale them down, or save photographs as JPEG, which need not be kept as pixels")
          return [:]
        }
      }
      (pictures[definition.id], known[digest]) = (picture, picture)
      let path = "profile/" + definition.file
      if !recordedFiles.contains(where: { $0.path == path }) {
        recordedFiles.append(ReportPackage.BinaryInput(path: path, bytes: bytes))
      }
    }
    return pictures
  }

  private func bytes(
    of picture: PictureDefinition, log: DiagnosticLog
  ) -> (bytes: [UInt8], name: String)? {
    let (file, range) = (picture.file, picture.fileRange)
    guard ReportPackage.isBinary(file), PackagePath.isSafe(file) else {
      log.error(
        "unusable-picture", "'\(file)' is no path of a picture in the folder of the profile",
        at: range,
        help:
          "name a file below it that ends in .png, .jpg, .jpeg or .svg, such as pictures/port.png")
      return nil
    }
    switch pictureOrigin {
    case .folder(let path):
      return SourceFileReader(root: path, log: log).bytes(of: file, at: range)
        .map { ($0, SearchPath.join(path, file)) }
    case .package(let package, let path):
      guard let found = package.files.first(where: { $0.path == "profile/" + file }) else {
        log.error(
          "attachment-missing", "'\(path)' has lost '\(file)', which it was made from", at: range,
          help: "take the file as 'report build' wrote it")
        return nil
      }
      return (found.bytes, path + "/" + found.path)
    case .nowhere:
      log.error(
        "file-missing", "a profile of the program has no picture '\(file)'", at: range,
        help: "copy the profile to a folder with 'report new'")
      return nil
    }
  }
}
