import type { client } from '../../../api.ts';

export type Season = Awaited<ReturnType<typeof client.comfort.seasons.list>>['seasons'][number];

/** A heating or cooling season of one year, from its first day to the day after its last, or to today if it is not over. */
export type SeasonPeriod = { readonly kind: 'heating' | 'cooling'; readonly year: number; readonly from: string; readonly to: string };

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** 29 February becomes the 28th in a year without it. */
function dayIn(year: number, ofMonth: string): string {
  const day = `${year}-${ofMonth}`;
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day ? day : `${year}-02-28`;
}

/**
 * The seasons that have started, latest first; the current one ends at the start of today, because the future is not measured.
 * @param today a local day
 * @param count how many of each kind
 */
export function seasonPeriods({ heating, cooling }: Pick<Season, 'heating' | 'cooling'>, today: string, count: number): SeasonPeriod[] {
  const thisYear = Number(today.slice(0, 4));
  const kinds = [
    ['heating', heating],
    ['cooling', cooling],
  ] as const;
  const all = kinds.flatMap(([kind, days]) => {
    const begun = Array.from({ length: count + 1 }, (_, back) => thisYear - back).filter((year) => dayIn(year, days.from) <= today);
    return begun.slice(0, count).map((year): SeasonPeriod => {
      const from = dayIn(year, days.from);
      const end = nextDay(dayIn(days.to < days.from ? year + 1 : year, days.to));
      return { kind, year, from, to: end <= today ? end : today > from ? today : nextDay(today) };
    });
  });
  return all.toSorted((a, b) => (a.from < b.from ? 1 : -1));
}

type Place = { readonly code: string; readonly parent: string | null };

/** The season that applies in a place: its own, or that of the nearest place above. */
export function seasonOf(seasons: readonly Season[], places: readonly Place[], region: string | undefined): Season | undefined {
  const stated = new Map(seasons.map((one) => [one.region, one]));
  const above = new Map(places.map(({ code, parent }) => [code, parent]));
  for (let at: string | null | undefined = region; at !== undefined && at !== null; at = above.get(at)) {
    const own = stated.get(at);
    if (own !== undefined) return own;
  }
  return undefined;
}
