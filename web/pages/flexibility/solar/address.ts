import { dayIn, textIn, wordIn } from '../../../ui/address.ts';

/** The state of the page of roofs. */
export const readRoofs = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['potential', 'ranking', 'safety'] as const, 'potential'),
  region: textIn(given, 'region'),
  on: dayIn(given, 'on'),
  /** What roofs are coloured by on the map. */
  colour: wordIn(given, 'colour', ['share', 'capacityKw'] as const, 'share'),
  /** Of the roof, per cent: what is thought of. */
  share: textIn(given, 'share'),
});

/** Per cent that somebody typed, as a part of one; undefined for anything else. */
export function shareTyped(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= 100 ? value / 100 : undefined;
}
