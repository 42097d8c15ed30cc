#include "CPictures.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libpng's simple interface mixes up the rows of interlaced pictures with 16 bits a channel (1.6.39). */
struct source {
  const uint8_t *bytes;
  size_t count, place;
  char *reason;
  size_t size;
};

static void take(png_structp png, png_bytep into, size_t count) {
  struct source *source = png_get_io_ptr(png);
  if (source->count - source->place < count) png_error(png, "it ends too soon");
  memcpy(into, source->bytes + source->place, count);
  source->place += count;
}

static void fail(png_structp png, png_const_charp message) {
  struct source *source = png_get_error_ptr(png);
  snprintf(source->reason, source->size, "%s", message);
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

/* The header alone if `pixels` is NULL. */
static int decode(
    struct source *source, uint32_t *width, uint32_t *height, uint8_t *pixels) {
  /* Changed after setjmp and used after a jump. */
  png_bytep *volatile rows = NULL;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, source, fail, ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (info == NULL) {
    snprintf(source->reason, source->size, "there is no memory");
    png_destroy_read_struct(&png, NULL, NULL);
    return 1;
  }
  if (setjmp(png_jmpbuf(png))) {
    free(rows);
    png_destroy_read_struct(&png, &info, NULL);
    return 1;
  }
  png_set_read_fn(png, source, take);
  /* Texts and profiles may unpack to very much and are not used. */
  png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
  png_set_chunk_malloc_max(png, 8 << 20);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
  static const png_byte unused[] = "tEXt\0zTXt\0iTXt\0iCCP\0eXIf\0sPLT";
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, unused, 6);
  png_read_info(png, info);
  *width = png_get_image_width(png, info);
  *height = png_get_image_height(png, info);
  if (pixels != NULL) {
    png_set_alpha_mode(png, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_filler(png, 255, PNG_FILLER_AFTER);
    png_set_bgr(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != (size_t)*width * 4) png_error(png, "its form is unknown");
    rows = malloc(*height * sizeof *rows);
    if (rows == NULL) png_error(png, "there is no memory");
    for (uint32_t y = 0; y < *height; y++) rows[y] = pixels + (size_t)y * *width * 4;
    png_read_image(png, rows);
    png_read_end(png, NULL);
  }
  free(rows);
  png_destroy_read_struct(&png, &info, NULL);
  return 0;
}

int picture_png_size(
    const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height, char *reason,
    size_t size) {
  struct source source = {bytes, count, 0, reason, size};
  return decode(&source, width, height, NULL);
}

int picture_png_read(
    const uint8_t *bytes, size_t count, uint8_t *pixels, char *reason, size_t size) {
  struct source source = {bytes, count, 0, reason, size};
  uint32_t width = 0, height = 0;
  if (decode(&source, &width, &height, pixels)) return 1;
  size_t total = (size_t)width * height;
  for (size_t i = 0; i < total; i++) {
    uint8_t *pixel = pixels + i * 4;
    unsigned alpha = pixel[3];
    if (alpha == 255) continue;
    for (int channel = 0; channel < 3; channel++)
      pixel[channel] = (uint8_t)((pixel[channel] * alpha + 127) / 255);
  }
  return 0;
}
