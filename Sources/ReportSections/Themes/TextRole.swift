/// The part a piece of text plays; a theme gives each its look.
package enum TextRole: String, Sendable, CaseIterable {
  case coverTitle = "cover-title"
  case coverSubtitle = "cover-subtitle"
  case coverLine = "cover-line"
  case coverSeries = "cover-series"
  case coverDate = "cover-date"
  case coverFinding = "cover-finding"
  case coverPhrase = "cover-phrase"
  case sectionTitle = "section-title"
  case sectionNumber = "section-number"
  case heading2 = "heading-2"
  case heading3 = "heading-3"
  case bottomLine = "bottom-line"
  case findingNumber = "finding-number"
  case findingPhrase = "finding-phrase"
  case prose
  case pulledQuotation = "pulled-quotation"
  case speaker
  case speakerRole = "speaker-role"
  case keyFigure = "key-figure"
  case keyFigureLabel = "key-figure-label"
  case sideNoteHead = "side-note-head"
  case sideNote = "side-note"
  case footnote
  case exhibitLabel = "exhibit-label"
  case exhibitTitle = "exhibit-title"
  case exhibitSubtitle = "exhibit-subtitle"
  case tableHead = "table-head"
  case tableCell = "table-cell"
  case tableStrong = "table-strong"
  case tableName = "table-name"
  case tableSecond = "table-second"
  case tableGroup = "table-group"
  case chartCategory = "chart-category"
  case chartValue = "chart-value"
  case chartColumnValue = "chart-column-value"
  case chartAxis = "chart-axis"
  case chartNote = "chart-note"
  case chartPanel = "chart-panel"
  case chartPanelDetail = "chart-panel-detail"
  case motifNumber = "motif-number"
  case motifRest = "motif-rest"
  case source
  case sourceList = "source-list"
  case referenceMark = "reference-mark"
  case runningHead = "running-head"
  case watermark
  case folio
  case contentsEntry = "contents-entry"
  case contentsNumber = "contents-number"
  case columnHead = "column-head"
  case changeDate = "change-date"
  case change
}

/// The part text plays on a slide.
package enum SlideRole: String, Sendable, CaseIterable {
  case kicker, title, subtitle, category, value
  case columnValue = "column-value"
  case axis, note, source
}

/// The part a colour plays.
package enum ColorRole: String, Sendable, CaseIterable {
  case ink, ink2, mute, accent, alert, rule, grid, pale, others, paper
}

/// A length that a theme sets.
package enum DistanceRole: String, Sendable, CaseIterable {
  case paragraphIndent = "paragraph-indent"
  case headingBefore = "heading-before"
  case sectionAfter = "section-after"
  case exhibitAfter = "exhibit-after"
  case figureGap = "figure-gap"
  case noteGap = "note-gap"
  case rowPadding = "row-padding"
  case densePadding = "dense-padding"
  case headPadding = "head-padding"
  case columnGap = "column-gap"
  case hairline
  case chartRow = "chart-row"
  case chartColumns = "chart-columns"
  case chartGap = "chart-gap"
  case panelGap = "panel-gap"
  case zeroLine = "zero-line"
  case leastText = "least-text"
  case thinRule = "thin-rule"
  case footnoteWidth = "footnote-width"
  case footnoteRule = "footnote-rule"
  case footnoteAbove = "footnote-above"
  case footnoteBelow = "footnote-below"
  case callOutPadding = "call-out-padding"
  case exhibitRule = "exhibit-rule"
  case heavyRule = "heavy-rule"
}

/// A length of a slide of 1920 × 1080 pixels, or of another size of reference, in its pixels.
package enum SlideDistance: String, Sendable, CaseIterable {
  case width, height, margin, top, rule
  case kickerGap = "kicker-gap"
  case titleGap = "title-gap"
  case subtitleGap = "subtitle-gap"
  case figureGap = "figure-gap"
  case sourceGap = "source-gap"
  case foot, readable
  case chartRow = "chart-row"
  case chartColumns = "chart-columns"
  case chartGap = "chart-gap"
  case panelGap = "panel-gap"
  case gridLine = "grid-line"
  case zeroLine = "zero-line"
  case leastText = "least-text"
  case unit
}

/// A place on the cover, in points.
package enum CoverDistance: String, Sendable, CaseIterable {
  case rule, head, title, subtitle, line, motif
  case motifGap = "motif-gap"
  case findings
  case bottomLine = "bottom-line"
}
