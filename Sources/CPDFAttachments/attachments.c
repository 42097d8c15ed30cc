#include "CPDFAttachments.h"

#include <dlfcn.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The functions of libqpdf that are used, with the types of its own header. */
#define FUNCTIONS(take) \
  take(qpdf_init) \
  take(qpdf_cleanup) \
  take(qpdf_set_suppress_warnings) \
  take(qpdf_silence_errors) \
  take(qpdf_read_memory) \
  take(qpdf_has_error) \
  take(qpdf_get_error) \
  take(qpdf_get_error_full_text) \
  take(qpdf_get_root) \
  take(qpdf_oh_get_key) \
  take(qpdf_oh_is_array) \
  take(qpdf_oh_is_dictionary) \
  take(qpdf_oh_is_stream) \
  take(qpdf_oh_is_string) \
  take(qpdf_oh_get_array_n_items) \
  take(qpdf_oh_get_array_item) \
  take(qpdf_oh_get_utf8_value) \
  take(qpdf_oh_get_stream_data) \
  take(qpdf_init_write_memory) \
  take(qpdf_set_linearization) \
  take(qpdf_set_deterministic_ID) \
  take(qpdf_set_object_stream_mode) \
  take(qpdf_set_stream_data_mode) \
  take(qpdf_set_newline_before_endstream) \
  take(qpdf_write) \
  take(qpdf_get_buffer_length) \
  take(qpdf_get_buffer)

struct library {
#define DECLARE(name) __typeof__(&name) name;
  FUNCTIONS(DECLARE)
};

static int load(struct library *library, char *reason, size_t size) {
  const char *names[] = {"libqpdf.so.29", "libqpdf.so.30", "libqpdf.so.28", "libqpdf.so"};
  void *handle = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && handle == NULL; i++)
    handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    snprintf(reason, size, "the library libqpdf was not found");
    return 1;
  }
#define FIND(name) \
  library->name = (__typeof__(&name))dlsym(handle, #name); \
  if (library->name == NULL) { \
    snprintf(reason, size, "the library libqpdf has no %s", #name); \
    return 1; \
  }
  FUNCTIONS(FIND)
  return 0;
}

/* What one reading has: the library, the file, and whom the files go to. */
struct reading {
  struct library *library;
  qpdf_data file;
  pdf_attachment_taker taker;
  void *context;
  int visited;
};

/* Name trees of other programs may have many nodes; a loop among them must end. */
enum { node_limit = 4096, depth_limit = 16 };

static int take_file(struct reading *reading, qpdf_oh name, qpdf_oh specification) {
  struct library *l = reading->library;
  if (!l->qpdf_oh_is_string(reading->file, name)
      || !l->qpdf_oh_is_dictionary(reading->file, specification))
    return 0;
  qpdf_oh files = l->qpdf_oh_get_key(reading->file, specification, "/EF");
  if (!l->qpdf_oh_is_dictionary(reading->file, files)) return 0;
  qpdf_oh stream = l->qpdf_oh_get_key(reading->file, files, "/F");
  if (!l->qpdf_oh_is_stream(reading->file, stream)) return 0;
  char *text = strdup(l->qpdf_oh_get_utf8_value(reading->file, name));
  unsigned char *bytes = NULL;
  size_t count = 0;
  QPDF_BOOL filtered = 0;
  int failed = text == NULL
    || l->qpdf_oh_get_stream_data(
         reading->file, stream, qpdf_dl_generalized, &filtered, &bytes, &count)
      != QPDF_SUCCESS;
  if (!failed) failed = reading->taker(reading->context, text, bytes, count);
  free(bytes);
  free(text);
  return failed;
}

static int take_node(struct reading *reading, qpdf_oh node, int depth) {
  struct library *l = reading->library;
  if (depth > depth_limit || ++reading->visited > node_limit) return 1;
  if (!l->qpdf_oh_is_dictionary(reading->file, node)) return 0;
  qpdf_oh names = l->qpdf_oh_get_key(reading->file, node, "/Names");
  if (l->qpdf_oh_is_array(reading->file, names)) {
    int count = l->qpdf_oh_get_array_n_items(reading->file, names);
    for (int i = 0; i + 1 < count; i += 2) {
      int failed = take_file(
        reading, l->qpdf_oh_get_array_item(reading->file, names, i),
        l->qpdf_oh_get_array_item(reading->file, names, i + 1));
      if (failed) return failed;
    }
  }
  qpdf_oh kids = l->qpdf_oh_get_key(reading->file, node, "/Kids");
  if (l->qpdf_oh_is_array(reading->file, kids)) {
    int count = l->qpdf_oh_get_array_n_items(reading->file, kids);
    for (int i = 0; i < count; i++) {
      int failed =
        take_node(reading, l->qpdf_oh_get_array_item(reading->file, kids, i), depth + 1);
      if (failed) return failed;
    }
  }
  return 0;
}

int pdf_read_attachments(
  const unsigned char *bytes, size_t count, pdf_attachment_taker taker, void *context,
  char *reason, size_t reason_size) {
  static struct library library;
  reason[0] = 0;
  if (load(&library, reason, reason_size)) return 1;
  qpdf_data file = library.qpdf_init();
  library.qpdf_set_suppress_warnings(file, QPDF_TRUE);
  library.qpdf_silence_errors(file);
  int failed = 0;
  if (library.qpdf_read_memory(file, "file", (const char *)bytes, count, NULL) & QPDF_ERRORS) {
    failed = 1;
  } else {
    struct reading reading = {&library, file, taker, context, 0};
    qpdf_oh root = library.qpdf_get_root(file);
    qpdf_oh names = library.qpdf_oh_is_dictionary(file, root)
      ? library.qpdf_oh_get_key(file, root, "/Names") : root;
    if (library.qpdf_oh_is_dictionary(file, names))
      failed = take_node(
        &reading, library.qpdf_oh_get_key(file, names, "/EmbeddedFiles"), 0);
  }
  if (failed) {
    const char *why = library.qpdf_has_error(file)
      ? library.qpdf_get_error_full_text(file, library.qpdf_get_error(file))
      : "its embedded files cannot be read";
    snprintf(reason, reason_size, "%s", why);
  }
  library.qpdf_cleanup(&file);
  return failed;
}

int pdf_linearise(
  const unsigned char *bytes, size_t count, pdf_bytes_taker taker, void *context, char *reason,
  size_t reason_size) {
  static struct library library;
  reason[0] = 0;
  if (load(&library, reason, reason_size)) return 1;
  qpdf_data file = library.qpdf_init();
  library.qpdf_set_suppress_warnings(file, QPDF_TRUE);
  library.qpdf_silence_errors(file);
  int failed =
    (library.qpdf_read_memory(file, "file", (const char *)bytes, count, NULL) & QPDF_ERRORS) != 0
    || (library.qpdf_init_write_memory(file) & QPDF_ERRORS) != 0;
  if (!failed) {
    library.qpdf_set_linearization(file, QPDF_TRUE);
    library.qpdf_set_deterministic_ID(file, QPDF_TRUE);
    library.qpdf_set_object_stream_mode(file, qpdf_o_generate);
    library.qpdf_set_stream_data_mode(file, qpdf_s_preserve);
    // PDF/A asks for a line end there (ISO 19005-3, 6.1.7.1).
    library.qpdf_set_newline_before_endstream(file, QPDF_TRUE);
    failed = (library.qpdf_write(file) & QPDF_ERRORS) != 0;
  }
  if (failed) {
    const char *why = library.qpdf_has_error(file)
      ? library.qpdf_get_error_full_text(file, library.qpdf_get_error(file))
      : "it cannot be written";
    snprintf(reason, reason_size, "%s", why);
  } else {
    taker(context, library.qpdf_get_buffer(file), library.qpdf_get_buffer_length(file));
  }
  library.qpdf_cleanup(&file);
  return failed;
}
