import Diagnostics
import Glibc
import SourceReading

/// A file that was written.
public struct WrittenFile: Sendable {
  /// Where it stands, as asked for.
  public var path: String
  /// Its size in bytes.
  public var size: Int
  /// How many pages it has, if it has pages.
  public var pages: Int?
  /// Width and height in pixels, if it is a picture.
  public var pixels: (width: Int, height: Int)?
  /// Whether a chart in it has no data.
  public var isIncomplete = false
}

/// Puts bytes on disk so that a file is either the old one or the new one, never a part of it.
struct OutputWriter {
  let log: DiagnosticLog

  /// Writes `bytes` to a temporary file beside `path`, syncs it and renames it.
  func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard makeFolder(of: path) else { return false }
    if SearchPath.isFolder(path) {
      log.error(
        "output-is-a-folder", "cannot write '\(path)': a folder of that name is in the way",
        help: "remove the folder, or choose another with --output")
      return false
    }
    removeRemains(of: path)
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return fail(path) }
    var isWritten = bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
    isWritten = isWritten && fsync(descriptor) == 0
    isWritten = close(descriptor) == 0 && isWritten
    guard isWritten, rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      errno = code
      return fail(path)
    }
    return true
  }

  /// Removes what a process that was ended left while it wrote `path`.
  private func removeRemains(of path: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    for found in SourceFileReader.entries(ofFolder: folder) ?? [] {
      guard found.hasPrefix(name + "."), found.hasSuffix(".tmp"),
        let process = pid_t(found.dropFirst(name.count + 1).dropLast(4)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink(folder + "/" + found)
    }
  }

  private func makeFolder(of path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return true }
    let folder = String(path[..<slash])
    if SearchPath.isFolder(folder) { return true }
    guard makeFolder(of: folder) else { return false }
    if mkdir(folder, 0o755) == 0 || errno == EEXIST && SearchPath.isFolder(folder) { return true }
    return fail(folder)
  }

  private func fail(_ path: String) -> Bool {
    log.error(
      "cannot-write", "cannot write '\(path)': \(String(cString: strerror(errno)))",
      help: "choose another folder with --output, or free it for writing")
    return false
  }
}
