#include "CPictures.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is used of librsvg, of GLib, and of the cairo that librsvg draws with, which is not the one the
   program is linked with: nothing of the one may reach the other. */
struct problem {
  uint32_t domain;
  int code;
  char *message;
};

struct rectangle {
  double x, y, width, height;
};

struct length {
  double length;
  int unit;
};

struct library {
  void *(*open)(const uint8_t *, size_t, struct problem **);
  int (*size_in_pixels)(void *, double *, double *);
  void (*dimensions)(
      void *, int *, struct length *, int *, struct length *, int *, struct rectangle *);
  int (*render)(void *, void *, const struct rectangle *, struct problem **);
  void (*unref)(void *);
  void (*free_problem)(struct problem *);
  void *(*surface)(unsigned char *, int, int, int, int);
  void *(*pdf)(int (*)(void *, const unsigned char *, unsigned), void *, double, double);
  void (*show_page)(void *);
  void (*finish)(void *);
  void *(*context)(void *);
  int (*status)(void *);
  void (*destroy)(void *);
  void (*flush)(void *);
  void (*destroy_surface)(void *);
};

static int load(struct library *library, char *reason, size_t size) {
  void *handle = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    snprintf(reason, size, "the library librsvg was not found");
    return 1;
  }
  struct {
    void **place;
    const char *name;
  } functions[] = {
    {(void **)&library->open, "rsvg_handle_new_from_data"},
    {(void **)&library->size_in_pixels, "rsvg_handle_get_intrinsic_size_in_pixels"},
    {(void **)&library->dimensions, "rsvg_handle_get_intrinsic_dimensions"},
    {(void **)&library->render, "rsvg_handle_render_document"},
    {(void **)&library->unref, "g_object_unref"},
    {(void **)&library->free_problem, "g_error_free"},
    {(void **)&library->surface, "cairo_image_surface_create_for_data"},
    {(void **)&library->pdf, "cairo_pdf_surface_create_for_stream"},
    {(void **)&library->show_page, "cairo_show_page"},
    {(void **)&library->finish, "cairo_surface_finish"},
    {(void **)&library->context, "cairo_create"},
    {(void **)&library->status, "cairo_status"},
    {(void **)&library->destroy, "cairo_destroy"},
    {(void **)&library->flush, "cairo_surface_flush"},
    {(void **)&library->destroy_surface, "cairo_surface_destroy"},
  };
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    *functions[i].place = dlsym(handle, functions[i].name);
    if (*functions[i].place == NULL) {
      snprintf(reason, size, "the library librsvg has no %s", functions[i].name);
      return 1;
    }
  }
  return 0;
}

static void tell(struct library *l, struct problem *problem, char *reason, size_t size) {
  snprintf(reason, size, "%s", problem ? problem->message : "it cannot be drawn");
  if (problem) l->free_problem(problem);
}

/* The drawing, to be let go of with `unref`; NULL if there is none. */
static void *opened(
    struct library *l, const uint8_t *bytes, size_t count, char *reason, size_t size) {
  if (load(l, reason, size)) return NULL;
  struct problem *problem = NULL;
  void *drawing = l->open(bytes, count, &problem);
  if (drawing == NULL) tell(l, problem, reason, size);
  return drawing;
}

int picture_svg_size(
    const uint8_t *bytes, size_t count, double *width, double *height, char *reason, size_t size) {
  struct library l;
  void *drawing = opened(&l, bytes, count, reason, size);
  if (drawing == NULL) return 1;
  int known = l.size_in_pixels(drawing, width, height);
  if (!known) {
    int has_width = 0, has_height = 0, has_box = 0;
    struct length wide, high;
    struct rectangle box = {0, 0, 0, 0};
    l.dimensions(drawing, &has_width, &wide, &has_height, &high, &has_box, &box);
    *width = box.width;
    *height = box.height;
    known = has_box;
  }
  l.unref(drawing);
  if (known && *width > 0 && *height > 0) return 0;
  snprintf(reason, size, "it says neither how wide and high it is nor its viewBox");
  return 1;
}

int picture_svg_read(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, uint8_t *pixels,
    char *reason, size_t size) {
  struct library l;
  void *drawing = opened(&l, bytes, count, reason, size);
  if (drawing == NULL) return 1;
  struct problem *problem = NULL;
  memset(pixels, 0, (size_t)width * height * 4);
  void *surface = l.surface(pixels, 0, (int)width, (int)height, (int)width * 4);
  void *context = l.context(surface);
  struct rectangle area = {0, 0, width, height};
  int drawn = l.render(drawing, context, &area, &problem);
  int failed = !drawn || l.status(context) != 0;
  if (failed) tell(&l, problem, reason, size);
  l.flush(surface);
  l.destroy(context);
  l.destroy_surface(surface);
  l.unref(drawing);
  return failed;
}

struct sink {
  uint8_t *bytes;
  size_t count, room;
};

enum { written, not_written = 11 };

static int take(void *closure, const unsigned char *bytes, unsigned count) {
  struct sink *sink = closure;
  if (sink->room - sink->count < count) {
    size_t room = (sink->room + count) * 2;
    uint8_t *more = realloc(sink->bytes, room);
    if (more == NULL) return not_written;
    sink->bytes = more;
    sink->room = room;
  }
  memcpy(sink->bytes + sink->count, bytes, count);
  sink->count += count;
  return written;
}

int picture_svg_pdf(
    const uint8_t *bytes, size_t count, double width, double height, uint8_t **pdf,
    size_t *pdf_count, char *reason, size_t size) {
  struct library l;
  void *drawing = opened(&l, bytes, count, reason, size);
  if (drawing == NULL) return 1;
  struct problem *problem = NULL;
  struct sink sink = {NULL, 0, 0};
  void *surface = l.pdf(take, &sink, width, height);
  void *context = l.context(surface);
  struct rectangle area = {0, 0, width, height};
  int drawn = l.render(drawing, context, &area, &problem);
  l.show_page(context);
  int failed = !drawn || l.status(context) != 0;
  if (failed) tell(&l, problem, reason, size);
  l.destroy(context);
  l.finish(surface);
  l.destroy_surface(surface);
  l.unref(drawing);
  if (failed) {
    free(sink.bytes);
    return 1;
  }
  *pdf = sink.bytes;
  *pdf_count = sink.count;
  return 0;
}
