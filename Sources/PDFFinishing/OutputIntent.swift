import CLCMS

/// The statement that the document's colours are those of sRGB.
enum OutputIntent {
  /// Adds it to `catalog`, and to `assembly` the profile.
  static func add(to catalog: inout PDFSource, _ assembly: inout PDFAssembly) {
    let profile = assembly.add(compressing: ColourProfile.sRGB, PDFSource("/N 3"))
    var source = PDFSource(
      """
      <</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)\
      /Info(sRGB IEC61966-2.1)/DestOutputProfile 
      """)
    source.append(reference: profile)
    source.append(">>")
    catalog.append("/OutputIntents[")
    catalog.append(reference: assembly.add(source))
    catalog.append("]")
  }
}

/// The description of a colour space that colour management understands (ICC.1:2010).
enum ColourProfile {
  /// The profile of sRGB, the same bytes on every day.
  static let sRGB: [UInt8] = {
    let profile = cmsCreate_sRGBProfile()
    defer { cmsCloseProfile(profile) }
    var count: cmsUInt32Number = 0
    cmsSaveProfileToMem(profile, nil, &count)
    var bytes = [UInt8](repeating: 0, count: Int(count))
    cmsSaveProfileToMem(profile, &bytes, &count)
    bytes.replaceSubrange(dateRange, with: [0x07, 0xd0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
    bytes.replaceSubrange(identifierRange, with: repeatElement(0, count: identifierRange.count))
    return bytes
  }()

  /// The header's date of creation, where lcms writes today and we 1 January 2000.
  static let dateRange = 24..<36
  /// The header's checksum, which may be zero.
  static let identifierRange = 84..<100
}
