#pragma once

#include <stddef.h>

/// Hyphenation patterns as libhyphen has them in memory, in files that are mapped rather than read. To
/// read patterns takes libhyphen as long as a tenth of a report takes, and seconds for German.

/// Writes the patterns that libhyphen has read from the file `source` to the file `image`, which appears
/// as a whole or not at all. Each of a program's images has another `place`, from 0 to 191.
/// Returns 0 or an error number of the system.
int pattern_image_write(const void *dictionary, const char *source, const char *image, int place);

/// The patterns in the file `image`, as libhyphen takes them and for reading alone; `NULL` if there are
/// none, or not those that are in the file `source` by its size and time. `length` becomes what
/// `pattern_image_close` asks for.
const void *pattern_image_open(const char *source, const char *image, size_t *length);

void pattern_image_close(const void *dictionary, size_t length);
