#include "CPictures.h"

#include <png.h>
#include <stdio.h>
#include <string.h>

static int begin(png_image *image, const uint8_t *bytes, size_t count, char *reason, size_t size) {
  memset(image, 0, sizeof *image);
  image->version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(image, bytes, count)) return 0;
  snprintf(reason, size, "%s", image->message);
  png_image_free(image);
  return 1;
}

int picture_png_size(
    const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height, char *reason,
    size_t size) {
  png_image image;
  if (begin(&image, bytes, count, reason, size)) return 1;
  *width = image.width;
  *height = image.height;
  png_image_free(&image);
  return 0;
}

int picture_png_read(
    const uint8_t *bytes, size_t count, uint8_t *pixels, char *reason, size_t size) {
  png_image image;
  if (begin(&image, bytes, count, reason, size)) return 1;
  image.format = PNG_FORMAT_BGRA;
  if (!png_image_finish_read(&image, NULL, pixels, 0, NULL)) {
    snprintf(reason, size, "%s", image.message);
    png_image_free(&image);
    return 1;
  }
  size_t total = (size_t)image.width * image.height;
  for (size_t i = 0; i < total; i++) {
    uint8_t *pixel = pixels + i * 4;
    unsigned alpha = pixel[3];
    if (alpha == 255) continue;
    for (int channel = 0; channel < 3; channel++)
      pixel[channel] = (uint8_t)((pixel[channel] * alpha + 127) / 255);
  }
  return 0;
}
