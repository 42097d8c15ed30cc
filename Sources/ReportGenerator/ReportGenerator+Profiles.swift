import CountryRisk
import Diagnostics
import Drawing
import ProfileImport
import SourceReading

/// The first steps of a build, read and import.
extension ReportGenerator {
  /// The profile that `name` stands for: a path, a folder below `Profiles`, or a compiled-in one.
  /// - Parameter language: A language to read its texts in, which is not its own.
  func profile(
    _ name: String, edition: String?, language: String? = nil, log: DiagnosticLog
  ) -> CountryProfile? {
    var profile: CountryProfile?
    pictureOrigin = .nowhere
    if isReport(name) {
      guard let package = package(name, log: log) else { return nil }
      pictureOrigin = .package(package, path: name)
      recorded = package.inputs.filter { $0.path.hasPrefix("profile/") }
      profile = imported(
        package.profileFiles(), package.options.profile,
        language.map { package.profileFiles(language: $0) } ?? [], language, log: log)
    } else if let path = profileFolder(name) {
      guard SearchPath.isFolder(path) else {
        log.error(
          "not-a-folder", "there is no folder '\(path)'",
          help: "name a compiled-in country or the folder of a profile")
        return nil
      }
      let folder = ProfileFolder(path: path)
      pictureOrigin = .folder(path)
      guard let files = folder.files(log: log) else { return nil }
      var texts: [SourceFile] = []
      if let language {
        guard let found = folder.files(language: language, log: log) else { return nil }
        texts = found
      }
      let name = realPath(path)?.split(separator: "/").last.map(String.init) ?? "profile"
      record(files + texts, below: path.hasSuffix("/") ? path : path + "/")
      profile = imported(files, name, texts, language, log: log)
    } else {
      let prepared = preparedProfile.flatMap { $0.name == name ? $0.result.value.files : nil }
      let files = prepared ?? EmbeddedProfiles.files(of: name)
      guard !files.isEmpty else {
        log.error(
          "unknown-country", "there is no country '\(name)'",
          help: NearName.help(for: name, in: countries().map(\.name))
            ?? "name a compiled-in country or the folder of a profile")
        return nil
      }
      let texts = language.map { EmbeddedProfiles.files(of: name, language: $0) } ?? []
      record(files + texts, below: name + "/")
      profile = imported(files, name, texts, language, log: log)
    }
    if let edition {
      guard let date = PartialDate(edition), date.day != nil else {
        log.error(
          "wrong-date", "'\(edition)' is no date of an edition",
          help: "write it as 2026-11-23")
        return nil
      }
      profile?.edition = date
    }
    return profile
  }

  private func imported(
    _ files: [SourceFile], _ name: String, _ texts: [SourceFile], _ language: String?,
    log: DiagnosticLog
  ) -> CountryProfile? {
    onStep?(.importing)
    importedFiles = files + texts
    let key = name + " " + (language ?? "")
    let imported = profiles.value(of: key, importedFiles) {
      if language == nil, let prepared = preparedProfile, prepared.name == name,
        prepared.result.value.files.map(\.text) == files.map(\.text)
      {
        return prepared.result.value.profile
      }
      let own = DiagnosticLog()
      let profile = read(files, name, texts, language, log: own)
      return Checked(value: profile, diagnostics: own.diagnostics)
    }
    log.add(imported.diagnostics)
    return imported.value
  }

  private func read(
    _ files: [SourceFile], _ name: String, _ texts: [SourceFile], _ language: String?,
    log: DiagnosticLog
  ) -> CountryProfile? {
    guard let language else { return ProfileImporter.read(files: files, name: name, log: log) }
    guard !texts.isEmpty else {
      log.error(
        "no-translation", "'\(name)' has no translation into '\(language)'",
        help: "write its texts into a folder '\(language)' beside its files")
      return nil
    }
    var profile = ProfileImporter.read(
      files: files, name: name,
      translation: ProfileImporter.Translation(language: language, files: texts), log: log)
    for entry in CountryCodes.all {
      profile?.stateNames[entry.alpha3] = UnicodeText.countryName(entry.alpha2, language: language)
    }
    return profile
  }

  /// The folder of the profile `name`, if it is one on disk.
  func profileFolder(_ name: String) -> String? {
    if name.contains("/") || name == "." || name == ".." { return name }
    return search.folder("Profiles/" + name)
      ?? (EmbeddedProfiles.names.contains(name) || !SearchPath.isFolder(name) ? nil : name)
  }
}
