#ifndef CPICTURES_H
#define CPICTURES_H

#include <stddef.h>
#include <stdint.h>

/* Reads pictures that anybody may have made. Every function returns 0, or another number with what is
   wrong in `reason`. Pixels are blue, green, red and alpha in a byte each, multiplied by alpha, rows
   from the top without gaps.

   libpng is linked; libturbojpeg and librsvg are loaded when the first picture of theirs is read. */

/* Width and height as the file says them. */
int picture_png_size(
    const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height, char *reason, size_t size);

/* `pixels` holds width times height times 4 bytes. */
int picture_png_read(const uint8_t *bytes, size_t count, uint8_t *pixels, char *reason, size_t size);

/* `channels` is 1 for grey, 3 for colours of light, 4 for those of ink. */
int picture_jpeg_size(
    const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height, int *channels,
    char *reason, size_t size);

int picture_jpeg_read(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, uint8_t *pixels,
    char *reason, size_t size);

/* A drawing with its longer side as many pixels long as was asked for, and as a PDF by cairo of one page
   that is as many points long. */
struct picture_svg {
  uint32_t columns, rows;
  /* To be freed by the caller. */
  uint8_t *pixels, *pdf;
  size_t pdf_count;
};

/* What a drawing may take: seconds, and bytes beyond those of the process. */
enum { picture_svg_seconds = 10, picture_svg_memory = 768 << 20 };

/* Nothing that the drawing refers to is loaded; one side is at most `most` times as long as the other. */
int picture_svg_read(
    const uint8_t *bytes, size_t count, double side, double most, struct picture_svg *picture,
    char *reason, size_t size);

#endif
