/*
 * The one function that Node 26 asks of libatomic.so.1, for machines that lack that library: compare-and-exchange of an object of any size.
 * Sizes that the processor exchanges at once are left to it; others take turns under a lock.
 *
 *     gcc -shared -fPIC -O2 -mcx16 -nostdlib -s -Wl,-z,noseparate-code,-soname,libatomic.so.1 -Wl,--version-script=libatomic.map -Wl,--build-id=none -o libatomic.so.1 libatomic.c
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static int turn;

static bool same(const unsigned char *a, const unsigned char *b, size_t size) {
  for (size_t at = 0; at < size; at++)
    if (a[at] != b[at]) return false;
  return true;
}

static void copy(volatile unsigned char *to, const unsigned char *from, size_t size) {
  for (size_t at = 0; at < size; at++) to[at] = from[at];
}

static bool whole(size_t size, void *object, void *expected, void *desired) {
  switch (size) {
#define EXCHANGE(bytes, type) \
  case bytes: { \
    type before = *(type *)expected, found = __sync_val_compare_and_swap((type *)object, before, *(type *)desired); \
    *(type *)expected = found; \
    return found == before; \
  }
    EXCHANGE(1, uint8_t)
    EXCHANGE(2, uint16_t)
    EXCHANGE(4, uint32_t)
    EXCHANGE(8, uint64_t)
    EXCHANGE(16, unsigned __int128)
  }
  return false;
}

bool __atomic_compare_exchange(size_t size, void *object, void *expected, void *desired, int success, int failure) {
  (void)success;
  (void)failure;
  bool atOnce = (size == 1 || size == 2 || size == 4 || size == 8 || size == 16) && (uintptr_t)object % size == 0;
  if (atOnce) return whole(size, object, expected, desired);
  while (__sync_lock_test_and_set(&turn, 1)) __builtin_ia32_pause();
  bool equal = same(object, expected, size);
  copy(equal ? object : expected, equal ? desired : object, size);
  __sync_lock_release(&turn);
  return equal;
}
