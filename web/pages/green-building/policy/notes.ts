import type { Shown } from './rule.tsx';

/**
 * Requirements with each note once: where it stands first. Later ones of a page say nothing of it.
 * @example const once = notesOnce(); once(duties); once(wishes)
 */
export function notesOnce(): <T extends Pick<Shown, 'doubt' | 'restsOn'>>(list: readonly T[]) => T[] {
  const said = new Set<string>();
  const isNew = (note: string | undefined): boolean => {
    if (note === undefined || said.has(note)) return false;
    said.add(note);
    return true;
  };
  return (list) =>
    list.map((one) => ({
      ...one,
      doubt: isNew(one.doubt?.zh) ? one.doubt : undefined,
      restsOn: isNew(one.restsOn?.text.zh) ? one.restsOn : undefined,
    }));
}

/** What is open of the project itself; what hangs on who buys or runs something is no question of it (家电以旧换新). */
export function ofProject<T extends { readonly binds: string }>(undecided: readonly T[]): T[] {
  return undecided.filter(({ binds }) => binds !== 'actor');
}
