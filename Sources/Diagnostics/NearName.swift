/// Finds the name a writer probably meant.
public enum NearName {
  /// The one of `names` that is nearest to `name` by optimal string alignment distance
  /// (Damerau 1964), if it is near enough to be offered.
  public static func of(_ name: String, in names: some Sequence<String>) -> String? {
    let limit = max(1, min(4, name.unicodeScalars.count / 3))
    var best: (name: String, distance: Int)?
    for candidate in names where candidate != name {
      let distance = self.distance(
        Array(name.lowercased().unicodeScalars), Array(candidate.lowercased().unicodeScalars))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// A sentence of help: the near name if there is one, else the whole short list.
  public static func help(for name: String, in names: [String]) -> String? {
    if let near = of(name, in: names) { return "did you mean '\(near)'?" }
    guard !names.isEmpty else { return nil }
    let shown = names.prefix(24).map { "'\($0)'" }.joined(separator: ", ")
    return "allowed: " + shown + (names.count > 24 ? " and \(names.count - 24) more" : "")
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var previous = [Int]()
    var current = Array(0...right.count)
    for i in 1...left.count {
      let before = previous
      previous = current
      current[0] = i
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          current[j] = min(current[j], before[j - 2] + 1)
        }
      }
    }
    return current[right.count]
  }
}
