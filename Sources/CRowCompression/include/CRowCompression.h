#pragma once

#include <stddef.h>
#include <stdint.h>

/// A stream of zlib (RFC 1950) that is written piece by piece.
typedef struct row_compression row_compression;

/// An empty stream; NULL without memory.
row_compression *row_compression_begin(void);

/// Compresses a piece of the stream, the last one or not; 0 without memory.
int row_compression_add(
    row_compression *stream, const uint8_t *bytes, size_t count, int is_last);

/// What has been written so far, and how much it is.
const uint8_t *row_compression_bytes(const row_compression *stream, size_t *count);

/// Frees the stream with what was written.
void row_compression_end(row_compression *stream);

/// The version of the library that does it, ISA-L.
const char *row_compression_version(void);
