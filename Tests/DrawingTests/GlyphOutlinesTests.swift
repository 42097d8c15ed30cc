import Drawing
import TestSupport
import Testing

struct GlyphOutlinesTests {
  private let shaper = SampleFonts.shaper()

  @Test func `the outlines of a word stand on its baseline and are as wide as it`() throws {
    let run = try #require(shaper.shape("HxH", TextStyle(family: "Inter", size: 100)).first)
    let bounds = try #require(run.outlines.bounds)
    #expect(abs(bounds.y + bounds.height) < 1)
    #expect(abs(bounds.height - 100 * run.face.capHeight) < 1.5)
    #expect(bounds.x > 0 && bounds.x + bounds.width < run.advance)
    #expect(bounds.width > run.advance * 0.85)
  }

  @Test func `a space has no outline`() throws {
    let run = try #require(shaper.shape(" ", TextStyle(family: "Inter", size: 10)).first)
    #expect(run.outlines.bounds == nil)
  }

  @Test func `every contour is closed`() throws {
    let run = try #require(shaper.shape("B8%g", TextStyle(family: "Vollkorn", size: 10)).first)
    var moves = 0
    var closes = 0
    for element in run.outlines.elements {
      switch element {
      case .move: moves += 1
      case .close: closes += 1
      default: break
      }
    }
    #expect(moves == closes)
    #expect(moves >= 10)
  }
}
