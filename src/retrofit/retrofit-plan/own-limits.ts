/**
 * Whether a limit may be shown to who sees these projects alone: those of one project (by when it is done, that it is in, what comes before
 * it) carry its code, and are for who sees it.
 * @param id `due:P1`, `pin:P1`, `requires:P1:P2:2027`, or a limit of all
 */
export function isOwnLimit(id: string, seen: ReadonlySet<string>): boolean {
  const [kind = '', ...rest] = id.split(':');
  if (kind === 'due' || kind === 'pin') return seen.has(rest.join(':'));
  return kind !== 'requires' || [...seen].some((code) => id.startsWith(`requires:${code}:`));
}
