extension CountryProfile {
  /// Every text of the profile that may hold references, in the order of the files' keys; the
  /// Markdown texts are in `prose`.
  package var richTexts: [RichText] {
    coverTexts + exhibitTexts + charts.compactMap(\.alternate) + pictures.map(\.alternate)
  }

  /// Those of `richTexts` that are printed in tables, charts and lists, which name their years.
  package var exhibitTexts: [RichText] {
    var texts: [RichText?] = changes.map(\.text)
    texts += concentrations.map(\.note)
    for partner in partners { texts.append(partner.aim) }
    for dependency in dependencies {
      texts += [
        dependency.measure, dependency.since, dependency.substitutes, dependency.missing,
        dependency.breakNote,
      ]
    }
    for gateway in gateways { texts += [gateway.role, gateway.substitutes, gateway.closures] }
    for event in events { texts += [event.statement, event.effect] }
    for membership in memberships {
      texts += [membership.status, membership.since, membership.until]
    }
    texts += quotations.map(\.note)
    texts += disagreements.map(\.reading)
    texts += notFound
    for table in tables {
      texts += [table.title, table.subtitle, table.note]
      for row in table.rows {
        texts.append(row.label)
        for column in table.columns { texts += row.cells[column.id]?.texts ?? [] }
      }
    }
    for picture in pictures { texts += [picture.title, picture.subtitle, picture.note] }
    for chart in charts {
      texts +=
        [chart.title, chart.subtitle, chart.note]
        + chart.annotations.map(\.text)
    }
    return texts.compactMap(\.self)
  }

  /// The texts a reader meets first: standfirst, bottom line, exposure and findings.
  package var coverTexts: [RichText] {
    [standfirst, bottomLine, exposure?.note].compactMap(\.self)
      + findings.flatMap { [$0.phrase, $0.text] }
  }
}
