import type { Shown } from './rule.tsx';

/**
 * Keeps each note of a page only on the first requirement that has it; later ones are without it.
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

/** What is open about the project itself; what depends on who buys or runs something is not asked of it (家电以旧换新). */
export function ofProject<T extends { readonly binds: string }>(undecided: readonly T[]): T[] {
  return undecided.filter(({ binds }) => binds !== 'actor');
}
