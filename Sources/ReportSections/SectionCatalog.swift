/// All kinds of section, by the names that layouts use.
package enum SectionCatalog {
  package static let kinds: [any Section.Type] = [
    CoverSection.self,
    ContentsSection.self,
    BottomLineSection.self,
    KeyFactsSection.self,
    ProseSection.self,
    ChartsSection.self,
    PicturesSection.self,
    TableSection.self,
    ExhibitsSection.self,
    PartnerComparisonSection.self,
    DependencyBarsSection.self,
    ConcentrationSection.self,
    DependencyMatrixSection.self,
    GatewaysSection.self,
    EventsSection.self,
    DrawingSection.self,
    MembershipsSection.self,
    QuotationSection.self,
    DisagreementsSection.self,
    EvidenceSection.self,
    SourcesSection.self,
  ]

  /// The kind of the name, if there is one.
  package static func kind(_ name: String) -> (any Section.Type)? {
    kinds.first { $0.kind == name }
  }
}
