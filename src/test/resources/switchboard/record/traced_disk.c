/*
 * A disk that writes down what is asked of it: loaded before the C library, it appends every write, fsync, truncation
 * and deletion of the databases in the folder TRACED_DISK to the file "trace" there, in order, and whatever is written
 * into the file "acks" beside them: what was reported to be safe by then.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long long traced;

/* The file's name if it is one of ours, else NULL. */
static const char *name_of(const char *path) {
  const char *folder = getenv("TRACED_DISK");
  if (folder == NULL || strncmp(path, folder, strlen(folder)) != 0) return NULL;
  const char *name = strrchr(path, '/') + 1;
  int database = strncmp(name, "class.db", 8) == 0 && strstr(name, "-shm") == NULL && strstr(name, ".lock") == NULL;
  return database || strcmp(name, "acks") == 0 ? name : NULL;
}

static const char *ours(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 255);
  if (length <= 0) return NULL;
  path[length] = 0;
  return name_of(path);
}

static void trace(char kind, const char *name, long long at, size_t length, const void *bytes) {
  static FILE *file;
  pthread_mutex_lock(&lock);
  if (file == NULL) {
    char path[512];
    snprintf(path, sizeof path, "%s/trace", getenv("TRACED_DISK"));
    file = fopen(path, "a");
    if (file == NULL) abort();
  }
  fprintf(file, "%c %lld %zu %s\n", kind, at, length, name);
  if (length > 0) fwrite(bytes, 1, length, file);
  fflush(file);
  traced++;
  pthread_mutex_unlock(&lock);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  char path[256];
  if (real == NULL) real = dlsym(RTLD_NEXT, "pwrite64");
  const char *name = ours(fd, path);
  ssize_t result = real(fd, bytes, length, at);
  if (name != NULL) trace('W', name, at, length, bytes);
  return result;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  static ssize_t (*real)(int, const void *, size_t);
  char path[256];
  if (real == NULL) real = dlsym(RTLD_NEXT, "write");
  const char *name = ours(fd, path);
  if (name != NULL) trace('A', name, 0, length, bytes);
  return real(fd, bytes, length);
}

/* Traced after the fact: what it made safe is not safe before, and what came after its beginning is not safe. */
static int sync_with(int (*real)(int), int fd) {
  char path[256];
  pthread_mutex_lock(&lock);
  long long before = traced;
  pthread_mutex_unlock(&lock);
  int result = real(fd);
  const char *name = ours(fd, path);
  if (name != NULL && result == 0) trace('S', name, before, 0, NULL);
  return result;
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

int ftruncate64(int fd, off64_t size) {
  static int (*real)(int, off64_t);
  char path[256];
  if (real == NULL) real = dlsym(RTLD_NEXT, "ftruncate64");
  const char *name = ours(fd, path);
  if (name != NULL) trace('T', name, size, 0, NULL);
  return real(fd, size);
}

int unlink(const char *path) {
  static int (*real)(const char *);
  if (real == NULL) real = dlsym(RTLD_NEXT, "unlink");
  const char *name = name_of(path);
  if (name != NULL) trace('U', name, 0, 0, NULL);
  return real(path);
}
