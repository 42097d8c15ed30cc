import Diagnostics
import TestSupport
import Testing

@testable import Pictures

struct SVGExaminationTests {
  private func faults(_ content: String) -> [Diagnostic] {
    let log = DiagnosticLog()
    let file = SourceFile(
      name: "a.svg", text: "<svg xmlns=\"http://www.w3.org/2000/svg\">\n\(content)\n</svg>")
    let passes = SVGExamination(file, log: log).passes()
    #expect(passes == !log.hasErrors)
    return log.diagnostics
  }

  @Test(arguments: [
    #"<image href="../../x.png"/>"#, #"<image xlink:href = 'file:///etc/passwd'/>"#,
    #"<use href="http://example.org/a.svg#b"/>"#, #"<rect fill="url(http://example.org/#a)"/>"#,
    #"<rect style="filter: url( 'x.svg#f' )"/>"#, "<style>@import 'a.css';</style>",
    "<style><![CDATA[ a { fill: url(other.svg#x) } ]]></style>", #"<xi:include href="a.xml"/>"#,
    "<?xml-stylesheet href='a.css'?>", "<style>@IMPORT 'a.css'</style>",
    #"<rect style="fill: URL(http://a/b#c)"/>"#, #"<image href="data:image/pngx;base64,AA"/>"#,
    #"<image href="data:text/html,x"/>"#,
  ])
  func `what would be loaded is an error at its place`(_ content: String) {
    let found = faults(content)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.code == "reference-in-picture" }, "\(found)")
    #expect(found.allSatisfy { $0.range?.start.line == 2 && $0.help != nil })
  }

  @Test(arguments: [
    "<!-- <image href='x.png'/> @import -->", "<use href='#a'/>", "<rect fill='url(#g)'/>",
    #"<image href="data:image/png;base64,iVBORw0KGgoAAAA"/>"#,
    #"<a href="https://example.org"><g/></a>"#,
    #"<path d="M 0 0" data-x=">"/>"#, "<style>a { fill: url('#g') }</style>",
    "<title>url(x)</title>",
    "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/x.dtd'>",
  ])
  func `what loads nothing passes`(_ content: String) {
    #expect(faults(content).map(\.summary) == [])
  }

  @Test func `names in other letters, other encodings and instructions hide nothing`() {
    #expect(faults(#"<rect style="fill: u\72l(#a)"/>"#).map(\.code) == ["unsupported-picture"])
    #expect(faults(#"<style>@\69mport 'a'</style>"#).map(\.code) == ["unsupported-picture"])
    #expect(faults(#"<?x " ?><text>Coal</text><?y " ?>"#).map(\.code) == ["text-in-picture"])
    #expect(faults("<?xml version='1.0' encoding='UTF-7'?>").map(\.code) == ["wrong-encoding"])
    #expect(faults("<?xml version='1.0' encoding='UTF-8'?>").isEmpty)
  }

  @Test func `a style of very many faults is not gone through for long`() {
    let flood = String(repeating: "url(", count: 250_000)
    #expect(faults("<style>\(flood)</style>").count == 10)
  }

  @Test func `entities, text and scripts are errors`() {
    #expect(faults("<!DOCTYPE svg [ <!ENTITY x 'y'> ]>").map(\.code) == ["entities-in-picture"])
    #expect(faults("<text x='1'>Coal</text>").map(\.code) == ["text-in-picture"])
    #expect(faults("<script>alert(1)</script>").map(\.code) == ["unsupported-picture"])
    #expect(faults("<g><foreignObject/></g>").map(\.code) == ["unsupported-picture"])
  }

  @Test func `drawings of very many or very deep elements are errors`() {
    let deep = String(repeating: "<g>", count: 300) + String(repeating: "</g>", count: 300)
    #expect(faults(deep).map(\.code) == ["picture-too-complex"])
    #expect(
      faults(String(repeating: "<g/>", count: 100_001)).map(\.code) == ["picture-too-complex"])
    #expect(faults(String(repeating: "<g/>", count: 5000)).isEmpty)
    #expect(faults("<g " + String(repeating: "a=\"", count: 1000)).map(\.code) == [])
  }
}
