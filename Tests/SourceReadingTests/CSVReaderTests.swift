import Diagnostics
import SourceReading
import Testing

@Suite struct CSVReaderTests {
  private func read(
    _ text: String, _ delimiter: Character? = nil, name: String = "data.csv"
  ) -> (table: SourceTable?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    let file = SourceFile(name: name, text: text)
    return (SourceTable.read(file, delimiter: delimiter, log: log), log)
  }

  private func texts(_ table: SourceTable?) -> [[String]] {
    guard let table else { return [] }
    return ([table.columns] + table.rows).map { $0.map(\.text) }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"x, \"\"y\"\"\",2\n", [["a", "b"], ["x, \"y\"", "2"]]),
    ("a,b\n\"one\ntwo\",2\n", [["a", "b"], ["one\ntwo", "2"]]),
    ("a,b\n,\n1,\n", [["a", "b"], ["1", ""]]), ("a , b\n 1 , 2 \n", [["a", "b"], ["1", "2"]]),
    ("a\n1\n\n\n2\n", [["a"], ["1"], ["2"]]), ("х,ү\n1,Ө\n", [["х", "ү"], ["1", "Ө"]]),
  ])
  func `values are read as their standard has them`(_ text: String, _ expected: [[String]]) {
    let (table, log) = read(text)
    #expect(log.diagnostics.isEmpty)
    #expect(texts(table) == expected)
  }

  @Test func `what is written is read again`() {
    let rows = [["a", "b, c", "say \"no\""], ["one\ntwo", "-1.5", "Ө; \t"]]
    let written = String(decoding: CSVWriter.bytes(of: rows), as: UTF8.self)
    #expect(written == "\"a\",\"b, c\",\"say \"\"no\"\"\"\r\n\"one\ntwo\",\"-1.5\",\"Ө; \t\"\r\n")
    let (table, log) = read(written)
    #expect(log.diagnostics.isEmpty)
    #expect(texts(table) == [rows[0], ["one\ntwo", "-1.5", "Ө;"]])
  }

  @Test func `a cell knows its line and column`() throws {
    let table = try #require(read("a,b\n\"x\ny\",Ө\nz,12\n").table)
    let first = table.rows[0][1].range
    #expect((first.start.line, first.start.column) == (3, 4))
    let second = table.rows[1][1].range
    #expect((second.start.line, second.start.column, second.end.column) == (4, 3, 5))
    #expect(table.columns[1].range.start.column == 3)
  }

  @Test(arguments: [
    ("a,b\n1,2,3\n", "ragged-row", 2), ("a,b\n1\n", "ragged-row", 2),
    ("a,b\n1,x\"y\n", "wrong-csv", 2), ("a,b\n1,\"open\n", "wrong-csv", 2),
    ("a,b\n\"x,1\ny,2\n", "wrong-csv", 2), ("a,b\n1,2\n3,\"x\n\n\n", "wrong-csv", 3),
    ("a,a\n1,2\n", "duplicate-column", 1), ("", "no-data", 1),
  ])
  func `a file that is wrong is an error at its place`(
    _ text: String, _ code: String, _ line: Int
  ) {
    let (table, log) = read(text)
    #expect(table == nil)
    #expect(log.diagnostics.map(\.code) == [code])
    #expect(log.diagnostics.first?.range?.start.line == line)
  }

  @Test func `JSON and YAML hold tables too`() {
    let json = read(#"[{"a": "x", "b": 1.5}, {"b": 2, "c": null}]"#, name: "data.json").table
    #expect(texts(json) == [["a", "b", "c"], ["x", "1.5", ""], ["", "2", ""]])
    let yaml = read("- {a: x, b: 1.5}\n- {a: y}\n", name: "data.yaml").table
    #expect(texts(yaml) == [["a", "b"], ["x", "1.5"], ["y", ""]])
    #expect(read("a: 1", name: "data.yaml").log.diagnostics.map(\.code) == ["no-table"])
    #expect(read("- {a: [1]}", name: "data.yaml").log.diagnostics.map(\.code) == ["wrong-type"])
  }
}
