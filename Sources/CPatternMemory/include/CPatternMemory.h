#pragma once

/// Whether what libhyphen asks for on this thread lies in pieces that stay until the end of the process.
/// Patterns are read with it: they take seventy thousand small pieces, and are never given up.
void pattern_memory_stays(int stays);

/// Whether libhyphen asks the program for memory: true where it is linked as an archive.
int pattern_memory_is_used(void);
