// An image holds addresses, and so is mapped where it was made for: in a part of memory that systems leave
// alone. Where something lies there all the same, there is no image.

#define _GNU_SOURCE
#include "CPatternImages.h"

#include <errno.h>
#include <fcntl.h>
#include <hyphen.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

static const uint64_t first_place = UINT64_C(64) << 30, place_size = UINT64_C(1) << 30;
enum { most_places = 192, most_levels = 16 };

struct header {
  char name[16];
  uint64_t base, length, dictionary;
  // What the patterns were read from.
  int64_t source_size, source_seconds, source_nanoseconds;
  // How libhyphen's own structures look.
  uint32_t dictionary_size, state_size, transition_size, reserved;
};

static const char name[16] = "report-pattern-1";

static int describe(struct header *header, const char *source) {
  struct stat status;
  if (stat(source, &status) != 0) return errno;
  memset(header, 0, sizeof *header);
  memcpy(header->name, name, sizeof name);
  header->source_size = status.st_size;
  header->source_seconds = status.st_mtim.tv_sec;
  header->source_nanoseconds = status.st_mtim.tv_nsec;
  header->dictionary_size = sizeof(HyphenDict);
  header->state_size = sizeof(HyphenState);
  header->transition_size = sizeof(HyphenTrans);
  return 0;
}

// --- Writing

// Bytes that are put together; without memory for them, what they would take is counted.
struct writer {
  char *bytes;
  uint64_t base, used;
};

// A copy of `size` bytes, and where it will lie.
static void *copied(struct writer *writer, const void *piece, size_t size, void **copy) {
  uint64_t place = (writer->used + 7) / 8 * 8;
  writer->used = place + size;
  *copy = NULL;
  if (!piece) return NULL;
  if (writer->bytes) {
    *copy = writer->bytes + place;
    memcpy(*copy, piece, size);
  }
  return (void *)(uintptr_t)(writer->base + place);
}

static void *text(struct writer *writer, const char *text) {
  void *copy;
  return text ? copied(writer, text, strlen(text) + 1, &copy) : NULL;
}

// Where the copy of a dictionary will lie; NULL if it has more levels than any file.
static void *dictionary(struct writer *writer, const HyphenDict *source, int level) {
  if (level > most_levels) return NULL;
  void *copy;
  void *place = copied(writer, source, sizeof *source, &copy);
  HyphenDict *result = copy;
  size_t length = 0;
  if (source->nohyphen)
    for (int count = 0; count <= source->nohyphenl; count++)
      length += strlen(source->nohyphen + length) + 1;
  void *nohyphen = source->nohyphen ? copied(writer, source->nohyphen, length, &copy) : NULL;
  void *states = copied(writer, source->states, source->num_states * sizeof *source->states, &copy);
  HyphenState *state = copy;
  // What a word goes through lies close together.
  for (int number = 0; number < source->num_states; number++) {
    const HyphenState *from = &source->states[number];
    void *trans =
        from->num_trans ? copied(writer, from->trans, from->num_trans * sizeof *from->trans, &copy)
                        : NULL;
    if (state) state[number].trans = trans;
  }
  for (int number = 0; number < source->num_states; number++) {
    void *match = text(writer, source->states[number].match);
    void *repl = text(writer, source->states[number].repl);
    if (!state) continue;
    state[number].match = match;
    state[number].repl = repl;
  }
  void *next = source->nextlevel ? dictionary(writer, source->nextlevel, level + 1) : NULL;
  if (source->nextlevel && !next) return NULL;
  if (result) {
    result->nohyphen = nohyphen;
    result->states = states;
    result->nextlevel = next;
  }
  return place;
}

static int write_file(const char *bytes, size_t length, const char *image) {
  char *part;
  if (asprintf(&part, "%s.%ld.part", image, (long)getpid()) < 0) return ENOMEM;
  int error = 0;
  int file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) {
    error = errno;
    free(part);
    return error;
  }
  for (size_t written = 0; written < length && !error;) {
    ssize_t count = write(file, bytes + written, length - written);
    if (count > 0) written += (size_t)count;
    else if (count == 0) error = EIO;
    else if (errno != EINTR) error = errno;
  }
  // Its addresses are followed without a further look: all of it is there before it has its name.
  if (!error && fsync(file) != 0) error = errno;
  if (close(file) != 0 && !error) error = errno;
  if (!error && rename(part, image) != 0) error = errno;
  if (error) unlink(part);
  free(part);
  return error;
}

int pattern_image_write(const void *source, const char *path, const char *image, int place) {
  struct header header;
  if (place < 0 || place >= most_places) return EINVAL;
  int error = describe(&header, path);
  if (error) return error;
  header.base = first_place + place_size * (uint64_t)place;
  struct writer writer = {NULL, header.base, sizeof header};
  if (!dictionary(&writer, source, 0)) return EINVAL;
  header.length = writer.used;
  if (header.length > place_size) return EFBIG;
  writer.bytes = calloc(1, header.length);
  if (!writer.bytes) return ENOMEM;
  writer.used = sizeof header;
  header.dictionary = (uint64_t)(uintptr_t)dictionary(&writer, source, 0);
  memcpy(writer.bytes, &header, sizeof header);
  error = write_file(writer.bytes, header.length, image);
  free(writer.bytes);
  return error;
}

// --- Reading

static int is_whole(const struct header *header, const struct header *expected, off_t length) {
  return memcmp(header->name, expected->name, sizeof header->name) == 0
      && header->source_size == expected->source_size
      && header->source_seconds == expected->source_seconds
      && header->source_nanoseconds == expected->source_nanoseconds
      && header->dictionary_size == expected->dictionary_size
      && header->state_size == expected->state_size
      && header->transition_size == expected->transition_size
      && header->length == (uint64_t)length && header->length <= place_size
      && header->base >= first_place && header->base < first_place + place_size * most_places
      && header->base % place_size == 0 && header->dictionary >= header->base + sizeof *header
      && header->dictionary <= header->base + header->length - sizeof(HyphenDict);
}

const void *pattern_image_open(const char *source, const char *image, size_t *length) {
  struct header expected, header;
  struct stat status;
  int file = open(image, O_RDONLY | O_CLOEXEC);
  if (file < 0) return NULL;
  void *found = MAP_FAILED;
  if (describe(&expected, source) == 0 && fstat(file, &status) == 0
      && pread(file, &header, sizeof header, 0) == (ssize_t)sizeof header
      && is_whole(&header, &expected, status.st_size)) {
    void *place = (void *)(uintptr_t)header.base;
    found = mmap(place, header.length, PROT_READ, MAP_PRIVATE | MAP_FIXED_NOREPLACE, file, 0);
    // A system that does not know the flag takes the place for a wish.
    if (found != MAP_FAILED && found != place) {
      munmap(found, header.length);
      found = MAP_FAILED;
    }
  }
  close(file);
  if (found == MAP_FAILED) return NULL;
  *length = header.length;
  return (const void *)(uintptr_t)header.dictionary;
}

void pattern_image_close(const void *dictionary, size_t length) {
  uint64_t address = (uint64_t)(uintptr_t)dictionary;
  munmap((void *)(uintptr_t)(address / place_size * place_size), length);
}
