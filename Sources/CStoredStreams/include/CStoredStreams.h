#pragma once

/// Whether streams that are opened with zlib's `deflateInit` are stored, not compressed: true where
/// the program's own `deflateInit_` is the one that libraries find.
int stored_streams_are_used(void);

/// Whether streams that this thread opens are compressed all the same, for libraries whose files are
/// finished.
void stored_streams_compress(int compresses);
