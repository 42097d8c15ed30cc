// libhyphen takes all of its memory by three functions of its own. The program's stand before them where
// the library is an archive: while patterns are read, small pieces are cut from large ones, which takes a
// tenth of malloc's time.

#include "CPatternMemory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *hnj_malloc(int size);
void *hnj_realloc(void *piece, int size);
void hnj_free(void *piece);

enum { block_size = 1 << 20, most_blocks = 64, largest = 512, alignment = 8 };

// Blocks are never given back.
static char *blocks[most_blocks];
static int block_count;
static _Thread_local int stays;
static _Thread_local char *next, *end;

void pattern_memory_stays(int value) { stays = value; }

int pattern_memory_is_used(void) { return __atomic_load_n(&block_count, __ATOMIC_ACQUIRE) > 0; }

static int is_cut(const void *piece) {
  int count = __atomic_load_n(&block_count, __ATOMIC_ACQUIRE);
  if (count > most_blocks) count = most_blocks;
  for (int place = 0; place < count; place++) {
    const char *block = __atomic_load_n(&blocks[place], __ATOMIC_ACQUIRE);
    if (block && (const char *)piece >= block && (const char *)piece < block + block_size) return 1;
  }
  return 0;
}

static void *malloc_or_abort(size_t size) {
  void *piece = malloc(size);
  if (!piece) abort();
  return piece;
}

// What is cut has its length before it.
static void *cut(uint32_t size) {
  size_t whole = ((size_t)size + sizeof size + alignment - 1) / alignment * alignment;
  if (!next || (size_t)(end - next) < whole) {
    int place = __atomic_fetch_add(&block_count, 1, __ATOMIC_ACQ_REL);
    if (place >= most_blocks) {
      __atomic_fetch_sub(&block_count, 1, __ATOMIC_ACQ_REL);
      return NULL;
    }
    next = malloc_or_abort(block_size);
    end = next + block_size;
    __atomic_store_n(&blocks[place], next, __ATOMIC_RELEASE);
    // Pieces begin after a length, at multiples of eight.
    next += alignment - sizeof size;
  }
  memcpy(next, &size, sizeof size);
  void *piece = next + sizeof size;
  next += whole;
  return piece;
}

void *hnj_malloc(int size) {
  void *piece = stays && size <= largest ? cut((uint32_t)size) : NULL;
  return piece ? piece : malloc_or_abort((size_t)size);
}

void *hnj_realloc(void *piece, int size) {
  if (!piece) return hnj_malloc(size);
  if (!is_cut(piece)) {
    void *larger = realloc(piece, (size_t)size);
    if (!larger) abort();
    return larger;
  }
  uint32_t before;
  memcpy(&before, (char *)piece - sizeof before, sizeof before);
  void *larger = hnj_malloc(size);
  memcpy(larger, piece, before < (uint32_t)size ? before : (uint32_t)size);
  return larger;
}

void hnj_free(void *piece) {
  if (piece && !is_cut(piece)) free(piece);
}
