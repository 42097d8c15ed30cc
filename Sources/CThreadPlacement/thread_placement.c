// Spreads the threads of the process over the processors.
//
// Linux now and then puts a new thread behind the one that began it, though another processor is idle, and
// leaves threads that share a processor where they are when another becomes idle. It sets that right at a
// tick of its clock, 4 to 15 milliseconds later: a quarter of a chart's whole time, a fifth of a report's.

#define _GNU_SOURCE
#include "CThreadPlacement.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <unistd.h>
#if defined __GLIBC__ && __has_include(<sys/rseq.h>)
#include <sys/rseq.h>
#define HAS_RSEQ 1
#endif

#ifdef __GLIBC__
// Which processors the process may use, and how many; none where that cannot be known. Read once: a thread
// may ask while it is itself being moved, and then has only one.
static cpu_set_t allowed;
static int allowed_count;

static void read_allowed(void) {
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) allowed_count = CPU_COUNT(&allowed);
}

// Whether there is a choice of processors.
static bool may_choose(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, read_allowed);
  return allowed_count > 1;
}
#endif

int thread_begin_elsewhere(void *(*run)(void *), void *argument) {
  pthread_attr_t attributes;
  int status = pthread_attr_init(&attributes);
  if (status) return status;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
#ifdef __GLIBC__
  int here = sched_getcpu();
  bool is_placed = false;
  if (here >= 0 && may_choose()) {
    cpu_set_t others = allowed;
    CPU_CLR(here, &others);
    is_placed = pthread_attr_setaffinity_np(&attributes, sizeof others, &others) == 0;
  }
#endif
  pthread_t thread;
  status = pthread_create(&thread, &attributes, run, argument);
#ifdef __GLIBC__
  // Only where it begins is chosen: from there the system may move it as any other.
  if (status == 0 && is_placed) pthread_setaffinity_np(thread, sizeof allowed, &allowed);
#endif
  pthread_attr_destroy(&attributes);
  return status;
}

int thread_number(void) { return (int)syscall(SYS_gettid); }

const volatile int32_t *thread_processor(void) {
#ifdef HAS_RSEQ
  // The area that Linux shares with each thread for restartable sequences.
  if (__rseq_size == 0) return NULL;
  const struct rseq *area =
      (const struct rseq *)((const char *)__builtin_thread_pointer() + __rseq_offset);
  return (const volatile int32_t *)&area->cpu_id;
#else
  return NULL;
#endif
}

int processor_count(void) {
#ifdef __GLIBC__
  if (may_choose()) return allowed_count;
#endif
  return 1;
}

void thread_move_here(int number) {
#ifdef __GLIBC__
  int here = sched_getcpu();
  if (here < 0 || !may_choose()) return;
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(here, &one);
  if (sched_setaffinity(number, sizeof one, &one) == 0)
    sched_setaffinity(number, sizeof allowed, &allowed);
#endif
}
