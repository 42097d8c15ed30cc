import Diagnostics

/// Every mark of a note has a note and every note a mark, and they stand where pages can set them: in
/// prose and in the cells of tables.
enum NotesHaveMarks: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for prose in subject.profile.prose { check(prose, subject) }
    var cells: Set<String> = []
    for table in subject.profile.tables {
      for text in table.rows.flatMap({ $0.cells.values }).flatMap(\.texts) {
        cells.insert(text.text)
        check(text, subject)
      }
    }
    for text in subject.richTexts where !cells.contains(text.text) {
      guard let mark = MarkdownText.noteMarks(in: text.text).first else { continue }
      subject.log.error(
        "misplaced-note", "a note cannot stand here", at: text.place(ofBytes: mark.bytes),
        help: "notes are set in prose and in the cells of tables")
    }
  }

  private static func check(_ text: any WrittenText, _ subject: RuleSubject) {
    let all = MarkdownText.noteMarks(in: text.text)
    let notes = all.filter(\.isDefinition)
    let marks = all.filter { !$0.isDefinition }
    for mark in marks where !notes.contains(where: { $0.name == mark.name }) {
      subject.log.error(
        "unknown-note", "there is no note '\(mark.name)'", at: text.place(ofBytes: mark.bytes),
        help: NearName.of(mark.name, in: notes.map(\.name)).map { "did you mean '\($0)'?" }
          ?? "write it on a line of its own: [^\(mark.name)]: …")
    }
    for note in notes where !marks.contains(where: { $0.name == note.name }) {
      subject.log.error(
        "unused-note", "the note '\(note.name)' has no mark and is not printed",
        at: text.place(ofBytes: note.bytes),
        help: "set its mark [^\(note.name)] in the text, or remove it")
    }
    let bytes = Array(text.text.utf8)
    for note in notes where isEmpty(note, bytes) {
      subject.log.error(
        "empty-note", "the note '\(note.name)' says nothing", at: text.place(ofBytes: note.bytes),
        help: "write it after the colon, or remove it and its mark")
    }
    checkCircles(bytes, notes, marks, text, subject)
    for (number, note) in notes.enumerated() {
      guard let first = notes[..<number].first(where: { $0.name == note.name }) else { continue }
      subject.log.error(
        "duplicate-note", "there are two notes '\(note.name)'", at: text.place(ofBytes: note.bytes),
        notes: text.place(ofBytes: first.bytes).map { [Diagnostic.Note("the first one", at: $0)] }
          ?? [],
        help: "give each note a name of its own")
    }
  }

  /// Whether neither the line of the note, after its name and colon, nor the one below has words.
  private static func isEmpty(_ note: MarkdownText.NoteMark, _ bytes: [UInt8]) -> Bool {
    bytes[min(note.bytes.upperBound + 1, bytes.count)...]
      .split(separator: 10, maxSplits: 2, omittingEmptySubsequences: false).prefix(2).joined()
      .allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 }
  }

  /// A note may have a mark of another, as long as that does not lead back to it.
  private static func checkCircles(
    _ bytes: [UInt8], _ notes: [MarkdownText.NoteMark], _ marks: [MarkdownText.NoteMark],
    _ text: any WrittenText, _ subject: RuleSubject
  ) {
    /// The end of the note's paragraphs: an empty line with no indented one after it.
    func end(of note: MarkdownText.NoteMark) -> Int {
      var offset = note.bytes.upperBound
      while offset + 2 < bytes.count {
        if bytes[offset] == 10, bytes[offset + 1] == 10, bytes[offset + 2] != 32,
          bytes[offset + 2] != 9
        {
          return offset
        }
        offset += 1
      }
      return bytes.count
    }
    var inner: [String: [MarkdownText.NoteMark]] = [:]
    for note in notes {
      let next = notes.map(\.bytes.lowerBound).filter { $0 > note.bytes.lowerBound }.min()
      let extent = note.bytes.upperBound..<min(end(of: note), next ?? bytes.count)
      inner[note.name, default: []] += marks.filter { extent.contains($0.bytes.lowerBound) }
    }
    for note in notes {
      var seen: Set<String> = []
      var open = inner[note.name] ?? []
      while let mark = open.popLast() {
        if mark.name == note.name {
          subject.log.error(
            "circular-note", "the note '\(note.name)' leads back to itself",
            at: text.place(ofBytes: mark.bytes),
            help: "leave out the mark within the note")
          break
        }
        if seen.insert(mark.name).inserted { open += inner[mark.name] ?? [] }
      }
    }
  }
}
