#include "CPictures.h"

#include <dlfcn.h>
#include <stdio.h>

/* libturbojpeg's own interface, version 2, as turbojpeg.h has it. */
struct library {
  void *(*begin)(void);
  int (*header)(void *, const unsigned char *, unsigned long, int *, int *, int *, int *);
  int (*decompress)(
      void *, const unsigned char *, unsigned long, unsigned char *, int, int, int, int, int);
  char *(*error)(void *);
  int (*end)(void *);
};

enum { gray = 2, cmyk = 3, ycck = 4, blue_green_red_alpha = 8, stop_on_warning = 8192, limit_scans = 32768 };

static int load(struct library *library, char *reason, size_t size) {
  void *handle = dlopen("libturbojpeg.so.0", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    snprintf(reason, size, "the library libturbojpeg was not found");
    return 1;
  }
  *(void **)&library->begin = dlsym(handle, "tjInitDecompress");
  *(void **)&library->header = dlsym(handle, "tjDecompressHeader3");
  *(void **)&library->decompress = dlsym(handle, "tjDecompress2");
  *(void **)&library->error = dlsym(handle, "tjGetErrorStr2");
  *(void **)&library->end = dlsym(handle, "tjDestroy");
  if (library->begin && library->header && library->decompress && library->error && library->end)
    return 0;
  snprintf(reason, size, "the library libturbojpeg is another version than 2");
  return 1;
}

int picture_jpeg_size(
    const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height, int *channels,
    char *reason, size_t size) {
  struct library l;
  if (load(&l, reason, size)) return 1;
  void *reader = l.begin();
  int wide = 0, high = 0, sampling = 0, space = 0;
  int failed = l.header(reader, bytes, count, &wide, &high, &sampling, &space) != 0;
  if (failed) snprintf(reason, size, "%s", l.error(reader));
  l.end(reader);
  *width = (uint32_t)wide;
  *height = (uint32_t)high;
  *channels = space == gray ? 1 : space == cmyk || space == ycck ? 4 : 3;
  return failed;
}

int picture_jpeg_read(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, uint8_t *pixels,
    char *reason, size_t size) {
  struct library l;
  if (load(&l, reason, size)) return 1;
  void *reader = l.begin();
  int failed = l.decompress(
      reader, bytes, count, pixels, (int)width, 0, (int)height, blue_green_red_alpha,
      stop_on_warning | limit_scans) != 0;
  if (failed) snprintf(reason, size, "%s", l.error(reader));
  l.end(reader);
  return failed;
}
