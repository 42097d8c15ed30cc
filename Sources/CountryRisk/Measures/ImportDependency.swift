/// How much of what a country uses comes from abroad.
package enum ImportDependency {
  /// 100 × (imports − exports) / use, in percent (Eurostat, energy import dependency); below zero
  /// for a net exporter, above a hundred when stocks are built; `nil` when nothing is used.
  package static func percent(imports: Double, exports: Double = 0, use: Double) -> Double? {
    use > 0 ? 100 * (imports - exports) / use : nil
  }
}

/// Whether supply meets demand on the worst day when the largest single source is lost.
package enum SupplyStandard {
  /// 100 × (supply − largest) / demand, in percent: N − 1 (EU Regulation 2017/1938, annex II);
  /// passed at 100; `nil` when nothing is demanded.
  package static func percent(supply: Double, largest: Double, demand: Double) -> Double? {
    demand > 0 ? 100 * (supply - largest) / demand : nil
  }
}
