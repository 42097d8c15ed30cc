#ifndef THREAD_PLACEMENT_H
#define THREAD_PLACEMENT_H

#include <stdint.h>

/// Begins a detached thread that calls `run` with `argument`, on another processor than the caller's where
/// the process may use one; 0, or the number of the error.
int thread_begin_elsewhere(void *(*run)(void *), void *argument);

/// The number of the calling thread.
int thread_number(void);

/// How many processors the process may use; 1 where that cannot be known.
int processor_count(void);

/// Where the system keeps the number of the processor that the calling thread runs on, or ran on before it
/// was made to wait; NULL where it keeps none. Any thread may read it as long as this one lives.
const volatile int32_t *thread_processor(void);

/// Moves a thread of the process to the caller's processor. It may be moved again from there.
void thread_move_here(int number);

#endif
