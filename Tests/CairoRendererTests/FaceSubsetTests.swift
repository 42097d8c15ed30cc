import Drawing
import TestSupport
import Testing

@testable import CairoRenderer

struct FaceSubsetTests {
  private func document(_ words: String) -> PagedDocument {
    let bench = PDFBench()
    let leaf = bench.structure.add(.paragraph, in: bench.root)
    let labels = LabelSetter(bench.labels.shaper, language: "zh")
    return bench.document([
      bench.page { $0.add(labels.line(words, bench.sans), at: Point(x: 10, y: 30), in: leaf) }
    ])
  }

  @Test func `a very large face is carried in part and its text can be read`() throws {
    let bench = PDFBench()
    let bytes = try bench.file(document("中国 China 蒙古"))
    #expect(bytes.count < 60_000)
    let text = try bench.run("pdftotext", ["FILE", "-"], on: bytes)
    #expect(text.contains("中国 China 蒙古"))
    #expect(try bench.run("pdffonts", ["FILE"], on: bytes).contains("NotoSansCJK"))
  }

  @Test func `a document does not depend on those before it`() throws {
    let fonts = RendererFonts()
    _ = try PDFRenderer(fonts: fonts).render(document("日本"))
    _ = try PDFRenderer(fonts: fonts).render(document("中国蒙古"))
    let later = try PDFRenderer(fonts: fonts).render(document("中国"))[0].glyphs
    let first = try PDFRenderer().render(document("中国"))[0].glyphs
    #expect(first.files.map(\.bytes) == later.files.map(\.bytes))
    #expect(first.files.contains { !$0.bytes.isEmpty })
  }

  @Test func `a picture after a document has all letters of a very large face`() throws {
    let fonts = RendererFonts()
    _ = try PDFRenderer(fonts: fonts).render(document("日本"))
    let page = document("中国蒙古").pages[0].frame
    let after = try PNGRenderer(fonts: fonts).render(
      page, pixels: (200, 100), scale: 1, background: .white)
    let alone = try PNGRenderer().render(
      page, pixels: (200, 100), scale: 1, background: .white)
    #expect(after == alone)
  }

  @Test func `every glyph asked for has a place of its own`() throws {
    let shaper = SampleFonts.shaper()
    let style = TextStyle(family: "Inter", size: 10)
    let run = try #require(shaper.shape("中国蒙古", style, language: "zh").first)
    #expect(run.face.isLarge)
    let glyphs = Set(run.glyphs.map(\.id))
    let subset = try #require(FaceSubset(run.face, glyphs: glyphs))
    #expect(Set(subset.places.keys) == glyphs)
    #expect(Set(subset.places.values).count == glyphs.count)
    #expect(subset.bytes.count < 20_000)
  }
}
