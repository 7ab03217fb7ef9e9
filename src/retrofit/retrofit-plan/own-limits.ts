/**
 * Whether a limit may be shown to a reader who sees only these projects: limits of one project (its due date, that it is in, what comes
 * before it) carry its code and are shown only to readers who see it.
 * @param id `due:P1`, `pin:P1`, `requires:P1:P2:2027`, or a limit that applies to all
 */
export function isOwnLimit(id: string, seen: ReadonlySet<string>): boolean {
  const [kind = '', ...rest] = id.split(':');
  if (kind === 'due' || kind === 'pin') return seen.has(rest.join(':'));
  return kind !== 'requires' || [...seen].some((code) => id.startsWith(`requires:${code}:`));
}
