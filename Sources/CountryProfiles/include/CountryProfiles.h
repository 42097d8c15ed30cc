#pragma once
#include <stddef.h>

/// One file of a profile that is compiled into the program.
struct embedded_profile_file {
  /// The profile's name, such as `mongolia`.
  const char *profile;
  /// The file's path within the profile, such as `prose/energy.md`.
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// How many files there are.
size_t embedded_profile_file_count(void);

/// The file at `index`, which must be less than the count.
struct embedded_profile_file embedded_profile_file_at(size_t index);
