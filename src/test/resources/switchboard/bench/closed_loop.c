/*
 * Many echo clients in one thread: keeps header64 messages under way and checks every byte that comes back.
 *
 *   closed_loop PORT CLIENTS TALKING BODY DEPTH
 *
 * Connects CLIENTS to 127.0.0.1, lets each send one message, and prints "ready" when all were answered. Then it reads
 * from its standard input how many milliseconds to run, one number a line. In each run TALKING clients have DEPTH
 * messages under way each, and send the next one when one came back. Of each run it prints, times in nanoseconds:
 *
 *   MESSAGES TIME P50 P99 P99.9 LONGEST PROCESSOR_TIME
 *
 * It ends with the end of its input; with 1 and a sentence on standard error when a client is hung up on, when other
 * bytes come back than were sent, and when nothing comes back for ten seconds.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

#define HEADER 64
#define SECOND 1000000000L
#define CEILING (10 * SECOND)
#define EVENTS 1024
#define READ_BYTES (256 * 1024)

/* Buckets of at most 1.6 % of their value, as in Histogram.java. */
#define SUB_BITS 6
#define BUCKETS (40 << SUB_BITS)

struct client {
  int fd;
  char *frames;            /* its one message depth + 1 times: a batch may begin anywhere in the first of them */
  long unsent;             /* bytes of what is under way that are still to be written */
  int write_at, read_at;   /* where in a message writing and reading stand */
  long *sent;              /* a ring: when the messages under way were sent */
  int oldest, count;       /* the ring's first entry and length */
};

static int clients, talking, body, depth, frame, poller, answering;
static struct client *all;
static char received[READ_BYTES];
static long under_way, completed, longest, buckets[BUCKETS];

static long now_of(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * SECOND + time.tv_nsec;
}

static void fail(const char *why) {
  fprintf(stderr, "%s\n", why);
  exit(1);
}

static void note(long took) {
  long value = took < CEILING ? took : CEILING;
  int bits = 64 - __builtin_clzl(value | 1);
  int shift = bits > SUB_BITS + 1 ? bits - SUB_BITS - 1 : 0;
  buckets[(shift << SUB_BITS) + (value >> shift)]++;
  if (value > longest) longest = value;
}

static long percentile(long total, double share) {
  long wanted = (long)(share * total), seen = 0;
  for (int at = 0; at < BUCKETS; at++) {
    seen += buckets[at];
    if (seen > wanted) {
      int shift = at >> SUB_BITS > 0 ? (at >> SUB_BITS) - 1 : 0;
      long end = ((at - ((long)shift << SUB_BITS) + 1) << shift) - 1;
      return end < longest ? end : longest;
    }
  }
  return longest;
}

/* Writes as much as the system takes; the rest goes when it tells of room. */
static void flush(struct client *c) {
  while (c->unsent > 0) {
    long there = (long)frame * (depth + 1) - c->write_at;
    ssize_t wrote = send(c->fd, c->frames + c->write_at, c->unsent < there ? c->unsent : there, MSG_NOSIGNAL);
    if (wrote < 0) {
      if (errno == EAGAIN) return;
      fail("the server hung up on a client that sent");
    }
    c->unsent -= wrote;
    c->write_at = (c->write_at + wrote) % frame;
  }
}

static void say(struct client *c, int messages) {
  long now = now_of(CLOCK_MONOTONIC);
  for (int i = 0; i < messages; i++) c->sent[(c->oldest + c->count++) % depth] = now;
  under_way += messages;
  c->unsent += (long)messages * frame;
  flush(c);
}

static void came(struct client *c, int messages) {
  long now = now_of(CLOCK_MONOTONIC);
  for (int i = 0; i < messages; i++) {
    note(now - c->sent[c->oldest]);
    c->oldest = (c->oldest + 1) % depth;
    c->count--;
  }
  completed += messages;
  under_way -= messages;
  if (answering) say(c, messages);
}

static void hear(struct client *c) {
  ssize_t got;
  do {
    got = recv(c->fd, received, READ_BYTES, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) fail("the server hung up");
    int messages = 0;
    for (long at = 0; at < got;) {
      long there = (long)frame * (depth + 1) - c->read_at;
      long length = got - at < there ? got - at : there;
      if (memcmp(received + at, c->frames + c->read_at, length)) fail("other bytes came back than were sent");
      at += length;
      messages += (c->read_at + length) / frame;
      c->read_at = (c->read_at + length) % frame;
    }
    if (messages > c->count) fail("more came back than was sent");
    if (messages > 0) came(c, messages);
  } while (got == READ_BYTES);
}

/* Goes on until that time, or until nothing is under way any more if it is 0. */
static void turn_until(long end) {
  long last = completed, heard = now_of(CLOCK_MONOTONIC);
  struct epoll_event ready[EVENTS];
  for (;;) {
    long now = now_of(CLOCK_MONOTONIC);
    if (end ? now >= end : under_way == 0) return;
    if (completed != last) {
      last = completed;
      heard = now;
    } else if (now - heard > CEILING) {
      fail("nothing came back for 10 s");
    }
    int count = epoll_wait(poller, ready, EVENTS, 100);
    for (int i = 0; i < count; i++) {
      struct client *c = ready[i].data.ptr;
      if (ready[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) hear(c);
      flush(c);
    }
  }
}

static void connect_one(struct client *c, int number, int port) {
  c->frames = malloc((size_t)frame * (depth + 1));
  c->sent = malloc(sizeof(long) * depth);
  /* Each client's message is unlike the others', so that an answer which went to somebody else is noticed. */
  memset(c->frames, ' ', HEADER);
  char digits[16];
  memcpy(c->frames, digits, sprintf(digits, "%d", body));
  unsigned random = number + 1;
  for (int at = HEADER; at < frame; at++) {
    random = random * 1664525u + 1013904223u;
    c->frames[at] = 'a' + (random >> 24) % 26;
  }
  for (int copy = 1; copy <= depth; copy++) memcpy(c->frames + (size_t)copy * frame, c->frames, frame);

  struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(port)};
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int on = 1;
  c->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (c->fd < 0) fail("no socket is left for a client: ulimit -n is too low");
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(c->fd, (struct sockaddr *)&server, sizeof server)) fail("the server did not let a client in");
  if (fcntl(c->fd, F_SETFL, O_NONBLOCK)) fail("a socket can't be made non-blocking");
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = c};
  if (epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &event)) fail("a socket can't be waited for");
}

static void run(long millis) {
  memset(buckets, 0, sizeof buckets);
  longest = 0;
  answering = 1;
  long before = completed, processor = now_of(CLOCK_PROCESS_CPUTIME_ID), began = now_of(CLOCK_MONOTONIC);
  for (int i = 0; i < talking; i++) say(&all[i], depth);
  turn_until(began + millis * (SECOND / 1000));
  long messages = completed - before, time = now_of(CLOCK_MONOTONIC) - began;
  processor = now_of(CLOCK_PROCESS_CPUTIME_ID) - processor;
  printf("%ld %ld %ld %ld %ld %ld %ld\n", messages, time, percentile(messages, 0.5), percentile(messages, 0.99),
         percentile(messages, 0.999), longest, processor);
  fflush(stdout);
  /* The next run begins with silence. */
  answering = 0;
  turn_until(0);
}

int main(int count, char **arguments) {
  if (count != 6) fail("usage: closed_loop PORT CLIENTS TALKING BODY DEPTH");
  clients = atoi(arguments[2]);
  talking = atoi(arguments[3]);
  body = atoi(arguments[4]);
  depth = atoi(arguments[5]);
  frame = HEADER + body;
  all = calloc(clients, sizeof *all);
  poller = epoll_create1(0);
  for (int i = 0; i < clients; i++) {
    connect_one(&all[i], i, atoi(arguments[1]));
    say(&all[i], 1);
  }
  turn_until(0);
  puts("ready");
  fflush(stdout);
  long millis;
  while (scanf("%ld", &millis) == 1) run(millis);
  return 0;
}
