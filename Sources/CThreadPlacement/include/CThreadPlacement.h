#ifndef THREAD_PLACEMENT_H
#define THREAD_PLACEMENT_H

/// Begins a detached thread that calls `run` with `argument`, on another processor than the caller's where
/// the process may use one; 0, or the number of the error.
int thread_begin_elsewhere(void *(*run)(void *), void *argument);

/// The number of the calling thread.
int thread_number(void);

/// How many processors the process may use; 1 where that cannot be known.
int processor_count(void);

/// Moves a thread of the process to the caller's processor. It may be moved again from there.
void thread_move_here(int number);

#endif
