package enum ProfileSchema { package static let json = "{}" }
