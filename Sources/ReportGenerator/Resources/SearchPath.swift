import Diagnostics
import Glibc
import SourceReading

/// The folders in which layouts, themes, fonts and profiles are looked for: the user's own first,
/// then the program's.
public struct SearchPath: Sendable {
  /// Folders that may hold `Layouts`, `Fonts` and `Profiles`, in order.
  public var folders: [String]
  /// The program's own one of them, with what set-up made for it; `nil` if there is none.
  public var program: String?

  /// A search through `folders`, of which `program` is the program's own.
  public init(folders: [String], program: String? = nil) {
    self.folders = folders
    self.program = program
  }

  /// The first file of `name` below the folders; `nil` if there is none.
  func file(_ name: String) -> String? {
    folders.lazy.map { Self.join($0, name) }.first { access($0, R_OK) == 0 && !Self.isFolder($0) }
  }

  /// The first folder of `name` below the folders; `nil` if there is none.
  func folder(_ name: String) -> String? {
    folders.lazy.map { Self.join($0, name) }.first { Self.isFolder($0) }
  }

  /// Names in all folders `name`, without those that hide behind an earlier one, in order.
  func entries(in name: String, ending suffix: String) -> [(name: String, path: String)] {
    var seen = Set<String>()
    var result: [(name: String, path: String)] = []
    for folder in folders {
      let path = Self.join(folder, name)
      guard Self.isFolder(path),
        let names = SourceFileReader(log: DiagnosticLog()).names(inFolder: path)
      else { continue }
      for entry in names where entry.hasSuffix(suffix) && seen.insert(entry).inserted {
        result.append((String(entry.dropLast(suffix.count)), Self.join(path, entry)))
      }
    }
    return result.sorted { $0.name < $1.name }
  }

  /// The folders as a reader may look for them.
  var described: String {
    folders.map { $0.isEmpty ? "the current folder" : $0 }.joined(separator: ", ")
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder + (folder.hasSuffix("/") ? "" : "/") + name
  }

  static func isFolder(_ path: String) -> Bool { SourceFileReader.isFolder(path) }
}
