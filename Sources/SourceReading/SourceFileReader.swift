import Diagnostics
import Glibc

/// Opens files by path, without ever waiting on a pipe or leaving the folder they must lie in.
package struct SourceFileReader {
  /// The largest file that is read, in bytes.
  package static let sizeLimit = 32 << 20

  /// The folder that every path must lie in once links are followed; `nil` for anywhere.
  package var root: String?
  package var log: DiagnosticLog

  package init(root: String? = nil, log: DiagnosticLog) {
    self.root = root
    self.log = log
  }

  /// The text of the file at `path`, shown as `name`; `range` is the place that refers to it.
  package func read(
    _ path: String, as name: String? = nil, at range: SourceRange? = nil
  ) -> SourceFile? {
    guard let bytes = bytes(of: path, at: range) else { return nil }
    return SourceText.decode(bytes, name: name ?? path, log: log)
  }

  /// The bytes of the file at `path`, for files that are no text.
  package func bytes(of path: String, at range: SourceRange? = nil) -> [UInt8]? {
    guard let real = resolve(path, at: range) else { return nil }
    let descriptor = open(real, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      log.add(unreadable(path, at: range))
      return nil
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      log.add(unreadable(path, at: range))
      return nil
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      log.add(notAFile(path, isFolder: status.st_mode & S_IFMT == S_IFDIR, at: range))
      return nil
    }
    guard status.st_size <= Self.sizeLimit else {
      log.add(tooLarge(path, at: range))
      return nil
    }
    return contents(of: descriptor, size: Int(status.st_size), path: path, at: range)
  }

  /// The names of the files in the folder at `path`, in order, hidden ones left out.
  package func names(inFolder path: String, at range: SourceRange? = nil) -> [String]? {
    guard let real = resolve(path, at: range) else { return nil }
    guard let names = Self.entries(ofFolder: real) else {
      log.add(
        errno == ENOTDIR ? notAFolder(path, at: range) : unreadable(path, at: range))
      return nil
    }
    return names.filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names of all entries but `.` and `..` of the folder at `path`, in no order; `nil`, with
  /// `errno` set, where it cannot be opened.
  package static func entries(ofFolder path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether `path` is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func contents(
    of descriptor: Int32, size: Int, path: String, at range: SourceRange?
  ) -> [UInt8]? {
    var failed = false
    var count = 0
    let capacity = min(size, Self.sizeLimit) + 1
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      while count < capacity {
        let part = Glibc.read(descriptor, buffer.baseAddress! + count, capacity - count)
        if part < 0, errno == EINTR { continue }
        failed = part < 0
        if part <= 0 { break }
        count += part
      }
      filled = count
    }
    if failed {
      log.add(unreadable(path, at: range))
      return nil
    }
    if count != size {
      log.add(changedWhileRead(path, at: range))
      return nil
    }
    return bytes
  }

  private func resolve(_ path: String, at range: SourceRange?) -> String? {
    guard !path.isEmpty, path.utf8.count < 4096,
      path.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
    else {
      log.add(unusablePath(path, at: range))
      return nil
    }
    let full = root.map { path.hasPrefix("/") ? path : $0 + "/" + path } ?? path
    guard let real = Self.realPath(full) else {
      log.add(unreadable(path, at: range))
      return nil
    }
    if let root {
      guard let realRoot = Self.realPath(root) else {
        log.add(unreadable(root, at: range))
        return nil
      }
      let inside = realRoot == "/" || real == realRoot || real.hasPrefix(realRoot + "/")
      guard inside else {
        log.add(outside(path, root: root, at: range))
        return nil
      }
    }
    return real
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

private func unreadable(_ path: String, at range: SourceRange?) -> Diagnostic {
  let reason = errno
  if reason == ENOENT {
    return Diagnostic(
      .error, "file-missing", "there is no file '\(path)'", at: range,
      help: "check the path and the spelling")
  }
  return Diagnostic(
    .error, "file-unreadable", "'\(path)' cannot be read: \(String(cString: strerror(reason)))",
    at: range, help: reason == EACCES ? "check the rights of the file and its folders" : nil)
}

private func notAFile(_ path: String, isFolder: Bool, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, isFolder ? "file-is-folder" : "file-not-regular",
    isFolder ? "'\(path)' is a folder, not a file" : "'\(path)' is a pipe or a device, not a file",
    at: range, help: "name a regular file")
}

private func notAFolder(_ path: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "not-a-folder", "'\(path)' is a file, not a folder", at: range,
    help: "name the folder that holds the files")
}

private func tooLarge(_ path: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "file-too-large",
    "'\(path)' has more than \(SourceFileReader.sizeLimit >> 20) MiB", at: range,
    help: "split the file")
}

private func changedWhileRead(_ path: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "file-changed", "'\(path)' changed while it was read", at: range,
    help: "run again once the file is complete")
}

private func unusablePath(_ path: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "path-unusable",
    path.isEmpty
      ? "the path is empty"
      : "the path '\(path.prefix(60))' holds control characters or is too long",
    at: range, help: "use a path of at most 4,095 bytes without control characters")
}

private func outside(_ path: String, root: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "path-outside", "'\(path)' lies outside '\(root)'", at: range,
    help: "move the file into the folder; links are followed before the check")
}
