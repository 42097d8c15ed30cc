#define _GNU_SOURCE

#include "CPictures.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Drawings are drawn by a child of the process: some keep librsvg busy for hours, take all memory, or
   bring it down. The child has a copy of everything and tells through a pipe. */

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

static int measure(
    struct library *l, void *drawing, double *width, double *height, char *reason, size_t size) {
  int known = l->size_in_pixels(drawing, width, height);
  if (!known) {
    int has_width = 0, has_height = 0, has_box = 0;
    struct length wide, high;
    struct rectangle box = {0, 0, 0, 0};
    l->dimensions(drawing, &has_width, &wide, &has_height, &high, &has_box, &box);
    *width = box.width;
    *height = box.height;
    known = has_box;
  }
  if (known && *width > 0 && *height > 0 && isfinite(*width) && isfinite(*height)) return 0;
  snprintf(reason, size, "it says neither how wide and high it is nor its viewBox");
  return 1;
}

/* Draws into `area` of a context, which is then done with. */
static int draw(
    struct library *l, void *drawing, void *context, double width, double height, char *reason,
    size_t size) {
  struct problem *problem = NULL;
  struct rectangle area = {0, 0, width, height};
  int drawn = l->render(drawing, context, &area, &problem);
  int failed = !drawn || l->status(context) != 0;
  if (failed) tell(l, problem, reason, size);
  return failed;
}

/* What the child tells before the pixels and the PDF. */
struct answer {
  int failed;
  double width, height;
  uint32_t columns, rows;
  char reason[256];
};

static int send(int out, const void *data, size_t count) {
  const uint8_t *bytes = data;
  while (count > 0) {
    ssize_t sent = write(out, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return 1;
    bytes += sent;
    count -= (size_t)sent;
  }
  return 0;
}

enum { written, not_written = 11 };

static int take(void *closure, const unsigned char *bytes, unsigned count) {
  return send(*(int *)closure, bytes, count) ? not_written : written;
}

static void work(
    const uint8_t *bytes, size_t count, double side, double most, int out) {
  struct answer answer;
  memset(&answer, 0, sizeof answer);
  answer.failed = 1;
  struct library l;
  char *reason = answer.reason;
  size_t size = sizeof answer.reason;
  void *drawing = opened(&l, bytes, count, reason, size);
  if (drawing == NULL || measure(&l, drawing, &answer.width, &answer.height, reason, size)) {
    send(out, &answer, sizeof answer);
    return;
  }
  double wide = answer.width, high = answer.height;
  if (wide / high > most || high / wide > most) {
    snprintf(reason, size, "it is %.3g wide and %.3g high, which is no shape for print", wide, high);
    send(out, &answer, sizeof answer);
    return;
  }
  double scale = side / (wide > high ? wide : high);
  answer.width = wide * scale;
  answer.height = high * scale;
  answer.columns = (uint32_t)fmax(1, round(answer.width));
  answer.rows = (uint32_t)fmax(1, round(answer.height));
  size_t length = (size_t)answer.columns * answer.rows * 4;
  unsigned char *pixels = calloc(length, 1);
  if (pixels == NULL) return;
  void *surface = l.surface(
      pixels, 0, (int)answer.columns, (int)answer.rows, (int)answer.columns * 4);
  void *context = l.context(surface);
  if (draw(&l, drawing, context, answer.columns, answer.rows, reason, size)) {
    send(out, &answer, sizeof answer);
    return;
  }
  l.flush(surface);
  answer.failed = 0;
  if (send(out, &answer, sizeof answer) || send(out, pixels, length)) return;
  surface = l.pdf(take, &out, answer.width, answer.height);
  context = l.context(surface);
  if (draw(&l, drawing, context, answer.width, answer.height, reason, size)) return;
  l.show_page(context);
  l.destroy(context);
  l.finish(surface);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Reads until the end or `count` bytes; fewer where the time is over. */
static size_t receive(int in, uint8_t *bytes, size_t count, double end) {
  size_t place = 0;
  while (place < count) {
    double left = end - now();
    struct pollfd waiting = {in, POLLIN, 0};
    int ready = left > 0 ? poll(&waiting, 1, (int)(left * 1000) + 1) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) break;
    ssize_t got = read(in, bytes + place, count - place);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    place += (size_t)got;
  }
  return place;
}

/* The address space of the process so far, in bytes. */
static rlim_t occupied(void) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file == NULL) return 0;
  if (fscanf(file, "%lu", &pages) != 1) pages = 0;
  fclose(file);
  return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* Says why a child told nothing more. */
static int give_up(double end, char *reason, size_t size) {
  if (now() >= end)
    snprintf(reason, size, "it takes more than %d seconds to draw", picture_svg_seconds);
  else
    snprintf(reason, size, "it takes more memory than a drawing may, or librsvg fails");
  return 1;
}

static int finish_picture(
    int in, double end, struct picture_svg *picture, char *reason, size_t size) {
  struct answer answer;
  if (receive(in, (uint8_t *)&answer, sizeof answer, end) != sizeof answer) {
    return give_up(end, reason, size);
  }
  if (answer.failed) {
    answer.reason[sizeof answer.reason - 1] = 0;
    snprintf(reason, size, "%s", answer.reason);
    return 1;
  }
  picture->columns = answer.columns;
  picture->rows = answer.rows;
  size_t length = (size_t)answer.columns * answer.rows * 4, room = 1 << 20;
  picture->pixels = malloc(length);
  picture->pdf = malloc(room);
  int complete = picture->pixels && picture->pdf
      && receive(in, picture->pixels, length, end) == length;
  while (complete) {
    size_t got = receive(in, picture->pdf + picture->pdf_count, room - picture->pdf_count, end);
    picture->pdf_count += got;
    if (picture->pdf_count < room) break;
    uint8_t *more = room < ((size_t)256 << 20) ? realloc(picture->pdf, room * 2) : NULL;
    complete = more != NULL;
    if (complete) {
      picture->pdf = more;
      room *= 2;
    }
  }
  /* A PDF that is whole ends so. */
  static const char last[] = "%%EOF\n";
  size_t tail = sizeof last - 1;
  if (complete && picture->pdf_count > tail
      && memcmp(picture->pdf + picture->pdf_count - tail, last, tail) == 0)
    return 0;
  free(picture->pixels);
  free(picture->pdf);
  return give_up(end, reason, size);
}

int picture_svg_read(
    const uint8_t *bytes, size_t count, double side, double most, struct picture_svg *picture,
    char *reason, size_t size) {
  memset(picture, 0, sizeof *picture);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) {
    snprintf(reason, size, "there is no pipe");
    return 1;
  }
  struct rlimit memory = {occupied() + picture_svg_memory, occupied() + picture_svg_memory};
  struct rlimit time = {picture_svg_seconds, picture_svg_seconds};
  struct rlimit core = {0, 0};
  pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    snprintf(reason, size, "there is no process for it");
    return 1;
  }
  if (child == 0) {
    /* librsvg tells of its own failures where nobody should read them. */
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_CORE, &core);
    signal(SIGPIPE, SIG_DFL);
    work(bytes, count, side, most, ends[1]);
    _exit(0);
  }
  close(ends[1]);
  int failed = finish_picture(ends[0], now() + picture_svg_seconds, picture, reason, size);
  close(ends[0]);
  kill(child, SIGKILL);
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
  return failed;
}
