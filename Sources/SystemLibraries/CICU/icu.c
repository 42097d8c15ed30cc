#include "CICU.h"

#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/uvernum.h>

icu_breaks *icu_breaks_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks = ubrk_open(UBRK_LINE, locale, NULL, 0, &status);
  return U_SUCCESS(status) ? (icu_breaks *)breaks : NULL;
}

void icu_breaks_close(icu_breaks *breaks) { ubrk_close((UBreakIterator *)breaks); }

int icu_breaks_set(icu_breaks *breaks, const uint16_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)breaks, (const UChar *)text, length, &status);
  return U_SUCCESS(status);
}

int32_t icu_breaks_next(icu_breaks *breaks) { return ubrk_next((UBreakIterator *)breaks); }

int icu_breaks_is_mandatory(icu_breaks *breaks) {
  return ubrk_getRuleStatus((UBreakIterator *)breaks) >= UBRK_LINE_HARD;
}

const char *icu_script_name(int32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getShortName(uscript_getScript(character, &status));
}

int8_t icu_general_category(int32_t character) { return u_charType(character); }

icu_order *icu_order_open(void) { return (icu_order *)ubidi_open(); }

void icu_order_close(icu_order *order) { ubidi_close((UBiDi *)order); }

int32_t icu_order_set(icu_order *order, const uint16_t *text, int32_t length, int level) {
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara((UBiDi *)order, (const UChar *)text, length, (UBiDiLevel)level, NULL, &status);
  int32_t count = ubidi_countRuns((UBiDi *)order, &status);
  return U_SUCCESS(status) ? count : 0;
}

int icu_order_run(icu_order *order, int32_t index, int32_t *start, int32_t *length) {
  return ubidi_getVisualRun((UBiDi *)order, index, start, length) == UBIDI_RTL;
}

const char *icu_version(void) { return U_ICU_VERSION; }

int icu_country_name(const char *code, const char *language, char *name, int32_t capacity) {
  char locale[16] = "und_";
  if (strlen(code) != 2) return 0;
  strncat(locale, code, 2);
  UErrorCode status = U_ZERO_ERROR;
  UChar units[128];
  int32_t length = uloc_getDisplayCountry(locale, language, units, 128, &status);
  // A fallback is the code itself, or the name in another language.
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return 0;
  int32_t written = 0;
  u_strToUTF8(name, capacity, &written, units, length, &status);
  return U_SUCCESS(status) && written < capacity;
}
