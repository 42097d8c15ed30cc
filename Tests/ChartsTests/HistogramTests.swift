import Drawing
import TestSupport
import Testing

@testable import Charts

struct HistogramTests {
  private let labels = Sample.labels()

  private func draw(
    _ values: [Double], bins: Int? = nil, size: Size = Size(width: 400, height: 200)
  ) -> FigureDrawing {
    Histogram(values: values, binCount: bins, color: Sample.blue, style: Sample.style).draw(
      in: size, labels)
  }

  @Test func `columns are as high as their counts and stand side by side`() {
    let drawing = draw([0, 0, 0, 10, 30, 30], bins: 3)
    #expect(drawing.problems.isEmpty)
    let columns = Seen(drawing.frame).fills(Sample.blue)
    // None for the interval without values.
    #expect(columns.count == 3)
    #expect(abs(columns[0].height / columns[1].height - 3) < 1e-6)
    #expect(abs(columns[1].x - columns[0].x - columns[0].width) < 1)
    #expect(Set(columns.map { ($0.y + $0.height).rounded() }).count == 1)
  }

  @Test func `counts stand over columns and ends of intervals below`() {
    let texts = Seen(draw([0, 0, 0, 10, 30, 30], bins: 3).frame).texts.map(\.text)
    #expect(texts.contains("3") && texts.contains("1") && texts.contains("2"))
    for end in ["0", "10", "20", "30", "40"] { #expect(texts.contains(end)) }
  }

  @Test(arguments: [60.0, 120, 240, 400, 900])
  func `no label lies on another, however many columns there are`(width: Double) {
    for bins in [1, 5, 40, 150] {
      let values = (0..<2000).map { Double($0 % 97) * 1.37 }
      let size = Size(width: width, height: 160)
      let seen = Seen(draw(values, bins: bins, size: size).frame)
      #expect(seen.overlaps == [])
      for text in seen.texts {
        #expect(text.area.x > -0.5 && text.area.x + text.area.width < width + 0.5)
      }
    }
  }

  @Test func `without values the words say so`() {
    #expect(Seen(draw([]).frame).texts.map(\.text).joined().contains("no data"))
  }
}
