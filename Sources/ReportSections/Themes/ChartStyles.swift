import Charts
import Drawing

extension Theme {
  /// The looks of figures in a report.
  package var chartStyle: ChartStyle {
    ChartStyle(
      colors: chartColors,
      lengths: ChartStyle.Lengths(
        row: self[.chartRow], columns: self[.chartColumns], gap: self[.chartGap],
        panelGap: self[.panelGap], gridLine: self[.hairline], zeroLine: self[.zeroLine],
        minimumText: self[.leastText])
    ) { role in
      switch role {
      case .category: self[.chartCategory]
      case .categoryStrong: self[.chartCategory].weighted(600)
      case .categoryDetail: self[.chartAxis]
      case .value, .keyValue: self[.chartValue]
      case .columnValue: self[.chartColumnValue]
      case .words: self[.chartCategory].colored(self[.mute])
      case .axis: self[.chartAxis]
      case .note: self[.chartNote]
      case .noData: self[.chartPanel].colored(self[.mute])
      case .panelHead: self[.chartPanel]
      case .panelDetail: self[.chartPanelDetail]
      case .threshold: self[.chartNote].colored(self[.alert])
      case .pieceValue: self[.chartValue]
      case .pieceName: self[.chartPanelDetail].colored(self[.ink2])
      case .coverNumber: self[.motifNumber]
      case .coverAside: self[.chartPanel]
      case .coverBetween: self[.motifRest]
      case .coverPartner: self[.motifRest].colored(self[.ink])
      case .coverPartnerDetail: self[.chartPanelDetail]
      case .coverCaption: self[.tableName]
      case .coverCaptionDetail: self[.chartPanelDetail]
      }
    }
  }

  /// The looks of figures on a slide of 1920 × 1080 pixels.
  package var slideChartStyle: ChartStyle {
    let strong = slide(.category).weighted(600)
    let small = slide(.axis)
    return ChartStyle(
      colors: chartColors,
      lengths: ChartStyle.Lengths(
        row: slideLength(.chartRow), columns: slideLength(.chartColumns),
        gap: slideLength(.chartGap), panelGap: slideLength(.panelGap),
        gridLine: slideLength(.gridLine), zeroLine: slideLength(.zeroLine),
        minimumText: slideLength(.leastText), unit: slideLength(.unit)),
      categoryAlignment: .trailing
    ) { role in
      switch role {
      case .category: slide(.category)
      case .categoryStrong, .panelHead, .noData: strong
      case .categoryDetail, .axis, .panelDetail, .pieceName: small
      case .value: slide(.value)
      case .keyValue: slide(.value).scaled(1.25)
      case .columnValue: slide(.columnValue)
      case .words: slide(.category).colored(self[.mute])
      case .note: slide(.note)
      case .threshold: slide(.note).colored(self[.alert])
      case .pieceValue: slide(.value)
      case .coverNumber: slide(.title)
      case .coverAside, .coverBetween, .coverPartner, .coverCaption: strong
      case .coverPartnerDetail, .coverCaptionDetail: small
      }
    }
  }

  /// The looks of a chart that fills a picture.
  package var sheetStyle: SheetStyle {
    SheetStyle(
      kicker: slide(.kicker), title: slide(.title), subtitle: slide(.subtitle),
      source: slide(.source), number: slide(.category).weighted(600), chart: slideChartStyle,
      lengths: SheetStyle.Lengths(
        size: Size(width: slideLength(.width), height: slideLength(.height)),
        margin: slideLength(.margin), top: slideLength(.top),
        rule: slideLength(.rule), kickerGap: slideLength(.kickerGap),
        titleGap: slideLength(.titleGap), subtitleGap: slideLength(.subtitleGap),
        figureGap: slideLength(.figureGap), sourceGap: slideLength(.sourceGap),
        foot: slideLength(.foot), readable: slideLength(.readable)))
  }

  private var chartColors: ChartStyle.Colors {
    ChartStyle.Colors(
      ink: self[.ink], ink2: self[.ink2], mute: self[.mute], rule: self[.rule],
      grid: self[.grid], pale: self[.pale], accent: self[.accent], alert: self[.alert],
      others: self[.others], paper: self[.paper])
  }
}
