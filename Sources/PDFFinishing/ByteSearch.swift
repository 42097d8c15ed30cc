import Glibc

extension [UInt8] {
  /// The offsets at which `text` starts, ascending.
  func offsets(of text: StaticString) -> [Int] {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return [] }
      let length = text.utf8CodeUnitCount
      var found: [Int] = []
      var start = 0
      while start + length <= bytes.count,
        let hit = memchr(base + start, Int32(text.utf8Start[0]), bytes.count - length - start + 1)
      {
        let place = UnsafeRawPointer(hit) - base
        if memcmp(hit, text.utf8Start, length) == 0 { found.append(place) }
        start = place + 1
      }
      return found
    }
  }

  /// The last offset at which `text` starts.
  func lastOffset(of text: StaticString) -> Int? {
    let length = text.utf8CodeUnitCount
    return text.withUTF8Buffer { wanted in
      stride(from: count - length, through: 0, by: -1).first { start in
        self[start] == wanted[0] && self[start..<start + length].elementsEqual(wanted)
      }
    }
  }
}
