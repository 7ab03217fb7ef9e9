import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { plainAmount } from './amount.ts';
import type { PlanAnswer } from './answer.ts';
import { amountsOf } from './compare.ts';
import type { Crew, InstanceProject, SeasonDays } from './facts.ts';
import { dayOutside, stretchesOutside, type Stretch } from './season.ts';

/** What the works of a place, a trade and a year take of its crews; `trade` null: projects whose options state no crews. */
export type Works = {
  readonly year: number;
  readonly region: string;
  readonly trade: string | null;
  readonly projects: number;
  /** Number of crews; null if not stated. */
  readonly crews: string | null;
  readonly all: CrewDays;
  /** The part that must be done outside the heating season. */
  readonly off: CrewDays & {
    /** The day on which crews that begin when heating ends are finished; null if unknown, or they never are. */
    readonly until: string | null;
  };
  /** The stretches of the year outside the heating season; none if no season was stated. */
  readonly stretches: readonly Stretch[];
};

/** Crew days used and available: decimal text, null if unknown. */
export type CrewDays = { readonly taken: string | null; readonly there: string | null };

export type WorksMaterial = {
  readonly answer: Pick<PlanAnswer, 'chosen' | 'limits'>;
  readonly projects: readonly InstanceProject[];
  readonly regionOf: (project: string) => string;
  readonly crews: readonly Crew[];
  readonly years: readonly number[];
  readonly seasonOf: (region: string) => SeasonDays | null;
};

/**
 * The seasonal calendar of a plan: by year, place and trade the crew days used and available, in the stretches outside the heating season.
 * A place with crews counts everything in it and below; other places count for themselves.
 */
export function worksOf(material: WorksMaterial): Works[] {
  const { answer, projects, regionOf, crews, years, seasonOf } = material;
  const byId = new Map(projects.map((one) => [one.id, one]));
  const sums = new Map<string, Sum>();
  for (const one of answer.chosen) {
    const amounts = Object.entries(amountsOf(byId, one)).filter(([name]) => name.startsWith('crew:'));
    const place = { year: one.year, region: regionOf(one.project) };
    if (amounts.length === 0) sumAt(sums, { ...place, trade: null }).projects += 1;
    for (const [name, amount] of amounts) {
      const [, trade = '', off] = name.split(':');
      const sum = sumAt(sums, { ...place, trade });
      if (off === undefined) [sum.projects, sum.all] = [sum.projects + 1, sum.all.add(exact(amount))];
      else sum.off = sum.off.add(exact(amount));
    }
  }
  const used = new Map(answer.limits.map((one) => [one.id, one]));
  const own = years.flatMap((year) => crews.map((crew) => crewWorks(crew, year, used, sums, seasonOf(crew.region))));
  const held = new Set(own.map(keyOf));
  const others = [...sums.values()].filter((one) => !held.has(keyOf(one))).map((one) => bareWorks(one, seasonOf(one.region)));
  return [...own, ...others].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

type At = Pick<Works, 'year' | 'region' | 'trade'>;
type Sum = At & { projects: number; all: Exact; off: Exact };

const keyOf = ({ year, region, trade }: At): string => `${year} ${region} ${trade ?? ''}`;
/** Works without a stated trade come last. */
const orderOf = ({ year, region, trade }: At): string => `${year} ${region} ${trade ?? '\uffff'}`;

function sumAt(sums: Map<string, Sum>, at: At): Sum {
  const held = sums.get(keyOf(at)) ?? { ...at, projects: 0, all: exact(0n), off: exact(0n) };
  sums.set(keyOf(at), held);
  return held;
}

function crewWorks(
  { region, trade, crews }: Crew,
  year: number,
  used: ReadonlyMap<string, PlanAnswer['limits'][number]>,
  sums: ReadonlyMap<string, Sum>,
  season: SeasonDays | null,
): Works {
  const at = { year, region, trade };
  const daysOf = (id: string): CrewDays => {
    const limit = used.get(id);
    const text = (value: number | undefined) => (value === undefined ? null : plainAmount(exactOf(value)));
    return { taken: text(limit?.used), there: text(limit?.amount) };
  };
  const off = daysOf(`crew:${region}:${trade}:off:${year}`);
  const until = season === null || off.taken === null || Number(crews) === 0 ? null : Math.ceil(Number(off.taken) / Number(crews));
  return {
    ...at,
    projects: sums.get(keyOf(at))?.projects ?? 0,
    crews,
    all: daysOf(`crew:${region}:${trade}:${year}`),
    off: { ...off, until: season === null || until === null ? null : dayOutside(year, season, until) },
    stretches: season === null ? [] : stretchesOutside(year, season),
  };
}

function bareWorks({ all, off, ...at }: Sum, season: SeasonDays | null): Works {
  const taken = (days: Exact): string | null => (at.trade === null ? null : plainAmount(days));
  return {
    ...at,
    crews: null,
    all: { taken: taken(all), there: null },
    off: { taken: taken(off), there: null, until: null },
    stretches: season === null ? [] : stretchesOutside(at.year, season),
  };
}
