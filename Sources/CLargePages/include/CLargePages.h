#ifndef LARGE_PAGES_H
#define LARGE_PAGES_H

/// Prepares the process; to be called before there are other threads.
void large_pages_prepare_process(void);

/// Prepares the calling thread, whose memory is a piece of its own.
void large_pages_prepare_thread(void);

/// Gives what is free back to the system: worth its milliseconds where much is.
void large_pages_give_back(void);

#endif
