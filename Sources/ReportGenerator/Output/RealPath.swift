import Glibc

/// `path` with all links followed; `nil` if there is nothing.
func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Where `path` would lie: the real path of the part that exists, with the rest behind it.
func nearestRealPath(_ path: String) -> String? {
  if let real = realPath(path) { return real }
  guard let slash = path.lastIndex(of: "/") else { return realPath(".").map { $0 + "/" + path } }
  let parent = slash == path.startIndex ? "/" : String(path[..<slash])
  return nearestRealPath(parent).map { $0 + "/" + path[path.index(after: slash)...] }
}
