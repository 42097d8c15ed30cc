import Drawing
import TestSupport
import Testing

struct TextShaperTests {
  private let shaper = SampleFonts.shaper()
  private let sans = TextStyle(family: "Inter", size: 10)
  private let serif = TextStyle(family: "Vollkorn", size: 10)

  @Test func `a stack of a thousand marks stays within its line`() {
    let shaper = SampleFonts.shaper()
    let text = "a" + String(repeating: "\u{301}", count: 1000) + "b"
    for run in shaper.shaped(text, shaper.look(TextStyle(family: "Inter", size: 10), "en")).runs {
      for glyph in run.glyphs { #expect((-0.5...0.4).contains(glyph.offset.y)) }
    }
  }

  @Test func `a ligature is one glyph for several characters`() {
    let run = shaper.shape("office", serif)[0]
    let plain = shaper.shape(
      "office", TextStyle(family: "Vollkorn", size: 10, features: ["liga=0"]))
    #expect(run.glyphs.count < 6)
    #expect(plain[0].glyphs.count == 6)
    #expect(plain[0].glyphs.map(\.cluster) == [0, 1, 2, 3, 4, 5])
  }

  @Test func `figures of codes are lining ones beside old-style figures of text`() {
    var oldStyle = serif
    oldStyle.features = ["onum", "pnum"]
    var lining = serif
    lining.features = ["lnum", "pnum"]
    func ids(_ text: String, _ style: TextStyle) -> [UInt32] {
      shaper.shape(text, style).flatMap { $0.glyphs.map(\.id) }
    }
    for code in ["A1", "Baa1", "M31", "3A", "Ү1"] {
      #expect(ids(code, oldStyle) == ids(code, lining), "\(code)")
    }
    for text in ["1", "11th", "in 2021,", "1.5"] {
      #expect(ids(text, oldStyle) != ids(text, lining), "\(text)")
    }
  }

  @Test(arguments: ["office", "e\u{301}a", "нөхцөл", "नमस्ते", "国境", "😀a"])
  func `clusters ascend from zero and start at characters`(text: String) {
    var joined = ""
    for run in shaper.shape(text, serif) {
      joined += run.text
      var last: Int32 = 0
      let starts = Set(
        run.text.unicodeScalars.indices.map {
          run.text.utf8.distance(from: run.text.startIndex, to: $0)
        })
      #expect(run.glyphs.first?.cluster == 0)
      for glyph in run.glyphs {
        #expect(glyph.cluster >= last)
        #expect(starts.contains(Int(glyph.cluster)))
        last = glyph.cluster
      }
    }
    #expect(joined == text)
  }

  @Test func `the face changes where the font has no such character`() {
    let runs = shaper.shape("See नमस्ते and 国", sans, language: "ja")
    #expect(runs.map(\.text) == ["See ", "नमस्ते", " and ", "国"])
    #expect(
      runs.map(\.face.family) == ["Inter", "Noto Sans Devanagari", "Inter", "Noto Sans CJK JP"])
    #expect(shaper.missing.isEmpty)
  }

  @Test func `a mark stays with the letter it stands on`() {
    #expect(shaper.shape("x\u{20DD}y\u{301}", sans).map(\.text) == ["x\u{20DD}y\u{301}"])
  }

  @Test func `a character no font has is reported once with its text`() {
    _ = shaper.shape("glyph \u{13000} and \u{13000}", sans)
    _ = shaper.shape("glyph \u{13000} and \u{13000}", sans)
    let missing = shaper.takeMissing()
    #expect(missing.map(\.scalar) == ["\u{13000}"])
    #expect(missing.map(\.text) == ["glyph \u{13000} and \u{13000}"])
    #expect(shaper.takeMissing().isEmpty)
  }

  @Test func `a missing character is reported again after the list was taken`() {
    _ = shaper.shape("a \u{13000}", sans)
    #expect(shaper.takeMissing().count == 1)
    _ = shaper.shape("a \u{13000}", sans)
    #expect(shaper.takeMissing().count == 1)
  }

  @Test func `what needs no glyph is not missing`() {
    _ = shaper.shape("soft\u{AD}hyphen zero\u{200B}width \u{2068}isolate\u{2069} \u{FEFF}", sans)
    #expect(shaper.missing.isEmpty)
  }

  @Test func `right-to-left text comes in visual order with its clusters descending`() throws {
    let runs = shaper.shape("a שלום 12", sans)
    #expect(runs.map(\.text) == ["a ", "12", " ", "שלום"])
    #expect(runs.map(\.isRightToLeft) == [false, false, true, true])
    #expect(runs[3].face.family == "Noto Sans Hebrew")
    #expect(runs[3].glyphs.map(\.cluster) == [6, 4, 2, 0])
  }

  @Test func `the width is the sum of the advances and grows with size and tracking`() {
    let width = shaper.width(of: "Mongolia", sans)
    #expect(abs(width - shaper.shape("Mongolia", sans).reduce(0) { $0 + $1.advance }) < 1e-9)
    #expect(abs(shaper.width(of: "Mongolia", sans.scaled(2)) - width * 2) < 1e-6)
    let spaced = TextStyle(family: "Inter", size: 10, tracking: 0.1)
    #expect(abs(shaper.width(of: "Mongolia", spaced) - width - 8) < 1e-6)
  }

  @Test func `tabular figures are equally wide`() {
    let style = TextStyle(family: "Inter", size: 10, features: ["tnum"])
    #expect(Set((0...9).map { shaper.width(of: String($0), style) }).count == 1)
  }

  @Test func `an unknown family shapes to nothing and an unknown feature is left out`() {
    #expect(shaper.shape("a", TextStyle(family: "None", size: 10)).isEmpty)
    let style = TextStyle(family: "Inter", size: 10, features: ["not a feature"])
    #expect(shaper.width(of: "a", style) == shaper.width(of: "a", sans))
  }

  @Test func `empty text has no runs`() {
    #expect(shaper.shape("", sans).isEmpty)
    #expect(shaper.width(of: "", sans) == 0)
  }

  @Test(arguments: ["a\u{316}", "b\u{20D0}"])
  func `a mark that joins a letter and that the font has not is missing`(text: String) {
    let shaper = SampleFonts.shaper()
    _ = shaper.shape(text, TextStyle(family: "Vollkorn", size: 10))
    #expect(shaper.takeMissing().map(\.scalar) == [text.unicodeScalars.last!])
    _ = shaper.shape("e\u{301}", TextStyle(family: "Vollkorn", size: 10))
    #expect(shaper.takeMissing().isEmpty)
  }
}
