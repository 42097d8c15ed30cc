#pragma once
#include <stdint.h>

// ICU names its functions through macros that carry the version, which Swift cannot import, and its
// types clash with those of Foundation's own copy of ICU. So each function used has one of a plain
// type here.

/// The rules of one language for where lines may end, with the text they are put to.
typedef struct icu_breaks icu_breaks;

/// Rules for `locale`; NULL if they cannot be loaded.
icu_breaks *icu_breaks_open(const char *locale);
void icu_breaks_close(icu_breaks *breaks);
/// Puts the rules to `text` of `length` UTF-16 units, which must stay where it is; 0 on failure.
int icu_breaks_set(icu_breaks *breaks, const uint16_t *text, int32_t length);
/// Moves to the next break and returns its offset; negative after the last.
int32_t icu_breaks_next(icu_breaks *breaks);
/// Whether the line must end at the break found last.
int icu_breaks_is_mandatory(icu_breaks *breaks);

/// The ISO 15924 code of the script of a character.
const char *icu_script_name(int32_t character);
/// The general category of a character, numbered as in ICU's UCharCategory.
int8_t icu_general_category(int32_t character);

/// The visual order of a paragraph by UAX 9.
typedef struct icu_order icu_order;

/// An empty order; NULL without memory.
icu_order *icu_order_open(void);
void icu_order_close(icu_order *order);
/// Puts `text` in order, with the given base level; returns the number of runs.
int32_t icu_order_set(icu_order *order, const uint16_t *text, int32_t length, int level);
/// The run at `index` from the left, with its logical place; returns 1 for right to left.
int icu_order_run(icu_order *order, int32_t index, int32_t *start, int32_t *length);

/// The version of the library.
const char *icu_version(void);

/// Writes the name of the country of the two-letter `code` in `language`, as UTF-8 of at most
/// `capacity` bytes with its end; 0 if it has none.
int icu_country_name(const char *code, const char *language, char *name, int32_t capacity);
