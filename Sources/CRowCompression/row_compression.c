// Compression by ISA-L, which has a stream's window and tables in a tenth of the memory that the rows of a
// picture would take, and does in a tenth of the time what is mostly long runs.

#include "CRowCompression.h"

#include <isa-l.h>
#include <stdlib.h>

struct row_compression {
  struct isal_zstream stream;
  // The smallest blocks but one: each has codes of its own, which suits rows that change.
  uint8_t level_buffer[ISAL_DEF_LVL1_SMALL];
  uint8_t *bytes;
  size_t count, capacity;
};

row_compression *row_compression_begin(void) {
  row_compression *own = malloc(sizeof *own);
  if (!own) return NULL;
  isal_deflate_init(&own->stream);
  own->stream.level = 1;
  own->stream.level_buf = own->level_buffer;
  own->stream.level_buf_size = sizeof own->level_buffer;
  own->stream.gzip_flag = IGZIP_ZLIB;
  own->bytes = NULL;
  own->count = own->capacity = 0;
  return own;
}

// How many bytes are flushed as a block of their own at the start of a stream: as many as ISA-L leaves to
// the code that ends a block.
//
// Its code for the middle of a block (`isal_deflate_icf_body_hash_hist`, 2.30) begins a stream by noting
// the third byte under a hash of the stream's own address, so that now and then a picture had other bytes
// than the time before. The code that ends a block has no such fault, and after it the stream has begun.
enum { first_block = 16 };

static int compress(
    row_compression *own, const uint8_t *bytes, size_t count, int is_last, uint16_t flush) {
  own->stream.flush = flush;
  own->stream.next_in = (uint8_t *)bytes;
  own->stream.avail_in = (uint32_t)count;
  own->stream.end_of_stream = is_last != 0;
  do {
    if (own->capacity - own->count < 16 << 10) {
      size_t capacity = own->capacity ? own->capacity * 2 : 64 << 10;
      uint8_t *larger = realloc(own->bytes, capacity);
      if (!larger) return 0;
      own->bytes = larger;
      own->capacity = capacity;
    }
    own->stream.next_out = own->bytes + own->count;
    own->stream.avail_out = (uint32_t)(own->capacity - own->count);
    if (isal_deflate(&own->stream) != COMP_OK) return 0;
    own->count = own->capacity - own->stream.avail_out;
  } while (own->stream.avail_in > 0
           || (is_last && own->stream.internal_state.state != ZSTATE_END));
  return 1;
}

int row_compression_add(
    row_compression *own, const uint8_t *bytes, size_t count, int is_last) {
  if (own->stream.total_in == 0 && count > first_block) {
    if (!compress(own, bytes, first_block, 0, SYNC_FLUSH)) return 0;
    bytes += first_block;
    count -= first_block;
  }
  return compress(own, bytes, count, is_last, NO_FLUSH);
}

const uint8_t *row_compression_bytes(const row_compression *own, size_t *count) {
  *count = own->count;
  return own->bytes;
}

void row_compression_end(row_compression *own) {
  free(own->bytes);
  free(own);
}

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

const char *row_compression_version(void) {
  return TEXT(ISAL_MAJOR_VERSION) "." TEXT(ISAL_MINOR_VERSION) "." TEXT(ISAL_PATCH_VERSION);
}
