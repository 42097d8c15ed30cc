import Drawing

extension PDFSource {
  /// Adds the entries of `link` on a page of `height`: where it is and where it leads.
  mutating func append(_ link: PaintedPart.Link, to destination: Destination, height: Double) {
    func corners(_ area: Rectangle) -> (left: Double, bottom: Double, right: Double, top: Double) {
      (area.x, height - area.y - area.height, area.x + area.width, height - area.y)
    }
    let areas = link.areas.map(corners)
    append("/Rect[")
    for side in [
      areas.map(\.left).min(), areas.map(\.bottom).min(), areas.map(\.right).max(),
      areas.map(\.top).max(),
    ] {
      append(side ?? 0)
      append(" ")
    }
    append("]")
    if areas.count > 1 {
      append("/QuadPoints[")
      for area in areas {
        for (x, y) in [
          (area.left, area.top), (area.right, area.top), (area.left, area.bottom),
          (area.right, area.bottom),
        ] {
          append(x)
          append(" ")
          append(y)
          append(" ")
        }
      }
      append("]")
    }
    append("/Border[0 0 0]/F 4")
    switch destination {
    case .place(let name):
      append("/Dest")
      append(string: name.utf8)
    case .address(let address):
      append("/A<</S/URI/URI")
      append(string: Self.percentEncoded(address).utf8)
      append(">>")
    }
  }

  /// An address with all that a URI has no place for in percent notation (RFC 3986).
  static func percentEncoded(_ address: String) -> String {
    func isKept(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: true
      default: false
      }
    }
    guard !address.utf8.allSatisfy(isKept) else { return address }
    var result: [UInt8] = []
    for byte in address.utf8 {
      guard !isKept(byte) else {
        result.append(byte)
        continue
      }
      result += ((byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)).utf8
    }
    return String(decoding: result, as: UTF8.self)
  }
}
