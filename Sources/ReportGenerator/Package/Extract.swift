import Diagnostics
import Glibc
import SourceReading

extension ReportGenerator {
  /// Writes the files that the PDF at `path` carries into `folder`, which is new or empty: the
  /// profile under its own name, layout and themes in folders of theirs, tables of charts into `data`.
  /// No name takes a file out of the folder. With an error, nothing is written.
  public func extract(
    _ path: String, to folder: String, log: DiagnosticLog
  ) -> [WrittenFile] {
    guard let files = ReportPackage.embeddedFiles(path, log: log) else { return [] }
    guard !files.isEmpty else {
      log.error(
        "no-package", "'\(path)' carries no files",
        help: "only a report that 'report build' wrote with its data has them")
      return []
    }
    guard isNewOrEmpty(folder) else {
      log.error(
        "folder-not-empty", "'\(folder)' is there already and not empty",
        help: "name a new folder, so that no file takes the place of another")
      return []
    }
    var known: [String: String] = [:]
    if let text = files.first(where: { $0.name == ReportPackage.manifestName })?.bytes {
      guard
        let source = SourceText.decode(
          text, name: path + "/" + ReportPackage.manifestName, log: log),
        let manifest = Manifest(source, log: log)
      else { return [] }
      guard ReportPackage.read(path, log: log) != nil else { return [] }
      let profile = manifest.options.profile
      for entry in manifest.inputs {
        // The profile keeps its name, which is that of its folder.
        known[ReportPackage.attachmentName(entry.path)] =
          entry.path.hasPrefix("profile/")
          ? profile + entry.path.dropFirst("profile".count) : entry.path
      }
    }
    var rendered: [RenderedFile] = []
    var taken = Set<String>()
    for file in files {
      let name =
        known[file.name]
        ?? (file.name == ReportPackage.manifestName
          ? file.name : PackagePath.safeName(file.name).map { "data/" + $0 })
      guard let name, PackagePath.isSafe(name), taken.insert(name.lowercased()).inserted else {
        log.error(
          "unsafe-path",
          "'\(path)' carries a file with the name \(DiagnosticFormatter.quoted(file.name)), which "
            + "cannot be written", help: "nothing was written")
        return []
      }
      rendered.append(RenderedFile(name: name, bytes: file.bytes))
    }
    return write(rendered, to: folder, log: log)
  }

  private func isNewOrEmpty(_ folder: String) -> Bool {
    var status = stat()
    guard lstat(folder, &status) == 0 else { return errno == ENOENT }
    return SourceFileReader.entries(ofFolder: folder)?.isEmpty ?? false
  }
}
