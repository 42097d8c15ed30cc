/// A date of the Gregorian calendar known to the day, the month or the year.
package struct PartialDate: Sendable, Hashable, Comparable {
  /// 1 to 9999.
  package var year: Int
  /// 1 to 12, if known.
  package var month: Int?
  /// 1 to 31, if known; only with a month.
  package var day: Int?

  package init(year: Int, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2019`, `2019-09` or `2019-09-03`; `nil` for anything else and for days that do not exist.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      let year = Int(parts[0]), year >= 1
    else { return nil }
    self.year = year
    if parts.count > 1 {
      guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
      self.month = month
    }
    if parts.count > 2 {
      guard let day = Int(parts[2]), day >= 1, day <= Self.days(inMonth: month!, of: year) else {
        return nil
      }
      self.day = day
    }
  }

  /// The number of days of `month` of `year`.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// As in files: `2019-09-03`, `2019-09` or `2019`.
  package var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let four = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return [four, month.map(two), day.map(two)].compactMap(\.self).joined(separator: "-")
  }

  /// Order by the earliest day the date may mean.
  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }

  /// Whether all of the days `self` may mean lie before those `other` may mean.
  package func isSurelyBefore(_ other: PartialDate) -> Bool {
    if year != other.year { return year < other.year }
    guard let month, let otherMonth = other.month else { return false }
    if month != otherMonth { return month < otherMonth }
    guard let day, let otherDay = other.day else { return false }
    return day < otherDay
  }
}
