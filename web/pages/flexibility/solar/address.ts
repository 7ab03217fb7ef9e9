import { dayIn, textIn, wordIn } from '../../../ui/address.ts';

/** The state of the page of roofs. */
export const readRoofs = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['potential', 'ranking', 'safety'] as const, 'potential'),
  region: textIn(given, 'region'),
  on: dayIn(given, 'on'),
  /** What the roofs on the map are coloured by. */
  colour: wordIn(given, 'colour', ['share', 'capacityKw'] as const, 'share'),
  /** Planned share of the roof, per cent. */
  share: textIn(given, 'share'),
});

/** A typed percentage as a share of 1; undefined for anything else. */
export function shareTyped(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= 100 ? value / 100 : undefined;
}
