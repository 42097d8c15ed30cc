#ifndef THREAD_PLACEMENT_H
#define THREAD_PLACEMENT_H

/// Begins a detached thread that calls `run` with `argument`, on another processor than the caller's where
/// the process may use one; 0, or the number of the error.
int thread_begin_elsewhere(void *(*run)(void *), void *argument);

#endif
