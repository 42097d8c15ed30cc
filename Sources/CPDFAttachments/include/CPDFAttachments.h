#ifndef CPDF_ATTACHMENTS_H
#define CPDF_ATTACHMENTS_H

#include <stddef.h>

/* Called for each file that is embedded in a PDF: its name in UTF-8, and its bytes, which are gone
   after the call. What is not 0 ends the reading. */
typedef int (*pdf_attachment_taker)(
  void *context, const char *name, const unsigned char *bytes, size_t count);

/* Reads the embedded files of the PDF in `bytes` with libqpdf, which is loaded for it: a program that
   only writes does not wait for it to start. Returns 0, or 1 with a reason in `reason`. */
int pdf_read_attachments(
  const unsigned char *bytes, size_t count, pdf_attachment_taker taker, void *context,
  char *reason, size_t reason_size);

/* Called with the bytes of a file, which are gone after the call. */
typedef void (*pdf_bytes_taker)(void *context, const unsigned char *bytes, size_t count);

/* Writes the PDF in `bytes` anew with libqpdf so that its first page can be shown before the rest has
   come (ISO 32000-1, annex F). Returns 0, or 1 with a reason in `reason`. */
int pdf_linearise(
  const unsigned char *bytes, size_t count, pdf_bytes_taker taker, void *context, char *reason,
  size_t reason_size);

#endif
