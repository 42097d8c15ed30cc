import CLargePages

/// The memory of the process.
package enum Memory {
  /// Gives what is free back to the system.
  package static func giveBack() { large_pages_give_back() }
}
