/*
 * A machine that misbehaves on command: loaded before the C library, it moves the wall clock, delays what forces a file
 * to the disk, and lets the disk be full.
 *
 * BAD_MACHINE names a file of three 64-bit numbers, which may change at any time:
 *
 *   0  nanoseconds to add to the wall clock; the monotonic clock, by which programs wait, stays as it is
 *   1  milliseconds that fsync and fdatasync take longer
 *   2  not 0: writes into files below the folder BAD_DISK fail with ENOSPC if the files would grow by them
 *
 * A wait until a time of the wall clock ends when this wall clock has that time; a jump during the wait does not move
 * its end.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000L

static const int64_t nothing[3];
static const volatile int64_t *machine = nothing;
static const char *disk;

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("BAD_MACHINE");
  disk = getenv("BAD_DISK");
  int fd = name != NULL ? open(name, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *mapped = mmap(NULL, sizeof nothing, PROT_READ, MAP_SHARED, fd, 0);
  if (mapped != MAP_FAILED) machine = mapped;
  close(fd);
}

/* Each function looks its original up once; two threads that do so find the same. */
#define ORIGINAL(result, name, ...)                                     \
  static result (*original)(__VA_ARGS__);                              \
  if (original == NULL) original = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

int clock_gettime(clockid_t clock, struct timespec *time) {
  ORIGINAL(int, "clock_gettime", clockid_t, struct timespec *);
  int failed = original(clock, time);
  if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    int64_t moved = (int64_t)time->tv_sec * SECOND + time->tv_nsec + machine[0];
    time->tv_sec = moved / SECOND;
    time->tv_nsec = moved % SECOND;
  }
  return failed;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void)zone;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *there) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (there != NULL) *there = now.tv_sec;
  return now.tv_sec;
}

/*
 * The kernel compares the end of a wait with the true clock. Without this, a wait until a time of a clock that was set
 * back would be over at once, and Java's idle threads, which wait so, would take a whole processor.
 */
int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict until) {
  static int (*original)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
  if (original == NULL) {
    /* The oldest version of this function, which a plain search may find, has another condition. */
    void *found = dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
    original = found != NULL ? found : dlsym(RTLD_NEXT, "pthread_cond_timedwait");
  }
  struct timespec moved = *until;
  /* The monotonic clock counts from the start of the machine, so that this one is the wall clock. */
  if (until->tv_sec > 30 * 365 * 86400L) {
    int64_t end = (int64_t)until->tv_sec * SECOND + until->tv_nsec - machine[0];
    moved.tv_sec = end / SECOND;
    moved.tv_nsec = end % SECOND;
  }
  return original(condition, mutex, &moved);
}

static void delay(void) {
  int64_t millis = machine[1];
  if (millis > 0) nanosleep(&(struct timespec){millis / 1000, millis % 1000 * 1000000}, NULL);
}

int fsync(int fd) {
  ORIGINAL(int, "fsync", int);
  delay();
  return original(fd);
}

int fdatasync(int fd) {
  ORIGINAL(int, "fdatasync", int);
  delay();
  return original(fd);
}

static int is_full(int fd, off64_t end) {
  if (machine[2] == 0 || disk == NULL) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  struct stat64 file;
  return length > 0 && (size_t)length >= strlen(disk) && memcmp(path, disk, strlen(disk)) == 0 &&
         fstat64(fd, &file) == 0 && S_ISREG(file.st_mode) && end > file.st_size;
}

static ssize_t full(void) {
  errno = ENOSPC;
  return -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  ORIGINAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  return is_full(fd, at + (off64_t)length) ? full() : original(fd, bytes, length, at);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  ORIGINAL(ssize_t, "write", int, const void *, size_t);
  return machine[2] != 0 && is_full(fd, lseek64(fd, 0, SEEK_CUR) + (off64_t)length) ? full()
                                                                                    : original(fd, bytes, length);
}
