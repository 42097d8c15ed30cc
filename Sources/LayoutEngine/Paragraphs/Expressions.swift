/// Words that no line end parts from what they belong to.
enum Expressions {
  /// Signs of units, which stay with their numbers.
  static let units: Set<String> = [
    "%", "‰", "°", "°C", "°F", "mm", "cm", "m", "km", "m²", "km²", "ha", "m³", "km³", "l", "hl",
    "mg", "g", "kg", "t", "kt", "Mt", "s", "min", "h", "Hz", "kHz", "MHz", "GHz", "V", "kV", "W",
    "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "J", "kJ", "MJ", "GJ", "PJ", "Pa",
    "hPa", "bar", "€", "$", "£", "¥", "₮", "₽", "USD", "EUR", "CNY", "JPY", "RUB", "MNT", "a.m.",
    "p.m.", "BC", "AD", "км", "кг", "т", "га", "МВт", "кВт", "г.", "он",
  ]

  /// Short forms that stay with the number after them.
  static let beforeNumbers: Set<String> = [
    "Art.", "art.", "Arts.", "No.", "no.", "Nos.", "Nr.", "№", "§", "§§", "p.", "pp.", "S.", "Fig.",
    "fig.", "Figs.", "Abb.", "Tab.", "Ch.", "ch.", "Sec.", "sec.", "Vol.", "vol.", "Eq.", "para.",
    "paras.", "ca.", "c.", "approx.", "стр.", "ст.", "рис.", "табл.", "≈", "≥", "≤", "±",
  ]

  /// Titles that stay with the name after them.
  static let beforeNames: Set<String> = [
    "Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "Hr.", "Fr.", "M.", "Mme.", "St.", "Gen.", "Amb.",
  ]
}
