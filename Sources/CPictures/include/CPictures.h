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

/* Size of a drawing in pixels of a screen; nothing that it refers to is loaded. */
int picture_svg_size(
    const uint8_t *bytes, size_t count, double *width, double *height, char *reason, size_t size);

int picture_svg_read(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, uint8_t *pixels,
    char *reason, size_t size);

/* The drawing as a PDF of one page of that size in points, by cairo; to be freed by the caller. */
int picture_svg_pdf(
    const uint8_t *bytes, size_t count, double width, double height, uint8_t **pdf,
    size_t *pdf_count, char *reason, size_t size);

#endif
