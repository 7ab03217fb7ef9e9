import { dayIn, textIn, wordIn } from '../../../ui/address.ts';

/** The state of the page of the network. */
export const readNetwork = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['points', 'substations', 'samples', 'complaints'] as const, 'points'),
  region: textIn(given, 'region'),
  company: textIn(given, 'company'),
  season: textIn(given, 'season'),
  /** The one whose points are compared with each other. */
  substation: textIn(given, 'substation'),
});

export type NetworkAddress = ReturnType<typeof readNetwork>;

/** The state of the page of a substation: over which days, against which target and limit. */
export const readSubstation = (given: Readonly<Record<string, unknown>>) => ({
  from: dayIn(given, 'from'),
  to: dayIn(given, 'to'),
  target: textIn(given, 'target'),
  limit: textIn(given, 'limit'),
});

export type SubstationAddress = ReturnType<typeof readSubstation>;

type Season = { readonly name: string; readonly from: string; readonly to: string };

const dayMs = 86_400_000;

/** The current season, otherwise the last that has ended; undefined if none has started. @param seasons the latest first */
export const currentSeason = <One extends Season>(seasons: readonly One[], today: string): One | undefined =>
  seasons.find(({ from }) => from < today);

/** The last days of a season that have passed, at most two weeks: the days that a valve is judged by. */
export function lastDays({ from, to }: Season, today: string): { from: string; to: string } {
  const end = to < today ? to : today;
  const begin = new Date(Date.parse(end) - 14 * dayMs).toISOString().slice(0, 10);
  return { from: begin < from ? from : begin, to: end };
}

/** A typed number; undefined for anything else. */
export function typedNumber(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
