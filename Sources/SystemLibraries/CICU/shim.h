#pragma once
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

// ICU names its functions through macros that carry the version, which Swift cannot import:
// each function used here has one inline function of a name of our own.

static inline UBreakIterator *icu_line_breaks(const char *locale, const UChar *text, int32_t length,
                                              UErrorCode *status) {
  return ubrk_open(UBRK_LINE, locale, text, length, status);
}
static inline void icu_set_text(UBreakIterator *iterator, const UChar *text, int32_t length,
                                UErrorCode *status) {
  ubrk_setText(iterator, text, length, status);
}
static inline int32_t icu_next_break(UBreakIterator *iterator) { return ubrk_next(iterator); }
static inline int32_t icu_break_status(UBreakIterator *iterator) {
  return ubrk_getRuleStatus(iterator);
}
static inline void icu_close_breaks(UBreakIterator *iterator) { ubrk_close(iterator); }

static inline int32_t icu_script(UChar32 character) {
  UErrorCode status = U_ZERO_ERROR;
  return (int32_t)uscript_getScript(character, &status);
}
static inline const char *icu_script_name(int32_t script) {
  return uscript_getShortName((UScriptCode)script);
}
static inline int8_t icu_general_category(UChar32 character) { return u_charType(character); }

static inline UBiDi *icu_bidi_open(void) { return ubidi_open(); }
static inline void icu_bidi_close(UBiDi *bidi) { ubidi_close(bidi); }
static inline void icu_bidi_set(UBiDi *bidi, const UChar *text, int32_t length, UBiDiLevel level,
                                UErrorCode *status) {
  ubidi_setPara(bidi, text, length, level, NULL, status);
}
static inline int32_t icu_bidi_run_count(UBiDi *bidi, UErrorCode *status) {
  return ubidi_countRuns(bidi, status);
}
static inline int32_t icu_bidi_run(UBiDi *bidi, int32_t index, int32_t *start, int32_t *length) {
  return (int32_t)ubidi_getVisualRun(bidi, index, start, length);
}
static inline int32_t icu_bidi_level(UBiDi *bidi, int32_t index) {
  return (int32_t)ubidi_getLevelAt(bidi, index);
}

static inline const char *icu_version(void) { return U_ICU_VERSION; }
