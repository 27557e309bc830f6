/*
 * A disk that fails when a test wants it to: loaded before the C library, it lets writes or fsyncs of the databases in
 * the folder BAD_DISK fail with EIO while a file "write" or "sync" stands in its folder "faults". While a file "hang"
 * stands there, a sync of a write-ahead log does not return.
 *
 * A failed fsync is as treacherous as Linux's: what was written before it counts as clean, so the next fsync succeeds
 * without it. Which bytes that are, and were not written again, stands in "faults/lost": those a power loss would take.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 8192

struct range {
  char path[256];
  off64_t at;
  size_t length;
  int lost;
};

static struct range ranges[MOST];
static int count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int ours(int fd, char *path) {
  char link[64];
  const char *folder = getenv("BAD_DISK");
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 255);
  if (length <= 0 || folder == NULL) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0 && strstr(path, ".db") != NULL && strstr(path, "-shm") == NULL;
}

static FILE *in_faults(const char *name, const char *how) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/faults/%s", getenv("BAD_DISK"), name);
  return fopen(path, how);
}

static int present(const char *fault) {
  FILE *file = in_faults(fault, "r");
  if (file != NULL) fclose(file);
  return file != NULL;
}

static int fail(void) {
  FILE *file = in_faults("failed", "a");
  if (file != NULL) {
    fputc('.', file);
    fclose(file);
  }
  errno = EIO;
  return -1;
}

static void tell_lost(void) {
  FILE *file = in_faults("lost", "w");
  if (file == NULL) return;
  for (int i = 0; i < count; i++) {
    if (ranges[i].lost) fprintf(file, "%lld %zu %s\n", (long long)ranges[i].at, ranges[i].length, ranges[i].path);
  }
  fclose(file);
}

/* SQLite writes the same pieces again when it writes again: a piece is written anew or not. */
static void written(const char *path, off64_t at, size_t length) {
  pthread_mutex_lock(&lock);
  for (int i = 0; i < count; i++) {
    struct range *old = &ranges[i];
    if (strcmp(old->path, path) == 0 && old->at >= at && old->at + (off64_t)old->length <= at + (off64_t)length) {
      *old = ranges[--count];
      i--;
    }
  }
  if (count == MOST) abort();
  struct range *new = &ranges[count++];
  snprintf(new->path, sizeof new->path, "%s", path);
  new->at = at;
  new->length = length;
  new->lost = 0;
  tell_lost();
  pthread_mutex_unlock(&lock);
}

static void synced(const char *path, int failed) {
  pthread_mutex_lock(&lock);
  for (int i = 0; i < count; i++) {
    if (strcmp(ranges[i].path, path) != 0 || ranges[i].lost) continue;
    if (failed) {
      ranges[i].lost = 1;
    } else {
      ranges[i] = ranges[--count];
      i--;
    }
  }
  tell_lost();
  pthread_mutex_unlock(&lock);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  char path[256];
  if (real == NULL) real = dlsym(RTLD_NEXT, "pwrite64");
  if (ours(fd, path)) {
    if (present("write")) return fail();
    written(path, at, length);
  }
  return real(fd, bytes, length, at);
}

static int sync_with(int (*real)(int), int fd) {
  char path[256];
  if (ours(fd, path)) {
    while (strstr(path, "-wal") != NULL && present("hang")) usleep(5000);
    int failed = present("sync");
    synced(path, failed);
    if (failed) return fail();
  }
  return real(fd);
}

int fsync(int fd) {
  static int (*real)(int);
  if (real == NULL) real = dlsym(RTLD_NEXT, "fsync");
  return sync_with(real, fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (real == NULL) real = dlsym(RTLD_NEXT, "fdatasync");
  return sync_with(real, fd);
}
