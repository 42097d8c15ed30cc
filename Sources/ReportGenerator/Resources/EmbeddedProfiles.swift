import CountryProfiles
import Diagnostics

/// The profiles that are compiled into the program.
enum EmbeddedProfiles {
  /// Their names, in order.
  static var names: [String] {
    var names: [String] = []
    for file in table {
      let name = String(cString: file.profile)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The files of the profile `name`, empty if there is none of that name.
  /// - Parameter language: Whose translation is meant.
  static func files(of name: String, language: String? = nil) -> [SourceFile] {
    table.filter { file in
      guard String(cString: file.profile) == name else { return false }
      let path = String(cString: file.name)
      if let language { return path.hasPrefix(language + "/") }
      return !path.contains("/") || path.hasPrefix("prose/")
    }.map { file in
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return SourceFile(
        name: name + "/" + String(cString: file.name),
        text: String(decoding: bytes, as: UTF8.self))
    }
  }

  private static var table: [embedded_profile_file] {
    (0..<embedded_profile_file_count()).map { embedded_profile_file_at($0) }
  }
}
