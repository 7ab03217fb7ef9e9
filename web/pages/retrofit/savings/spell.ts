import { spellClass } from '#retrofit/savings/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage } from '../../../i18n/language.tsx';

export type Boundary = Awaited<ReturnType<typeof client.savings.fit>>['boundary'];

/** The name of a boundary: the building and its energy, or the metering points and those that are subtracted. */
export function useBoundaryText(): (boundary: Boundary) => string {
  const { words } = useLanguage();
  return (boundary) => {
    if (!('building' in boundary)) return [boundary.meters.join(' + '), ...(boundary.minus ?? [])].join(' − ');
    const { building, carrier, item } = boundary;
    return [building, words.carrier[carrier], ...(item === undefined ? [] : [item])].join(' · ');
  };
}

/** The classes of days and hours in the reader's language. */
export function useSpellClass(): (code: string) => string {
  const { language } = useLanguage();
  return (code) => spellClass(code, language);
}
