import CCairo
import Drawing

/// Pictures as cairo has them.
enum PictureSurface {
  /// A surface of `picture`, to be destroyed by the caller.
  /// - Parameter hasPixels: Whether the pixels of JPEG are needed beside the file.
  static func make(_ picture: Picture, hasPixels: Bool) -> OpaquePointer? {
    let format = picture.isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
    let surface = cairo_image_surface_create(
      format, Int32(picture.columns), Int32(picture.rows))
    // PDF gets a JPEG itself, and no pixels.
    if hasPixels || picture.jpeg == nil, let data = cairo_image_surface_get_data(surface) {
      let stride = Int(cairo_image_surface_get_stride(surface))
      cairo_surface_flush(surface)
      picture.pixels.withUnsafeBytes { pixels in
        guard let first = pixels.baseAddress else { return }
        for row in 0..<picture.rows {
          UnsafeMutableRawPointer(data + row * stride).copyMemory(
            from: first + row * picture.columns * 4, byteCount: picture.columns * 4)
        }
      }
      cairo_surface_mark_dirty(surface)
    }
    if !hasPixels, let jpeg = picture.jpeg {
      // cairo lets go of the copy when it has no more use for it.
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: jpeg.count)
      copy.initialize(from: jpeg, count: jpeg.count)
      cairo_surface_set_mime_data(
        surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(jpeg.count),
        { $0?.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
    }
    return surface
  }
}

extension Picture.Orientation {
  /// From the pixels of a file to those of the picture.
  func matrix(columns: Double, rows: Double) -> cairo_matrix_t {
    func matrix(
      _ xx: Double, _ yx: Double, _ xy: Double, _ yy: Double, _ x0: Double, _ y0: Double
    ) -> cairo_matrix_t {
      cairo_matrix_t(xx: xx, yx: yx, xy: xy, yy: yy, x0: x0, y0: y0)
    }
    return switch self {
    case .upright: matrix(1, 0, 0, 1, 0, 0)
    case .mirrored: matrix(-1, 0, 0, 1, columns, 0)
    case .turned: matrix(-1, 0, 0, -1, columns, rows)
    case .flipped: matrix(1, 0, 0, -1, 0, rows)
    case .transposed: matrix(0, 1, 1, 0, 0, 0)
    case .turnedRight: matrix(0, 1, -1, 0, rows, 0)
    case .transverse: matrix(0, -1, -1, 0, rows, columns)
    case .turnedLeft: matrix(0, -1, 1, 0, 0, columns)
    }
  }
}
