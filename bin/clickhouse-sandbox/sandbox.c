/*
 * A closed box around the ClickHouse library that the program carries. The library can listen on TCP only, and its SQL function `file()` opens any
 * path. This puts functions of its own in the place of those that the library imports from libc (in its table of addresses, so that nothing else in
 * the process is touched):
 *
 *   - what it binds is a Unix socket at a given path, and only processes of the same user are let in; peers look like 192.0.2.1 to it,
 *   - from then on it opens no file outside two directories, makes no other socket, reaches nobody, starts no program.
 *
 * All that it uses of libc is in every glibc for x86-64. How it is made:
 *
 *     gcc -shared -fPIC -O2 -fno-stack-protector -U_FORTIFY_SOURCE -s -nostartfiles -Wl,-z,noseparate-code,-z,relro,-soname,clickhouse-sandbox.so \
 *         -Wl,--version-script=sandbox.map -Wl,--build-id=none -o sandbox.so sandbox.c
 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

static struct sockaddr_un place;
static socklen_t place_length;
static char engine[4096], logs[4096];
static volatile bool closed; /* set as it begins to listen: before, nobody can ask anything */

static int refuse(int with) {
  errno = with;
  return -1;
}

/* --- the socket --- */

/* Whether a socket is the one that we listen on, or was accepted there: such a one carries our path as its own name. */
static bool is_ours(int fd) {
  struct sockaddr_un name;
  socklen_t length = sizeof name;
  int before = errno;
  bool ours = syscall(SYS_getsockname, fd, &name, &length) == 0 && name.sun_family == AF_UNIX && length >= place_length &&
              memcmp(name.sun_path, place.sun_path, place_length - offsetof(struct sockaddr_un, sun_path)) == 0;
  errno = before;
  return ours;
}

/* What the library takes its peers for: 192.0.2.1, which nobody has. From loopback it would let in a user without password. */
static void tell_address(struct sockaddr *address, socklen_t *length) {
  struct sockaddr_in told = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0xc0000201)};
  if (address == NULL || length == NULL) return;
  memcpy(address, &told, *length < sizeof told ? *length : sizeof told);
  *length = sizeof told;
}

/* In the place of the first address on the network a Unix socket at our path; no other is had. */
static int box_bind(int fd, const struct sockaddr *address, socklen_t length) {
  (void)length;
  if (address == NULL || (address->sa_family != AF_INET && address->sa_family != AF_INET6)) return refuse(EACCES);
  if (closed) return refuse(EADDRINUSE);
  int made = syscall(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (made < 0) return -1;
  syscall(SYS_unlink, place.sun_path);
  bool done = syscall(SYS_bind, made, &place, place_length) == 0 && syscall(SYS_dup3, made, fd, O_CLOEXEC) >= 0;
  int why = errno;
  syscall(SYS_close, made);
  if (!done) return refuse(why);
  closed = true;
  return 0;
}

static bool is_same_user(int fd) {
  struct ucred peer;
  socklen_t size = sizeof peer;
  return syscall(SYS_getsockopt, fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == (uid_t)syscall(SYS_geteuid);
}

/*
 * The library aborts on whatever goes wrong with a connection outside a question: one that it cannot take, or whose other end has left before it was
 * refused. So these three do not tell of it: whoever may not come in is not seen, and waiting goes on; what is read from somebody who has left has
 * ended, what is sent is taken for sent. Only in the midst of an answer it is told once, so that nothing more is worked out for nobody.
 */
static volatile unsigned int sent_bytes[65536]; /* by socket: what was sent since something was read */

/* A refusal is shorter (150 bytes, in two pieces), and is made where nobody minds an error: what has sent more is an answer. */
enum { longest_refusal = 1024 };

static bool counts(int fd) {
  return fd >= 0 && (size_t)fd < sizeof sent_bytes / sizeof *sent_bytes;
}

static void begin_anew(int fd) {
  if (counts(fd)) sent_bytes[fd] = 0;
}

static bool is_answering(int fd) {
  return !counts(fd) || sent_bytes[fd] > longest_refusal;
}

/*
 * Each that comes gets a thread of the library, with the memory of its question, and keeps it until that is answered, though it may have left. A
 * library without memory aborts, too. So no more are let in at once than this: whoever comes then waits at the door. The program itself has 32.
 */
enum { most_at_once = 64 };
static volatile int inside;
static volatile bool let_in[65536]; /* by socket: whether it counts among those inside */

static void enter(int fd) {
  if (!counts(fd)) return;
  let_in[fd] = true;
  __sync_fetch_and_add(&inside, 1);
}

static int box_close(int fd) {
  if (counts(fd) && __sync_bool_compare_and_swap(&let_in[fd], true, false)) __sync_fetch_and_sub(&inside, 1);
  return syscall(SYS_close, fd);
}

static int box_accept(int fd, struct sockaddr *address, socklen_t *length) {
  for (;;) {
    if (inside >= most_at_once) {
      syscall(SYS_poll, NULL, 0, 1);
      continue;
    }
    int came = syscall(SYS_accept4, fd, NULL, NULL, SOCK_CLOEXEC);
    if (came >= 0 && is_same_user(came)) {
      enter(came);
      begin_anew(came);
      tell_address(address, length);
      return came;
    }
    if (came >= 0) syscall(SYS_close, came);
    else if (errno == EBADF || errno == EINVAL || errno == ENOTSOCK) return -1;
    else if (errno != EINTR && errno != ECONNABORTED) syscall(SYS_poll, NULL, 0, 20);
  }
}

static bool has_left(void) {
  return errno == EPIPE || errno == ECONNRESET;
}

static ssize_t box_send(int fd, const void *bytes, size_t length, int flags) {
  ssize_t sent = syscall(SYS_sendto, fd, bytes, length, flags | MSG_NOSIGNAL, NULL, 0);
  if (sent >= 0) {
    if (counts(fd) && !is_answering(fd)) sent_bytes[fd] += sent < longest_refusal ? (unsigned int)sent : longest_refusal + 1;
    return sent;
  }
  if (!has_left()) return -1;
  bool tell = is_answering(fd) || length > longest_refusal;
  begin_anew(fd);
  return tell ? -1 : (ssize_t)length;
}

static ssize_t box_recv(int fd, void *bytes, size_t length, int flags) {
  ssize_t came = syscall(SYS_recvfrom, fd, bytes, length, flags, NULL, NULL);
  if (came > 0 && (flags & MSG_PEEK) == 0) begin_anew(fd);
  return came < 0 && has_left() ? 0 : came;
}

static int box_getsockname(int fd, struct sockaddr *address, socklen_t *length) {
  if (!is_ours(fd)) return syscall(SYS_getsockname, fd, address, length);
  tell_address(address, length);
  return 0;
}

static int box_getpeername(int fd, struct sockaddr *address, socklen_t *length) {
  if (!is_ours(fd)) return syscall(SYS_getpeername, fd, address, length);
  tell_address(address, length);
  return 0;
}

/* A Unix socket has none of TCP's options, and needs none. */
static int box_setsockopt(int fd, int level, int name, const void *value, socklen_t length) {
  if ((level == IPPROTO_TCP || level == IPPROTO_IP || level == IPPROTO_IPV6) && is_ours(fd)) return 0;
  return syscall(SYS_setsockopt, fd, level, name, value, length);
}

static int box_socket(int domain, int type, int protocol) {
  return closed ? refuse(EACCES) : syscall(SYS_socket, domain, type, protocol);
}

static int box_connect(int fd, const struct sockaddr *address, socklen_t length) {
  (void)fd, (void)address, (void)length;
  return refuse(EACCES);
}

/* --- programs --- */

static int no_program(void) {
  return refuse(EACCES);
}

/* --- files --- */

static bool begins(const char *path, const char *with) {
  return strncmp(path, with, strlen(with)) == 0;
}

/* A path that goes up nowhere. */
static bool is_straight(const char *path) {
  for (const char *at = path; (at = strstr(at, "..")) != NULL; at += 2)
    if ((at == path || at[-1] == '/') && (at[2] == '/' || at[2] == 0)) return false;
  return true;
}

/* What the engine looks at of the machine while it works; of other processes, nothing. */
static bool is_of_the_machine(const char *path) {
  static const char *const known[] = {"/proc/thread-self/stat", "/proc/thread-self/schedstat", "/proc/thread-self/io", "/proc/self/statm",
                                      "/proc/self/stat",        "/proc/self/status",           "/proc/self/maps",       "/proc/meminfo",
                                      "/proc/stat",             "/proc/cpuinfo",               "/proc/loadavg",         "/proc/uptime",
                                      "/dev/null",              "/dev/urandom"};
  for (size_t at = 0; at < sizeof known / sizeof *known; at++)
    if (strcmp(path, known[at]) == 0) return true;
  return begins(path, "/sys/");
}

/* Whether the engine may open it: relative paths begin in its own directory, where it was started. */
static bool may_open(const char *path) {
  if (!closed) return true;
  if (path == NULL || !is_straight(path)) return false;
  return path[0] != '/' || begins(path, engine) || begins(path, logs) || is_of_the_machine(path);
}

/* Whether a file may be made, so that its mode is told. */
static bool makes(int flags) {
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

static int box_openat(int at, const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = makes(flags) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return may_open(path) ? syscall(SYS_openat, at, path, flags, mode) : refuse(EACCES);
}

static int box_open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = makes(flags) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return box_openat(AT_FDCWD, path, flags, mode);
}

static int box_creat(const char *path, mode_t mode) {
  return box_openat(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

static FILE *box_fopen(const char *path, const char *mode) {
  if (may_open(path)) return fopen(path, mode);
  errno = EACCES;
  return NULL;
}

/* --- how it is put around the library --- */

static const struct {
  const char *name;
  void *with;
} replaced[] = {
    {"bind", box_bind},
    {"accept", box_accept},
    {"close", box_close},
    {"send", box_send},
    {"recv", box_recv},
    {"getsockname", box_getsockname},
    {"getpeername", box_getpeername},
    {"setsockopt", box_setsockopt},
    {"socket", box_socket},
    {"connect", box_connect},
    {"open", box_open},
    {"open64", box_open},
    {"openat", box_openat},
    {"creat", box_creat},
    {"fopen", box_fopen},
    {"fopen64", box_fopen},
    {"fork", no_program},
    {"vfork", no_program},
    {"execv", no_program},
    {"execve", no_program},
    {"execvp", no_program},
};
enum { count = sizeof replaced / sizeof *replaced };

typedef struct {
  const char *library;
  uint32_t found; /* a bit for each name */
  bool failed;
} Search;

/* Writes an address where the library looks it up; the page may have been closed to writing after loading. */
static bool put(uintptr_t slot, void *with) {
  uintptr_t page = slot & ~(uintptr_t)4095;
  if (mprotect((void *)page, slot + sizeof with - page, PROT_READ | PROT_WRITE) != 0) return false;
  *(void **)slot = with;
  return true;
}

static void put_all(const Elf64_Rela *entries, size_t bytes, const Elf64_Sym *symbols, const char *names, uintptr_t base, Search *search) {
  for (size_t i = 0; i < bytes / sizeof *entries; i++) {
    const Elf64_Rela *one = &entries[i];
    uint32_t type = ELF64_R_TYPE(one->r_info);
    if (type != R_X86_64_JUMP_SLOT && type != R_X86_64_GLOB_DAT && type != R_X86_64_64) continue;
    const Elf64_Sym *symbol = &symbols[ELF64_R_SYM(one->r_info)];
    if (symbol->st_shndx != SHN_UNDEF) continue;
    for (int at = 0; at < count; at++)
      if (strcmp(names + symbol->st_name, replaced[at].name) == 0) {
        if (put(base + one->r_offset, replaced[at].with)) search->found |= 1u << at;
        else search->failed = true;
      }
  }
}

static int look(struct dl_phdr_info *info, size_t size, void *given) {
  (void)size;
  Search *search = given;
  if (info->dlpi_name == NULL || strcmp(info->dlpi_name, search->library) != 0) return 0;
  uintptr_t base = info->dlpi_addr, table[DT_JMPREL + 1] = {0};
  for (int i = 0; i < info->dlpi_phnum; i++) {
    if (info->dlpi_phdr[i].p_type != PT_DYNAMIC) continue;
    for (const Elf64_Dyn *one = (const Elf64_Dyn *)(base + info->dlpi_phdr[i].p_vaddr); one->d_tag != DT_NULL; one++)
      if (one->d_tag > 0 && one->d_tag <= DT_JMPREL) table[one->d_tag] = one->d_un.d_val;
  }
  /* glibc has made addresses of these four, other loaders leave them as distances */
  const int addresses[] = {DT_SYMTAB, DT_STRTAB, DT_RELA, DT_JMPREL};
  for (int i = 0; i < 4; i++) {
    if (table[addresses[i]] == 0) return 1;
    if (table[addresses[i]] < base) table[addresses[i]] += base;
  }
  const Elf64_Sym *symbols = (const Elf64_Sym *)table[DT_SYMTAB];
  const char *names = (const char *)table[DT_STRTAB];
  put_all((const Elf64_Rela *)table[DT_RELA], table[DT_RELASZ], symbols, names, base, search);
  put_all((const Elf64_Rela *)table[DT_JMPREL], table[DT_PLTRELSZ], symbols, names, base, search);
  return 1;
}

static bool keep_directory(char *into, size_t size, const char *path) {
  size_t length = strlen(path);
  if (path[0] != '/' || length + 2 > size) return false;
  memcpy(into, path, length);
  into[length] = '/';
  into[length + 1] = 0;
  return true;
}

/*
 * Puts the box around a library that is loaded but not yet at work. Directories are absolute; the socket's path has at most 107 bytes.
 * Answers 0, or what is wrong: 1 a path, 2 that library is not loaded or asks for none of the names, 3 a name that it does not import, 4 memory.
 */
int clickhouse_sandbox(const char *library, const char *socket_path, const char *engine_directory, const char *log_directory) {
  size_t length = strlen(socket_path);
  if (length >= sizeof place.sun_path) return 1;
  if (!keep_directory(engine, sizeof engine, engine_directory) || !keep_directory(logs, sizeof logs, log_directory)) return 1;
  place.sun_family = AF_UNIX;
  memcpy(place.sun_path, socket_path, length + 1);
  place_length = offsetof(struct sockaddr_un, sun_path) + length + 1;
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none); /* what it holds in memory does not go to the disk when it dies */
  Search search = {.library = library};
  dl_iterate_phdr(look, &search);
  if (search.failed) return 4;
  if (search.found == 0) return 2;
  return search.found == (1u << count) - 1 ? 0 : 3;
}
