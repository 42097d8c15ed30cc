import Compression
import SideWork

/// A PDF file as it is put together: numbered objects, packed into object streams where they can be
/// (ISO 32000-1, 7.5.7 and 7.5.8).
struct PDFAssembly {
  /// Objects that share an object stream.
  fileprivate struct Pack: Sendable {
    var numbers: [Int] = []
    var starts: [Int] = []
    var objects: [UInt8] = []
  }

  /// A pack as it is written, and where in it the first object starts.
  fileprivate struct Packed: Sendable {
    let numbers: [Int]
    let bytes: [UInt8]
    let first: Int
  }

  /// How many objects share an object stream; their places in it take a byte.
  private static let packSize = 250
  /// How many full packs wait to be compressed together.
  private static let packsWaiting = 64

  /// Whether the object of each number was added.
  private var isAdded: [Bool] = [true]
  private var open = Pack()
  private var full: [Pack] = []
  private var packed: [Packed] = []
  private var streams: [(number: Int, dictionary: [UInt8], data: [UInt8])] = []
  /// Places of streams whose data is compressed when the file is written.
  private var uncompressed: [Int] = []

  /// A number for an object that is added later.
  mutating func reserve() -> Int {
    isAdded.append(false)
    return isAdded.count - 1
  }

  /// Adds an object and returns its number.
  @discardableResult
  mutating func add(_ source: PDFSource, as number: Int? = nil) -> Int {
    let number = number ?? reserve()
    isAdded[number] = true
    open.numbers.append(number)
    open.starts.append(open.objects.count)
    open.objects += source.bytes
    open.objects.append(10)
    if open.numbers.count == Self.packSize {
      full.append(open)
      open = Pack()
      if full.count == Self.packsWaiting { compress() }
    }
    return number
  }

  /// Adds a stream and returns its number.
  ///
  /// - Parameter entries: what its dictionary holds beside its length, `Filter` included where
  ///   `data` is compressed.
  @discardableResult
  mutating func add(stream entries: PDFSource, _ data: [UInt8], as number: Int? = nil) -> Int {
    let number = number ?? reserve()
    isAdded[number] = true
    streams.append((number, entries.bytes, data))
    return number
  }

  /// Adds a stream whose data is compressed later, beside others, and returns its number.
  @discardableResult
  mutating func add(later data: [UInt8], _ entries: PDFSource, as number: Int) -> Int {
    uncompressed.append(streams.count)
    return add(stream: entries, data, as: number)
  }

  /// Adds a stream whose data is compressed here, and returns its number.
  @discardableResult
  mutating func add(compressing data: [UInt8], _ entries: PDFSource = PDFSource()) -> Int {
    var dictionary = entries
    dictionary.append("/Filter/FlateDecode")
    return add(stream: dictionary, Deflate.compressed(data))
  }

  /// Compresses what waits for it.
  private mutating func compress() {
    let waiting = full
    full = []
    packed += SharedWork.results(count: waiting.count) { index, _ in waiting[index].packed }
  }

  /// Compresses the streams that wait for it.
  private mutating func compressStreams() {
    let later = uncompressed.map { streams[$0].data }
    let data = SharedWork.results(count: later.count) { index, _ in
      Deflate.compressed(later[index])
    }
    for (place, data) in zip(uncompressed, data) { streams[place].data = data }
    uncompressed = []
  }

  /// The file, with the catalog and the information dictionary of those numbers.
  ///
  /// It is version 1.7 with an identifier made of its content; every object has been added.
  mutating func written(catalog: Int, information: Int) throws -> [UInt8] {
    if let missing = isAdded.firstIndex(of: false) {
      throw FinishingFault("object \(missing) was promised and not added")
    }
    if !open.numbers.isEmpty { full.append(open) }
    open = Pack()
    compress()
    compressStreams()
    let size =
      streams.reduce(0) { $0 + $1.data.count + 200 }
      + packed.reduce(0) { $0 + $1.bytes.count + 200 } + isAdded.count * 8 + 1000
    // `%` and four bytes that say the file is binary.
    var file = PDFSource("%PDF-1.7\n%")
    file.reserve(size)
    file.append([0xBF, 0xF7, 0xA2, 0xFE, 10])
    var places = [Place](repeating: .free, count: isAdded.count + packed.count + 1)
    for index in streams.indices {
      let (number, dictionary, data) = streams[index]
      places[number] = .offset(file.bytes.count)
      Self.append(stream: number, dictionary, data, to: &file)
      // What is written is not kept twice.
      streams[index].data = []
    }
    for (index, pack) in packed.enumerated() {
      let number = isAdded.count + index
      places[number] = .offset(file.bytes.count)
      var dictionary = PDFSource("/Type/ObjStm/N ")
      dictionary.append(pack.numbers.count)
      dictionary.append("/First ")
      dictionary.append(pack.first)
      dictionary.append("/Filter/FlateDecode")
      Self.append(stream: number, dictionary.bytes, pack.bytes, to: &file)
      for (place, object) in pack.numbers.enumerated() { places[object] = .packed(number, place) }
    }
    appendTable(places, catalog: catalog, information: information, to: &file)
    return file.bytes
  }

  private static func append(
    stream number: Int, _ dictionary: [UInt8], _ data: [UInt8], to file: inout PDFSource
  ) {
    file.append(number)
    file.append(" 0 obj\n<<")
    file.append(dictionary)
    file.append("/Length ")
    file.append(data.count)
    // PDF/A asks for an end of line before `endstream`, which is not part of the data.
    file.append(">>\nstream\n")
    file.append(data)
    file.append("\nendstream\nendobj\n")
  }

  // MARK: The cross-reference stream

  /// Where an object is.
  private enum Place {
    case free
    case offset(Int)
    case packed(Int, Int)

    /// The three fields of its entry.
    var fields: (Int, Int, Int) {
      switch self {
      case .free: (0, 0, 0)
      case .offset(let offset): (1, offset, 0)
      case .packed(let stream, let index): (2, stream, index)
      }
    }
  }

  private func appendTable(
    _ places: [Place], catalog: Int, information: Int, to file: inout PDFSource
  ) {
    var places = places
    let number = places.count - 1
    let start = file.bytes.count
    places[number] = .offset(start)
    var width = 1
    while start >> (8 * width) > 0 { width += 1 }
    // As many bytes of a digest as readers expect (ISO 32000-1, 14.4).
    let identifier = Digest.bytes(of: file.bytes).prefix(16)

    // Each row as its difference from the row above it (predictor 12), which compresses better.
    var rows: [UInt8] = []
    rows.reserveCapacity(places.count * (width + 3))
    var above = (0, 0, 0)
    for place in places {
      let fields = place.fields
      rows.append(2)
      rows.append(UInt8(truncatingIfNeeded: fields.0 &- above.0))
      for byte in (0..<width).reversed() {
        rows.append(UInt8(truncatingIfNeeded: (fields.1 >> (8 * byte)) &- (above.1 >> (8 * byte))))
      }
      rows.append(UInt8(truncatingIfNeeded: fields.2 &- above.2))
      above = fields
    }
    var dictionary = PDFSource("/Type/XRef/Size ")
    dictionary.append(places.count)
    dictionary.append("/W[1 ")
    dictionary.append(width)
    dictionary.append(" 1]/Root ")
    dictionary.append(reference: catalog)
    dictionary.append("/Info ")
    dictionary.append(reference: information)
    dictionary.append("/ID[")
    for _ in 0..<2 { dictionary.append(string: identifier) }
    dictionary.append("]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ")
    dictionary.append(width + 2)
    dictionary.append(">>")
    Self.append(stream: number, dictionary.bytes, Deflate.compressed(rows), to: &file)
    file.append("startxref\n")
    file.append(start)
    file.append("\n%%EOF\n")
  }
}

extension PDFAssembly.Pack {
  /// The data of the object stream.
  fileprivate var packed: PDFAssembly.Packed {
    var head = PDFSource()
    for (number, start) in zip(numbers, starts) {
      head.append(number)
      head.append(" ")
      head.append(start)
      head.append(" ")
    }
    return PDFAssembly.Packed(
      numbers: numbers, bytes: Deflate.compressed(head.bytes + objects), first: head.bytes.count)
  }
}
