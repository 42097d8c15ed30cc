import Diagnostics
import ReportSections

extension ReportGenerator {
  /// `request` with what a report that is made again says of itself, where nothing else is asked for;
  /// `nil` when it cannot be read.
  func completed(_ request: BuildRequest, log: DiagnosticLog) -> BuildRequest? {
    guard isReport(request.country) else { return request }
    guard let package = package(request.country, log: log) else { return nil }
    packagedTime = package.options.created
    var request = request
    if !request.isLayoutNamed { request.layout = package.options.layout }
    request.edition = request.edition ?? package.options.edition
    request.language = request.language ?? package.options.language
    request.paper = request.paper ?? package.options.paper
    request.theme = request.theme ?? package.options.theme
    request.watermark = request.watermark ?? package.options.watermark
    request.standard = request.standard ?? package.options.standard
    request.isLinearised = request.isLinearised ?? (package.options.linear == "yes")
    return request
  }

  func options(
    of request: BuildRequest, _ composer: ReportComposer
  ) -> ReportPackage.Options {
    func name(_ path: String) -> String {
      let last = path.split(separator: "/").last.map(String.init) ?? path
      return last.hasSuffix(".yaml") ? String(last.dropLast(5)) : last
    }
    return ReportPackage.Options(
      profile: composer.profile.id, layout: name(request.layout), edition: request.edition,
      language: request.language, paper: request.paper, theme: request.theme.map(name),
      watermark: request.watermark, standard: request.standard,
      linear: request.isLinearised == true ? "yes" : nil, created: timestamp ?? packagedTime)
  }

  /// Whether `name` is a report to make again, not a country.
  func isReport(_ name: String) -> Bool {
    name.hasSuffix(".pdf") && !SearchPath.isFolder(name)
  }

  /// What the report at `path` carries; `nil` when the log has received an error.
  func package(_ path: String, log: DiagnosticLog) -> ReportPackage? {
    if let known = packages[path] { return known }
    guard let (package, _) = ReportPackage.read(path, log: log) else { return nil }
    packages[path] = package
    return package
  }

  /// Keeps in mind the files of a profile, whose names begin with `base`.
  func record(_ files: [SourceFile], below base: String) {
    for file in files {
      let path = "profile/" + String(file.name.dropFirst(base.count))
      if !recorded.contains(where: { $0.path == path }) {
        recorded.append(ReportPackage.Input(path: path, file: file))
      }
    }
  }
}
