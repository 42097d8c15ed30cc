// cairo compresses every stream of a PDF file and has no switch against it. Here its files are taken
// apart, changed and compressed again by a faster library, and fonts are painted twice of which one
// copy is kept. The program's own `deflateInit_` stands before zlib's, and stores.
//
// Of the libraries that the program loads, only cairo and, for a while, libqpdf open streams by
// `deflateInit`; libpng calls `deflateInit2`, which stays as it is.

#include "CStoredStreams.h"

#include <zlib.h>

static int used;
static _Thread_local int compresses_all_the_same;

void stored_streams_compress(int compresses) { compresses_all_the_same = compresses; }

int deflateInit_(z_streamp stream, int level, const char *version, int size) {
  if (compresses_all_the_same)
    return deflateInit2_(
        stream, level, Z_DEFLATED, MAX_WBITS, 8, Z_DEFAULT_STRATEGY, version, size);
  __atomic_store_n(&used, 1, __ATOMIC_RELAXED);
  // What is stored looks back at nothing: the smallest window, which is cleared for each stream.
  return deflateInit2_(
      stream, Z_NO_COMPRESSION, Z_DEFLATED, 9, 1, Z_DEFAULT_STRATEGY, version, size);
}

int stored_streams_are_used(void) { return __atomic_load_n(&used, __ATOMIC_RELAXED); }
