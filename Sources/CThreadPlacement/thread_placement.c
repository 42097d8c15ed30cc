// Begins a thread on a processor of its own.
//
// Linux now and then puts a new thread behind the one that began it, though another processor is idle, and
// moves it only at the next tick of its clock, up to 4 milliseconds later: a quarter of a chart's whole time.

#define _GNU_SOURCE
#include "CThreadPlacement.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>

int thread_begin_elsewhere(void *(*run)(void *), void *argument) {
  pthread_attr_t attributes;
  int status = pthread_attr_init(&attributes);
  if (status) return status;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
#ifdef __GLIBC__
  cpu_set_t all;
  int here = sched_getcpu();
  bool placed = here >= 0 && sched_getaffinity(0, sizeof all, &all) == 0 && CPU_COUNT(&all) > 1;
  if (placed) {
    cpu_set_t others = all;
    CPU_CLR(here, &others);
    placed = pthread_attr_setaffinity_np(&attributes, sizeof others, &others) == 0;
  }
#endif
  pthread_t thread;
  status = pthread_create(&thread, &attributes, run, argument);
#ifdef __GLIBC__
  // Only where it begins is chosen: from there the system may move it as any other.
  if (status == 0 && placed) pthread_setaffinity_np(thread, sizeof all, &all);
#endif
  pthread_attr_destroy(&attributes);
  return status;
}
