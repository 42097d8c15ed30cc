#pragma once
// The plain functions: the ones that OpenSSL would rather see used look for an implementation first,
// which takes longer than the digests of a report.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
