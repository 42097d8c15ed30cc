import Diagnostics

extension FieldReader {
  /// The single value of `key`; an error if it is a list or a mapping.
  package func scalar(_ key: String, required: Bool = false) -> SourceScalar? {
    node(key, required: required).flatMap { scalar($0, "'\(key)'") }
  }

  /// `node` as a single value; `name` is how messages call it.
  package func scalar(_ node: SourceNode, _ name: @autoclosure () -> String) -> SourceScalar? {
    if case .scalar(let scalar) = node.content { return scalar }
    log.add(wrongShape(name(), expected: "a single value", found: node))
    return nil
  }

  /// A text; empty if it is missing, which is an error.
  package func string(_ key: String) -> String {
    scalar(key, required: true).flatMap { filled($0, key) } ?? ""
  }

  /// A text, if there is one.
  package func optionalString(_ key: String) -> String? {
    scalar(key).flatMap { filled($0, key) }
  }

  /// What `read` makes of a text; `expected` says what is allowed: `a date such as 2019-09-03`.
  package func parse<Value>(
    _ key: String, _ expected: String, code: String = "wrong-value", _ read: (String) -> Value?
  ) -> Value? {
    scalar(key, required: true).flatMap {
      parse($0, "'\(key)'", expected, code: code, read)
    }
  }

  /// Like `parse`, for a field that may be left out.
  package func optionalParse<Value>(
    _ key: String, _ expected: String, code: String = "wrong-value", _ read: (String) -> Value?
  ) -> Value? {
    scalar(key).flatMap { parse($0, "'\(key)'", expected, code: code, read) }
  }

  /// What `read` makes of `scalar`, which messages call `name`.
  package func parse<Value>(
    _ scalar: SourceScalar, _ name: @autoclosure () -> String, _ expected: String,
    code: String = "wrong-value",
    _ read: (String) -> Value?
  ) -> Value? {
    if let value = read(scalar.text) { return value }
    log.error(
      code, "\(name()) must be \(expected), not '\(scalar.text.prefix(60))'", at: scalar.range)
    return nil
  }

  /// One of the cases of `type`; the first of them if it is missing, which is an error.
  package func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, _ type: Choice.Type
  ) -> Choice {
    scalar(key, required: true).flatMap { choice($0, "'\(key)'", type) }
      ?? type.allCases.first!
  }

  /// One of the cases of `type`, if it is given.
  package func optionalChoice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, _ type: Choice.Type
  ) -> Choice? {
    scalar(key).flatMap { choice($0, "'\(key)'", type) }
  }

  /// `scalar` as one of the cases of `type`; messages call it `name`.
  package func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ scalar: SourceScalar, _ name: @autoclosure () -> String, _ type: Choice.Type
  ) -> Choice? {
    if let value = Choice(rawValue: scalar.text) { return value }
    log.error(
      "unknown-choice", "\(name()) cannot be '\(scalar.text.prefix(60))'", at: scalar.range,
      help: NearName.help(for: scalar.text, in: type.allCases.map(\.rawValue)))
    return nil
  }

  /// `true` or `false`; `standard` if it is left out.
  package func bool(_ key: String, default standard: Bool) -> Bool {
    optionalBool(key) ?? standard
  }

  /// `true` or `false`, if given.
  package func optionalBool(_ key: String) -> Bool? {
    optionalParse(key, "true or false", code: "not-true-or-false") { text in
      switch text {
      case "true": true
      case "false": false
      default: nil
      }
    }
  }

  /// A number; zero if it is missing, which is an error.
  package func number(
    _ key: String, in allowed: ClosedRange<Double>? = nil
  ) -> SourceNumber {
    scalar(key, required: true).flatMap { number($0, "'\(key)'", in: allowed) }
      ?? SourceNumber(value: 0, decimals: 0)
  }

  /// A number, if given.
  package func optionalNumber(
    _ key: String, in allowed: ClosedRange<Double>? = nil
  ) -> SourceNumber? {
    scalar(key).flatMap { number($0, "'\(key)'", in: allowed) }
  }

  /// `scalar` as a number; messages call it `name`.
  package func number(
    _ scalar: SourceScalar, _ name: @autoclosure () -> String,
    in allowed: ClosedRange<Double>? = nil
  ) -> SourceNumber? {
    switch SourceNumber.parse(scalar.text) {
    case .failure(let fault):
      log.error(
        "not-a-number", "\(name()) is '\(scalar.text.prefix(60))': \(fault.reason)",
        at: scalar.range, help: fault.help)
      return nil
    case .success(let number):
      if let allowed, !allowed.contains(number.value) {
        log.add(outOfRange(scalar, name(), allowed))
        return nil
      }
      return number
    }
  }

  /// A whole number; the nearest allowed to zero if it is missing, which is an error.
  package func integer(_ key: String, in allowed: ClosedRange<Int>) -> Int {
    scalar(key, required: true).flatMap { integer($0, "'\(key)'", in: allowed) }
      ?? min(max(0, allowed.lowerBound), allowed.upperBound)
  }

  /// A whole number, if given.
  package func optionalInteger(_ key: String, in allowed: ClosedRange<Int>) -> Int? {
    scalar(key).flatMap { integer($0, "'\(key)'", in: allowed) }
  }

  /// A colour such as `#1a2b3c`; black if it is missing, which is an error.
  package func colour(_ key: String) -> SourceColour {
    parse(key, "a colour such as #1a2b3c", code: "wrong-colour", SourceColour.init)
      ?? SourceColour(red: 0, green: 0, blue: 0)
  }

  /// A colour such as `#1a2b3c`, if given.
  package func optionalColour(_ key: String) -> SourceColour? {
    optionalParse(key, "a colour such as #1a2b3c", code: "wrong-colour", SourceColour.init)
  }

  /// `scalar` as a whole number; messages call it `name`.
  package func integer(
    _ scalar: SourceScalar, _ name: @autoclosure () -> String, in allowed: ClosedRange<Int>
  ) -> Int? {
    let bounds = Double(allowed.lowerBound)...Double(allowed.upperBound)
    guard let number = number(scalar, name(), in: bounds) else { return nil }
    guard number.decimals == 0 else {
      log.error(
        "not-a-whole-number", "\(name()) must be a whole number, not \(scalar.text)",
        at: scalar.range)
      return nil
    }
    return Int(number.value)
  }

  private func filled(_ scalar: SourceScalar, _ key: String) -> String? {
    // Most texts begin with a letter.
    if let first = scalar.text.utf8.first, 33..<127 ~= first { return scalar.text }
    if scalar.text.contains(where: { !$0.isWhitespace }) { return scalar.text }
    log.error(
      "missing-value", "'\(key)' is empty", at: scalar.range,
      help: "write a value or remove the key")
    return nil
  }

  private func outOfRange(
    _ scalar: SourceScalar, _ name: String, _ allowed: ClosedRange<Double>
  ) -> Diagnostic {
    func plain(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
    return Diagnostic(
      .error, "out-of-range",
      "\(name) is \(scalar.text), outside \(plain(allowed.lowerBound)) to "
        + plain(allowed.upperBound), at: scalar.range)
  }
}
