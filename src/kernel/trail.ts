import type { Evidence } from './finding.ts';
import { Problem } from './problem.ts';
import { organisationOf, type Scope } from './scope.ts';

/** Kinds of things that lie somewhere, as the slice whose they are says (`regionOf`): an entry on one of them lies where it lies. */
export const placedKinds = [
  'place',
  'organisation',
  'building',
  'meter',
  'import',
  'change',
  'job',
  'project',
  'equipment',
  'resource',
  'portfolio',
  'portfolio-member',
  'event',
  'bid',
  'baseline',
  'contract',
  'settlement-point',
  'household',
  'heat-account',
  'heat-unit',
  'heat-payment',
  'heat-supply',
  'substation',
  'room-sample',
  'point',
  'series',
  'connection',
  'channel',
  'certificate',
  'green-certificate',
  'person',
  'training',
  'case',
  'standard',
  'retrofit',
  'retrofit-survey',
  'episode',
] as const;

export type PlacedKind = (typeof placedKinds)[number];

/** Where a thing lies: in a region, in none (null), where others lie (`building:B1`, null of no place), or nobody knows any more. */
export type Lies = string | null | undefined | { readonly where: readonly (`${PlacedKind}:${string}` | null)[] };

/**
 * An entry of the trail. Where it lies is no choice: it is on a thing that lies somewhere, or it says where; who sees the region may read
 * it. null is «of the whole program», on purpose.
 */
export type TrailEntry = {
  readonly action: string;
  readonly detail?: Evidence;
  /** Nothing is written where entries of the same action on the same subject lie in all of its places already. */
  readonly oncePerPlace?: boolean;
} & (
  | {
      /** What it was done to: `building:A1`, `import:17`. */
      readonly subject: `${PlacedKind}:${string}`;
      /** Where who writes it knows better. */
      readonly region?: Lies;
    }
  | { readonly subject: string; readonly region: Exclude<Lies, undefined> }
);

/** Where an entry lies: where it says, else where the thing lies that it is on. */
export const liesOf = (entry: TrailEntry): Lies =>
  entry.region === undefined ? { where: [entry.subject as `${PlacedKind}:${string}`] } : entry.region;

export type WriteTrail = (scope: Scope, entry: TrailEntry) => Promise<unknown>;

/** What somebody does with all that they see lies where they do. */
export function ofAsker({ sees }: Pick<Scope, 'sees'>): Exclude<Lies, undefined> {
  const organisation = organisationOf(sees);
  if (organisation !== null) return { where: [`organisation:${organisation}`] };
  return 'region' in sees && sees.region !== '' ? sees.region : null;
}

/** What those who ask name, and of which kind it is. */
const named = {
  building: 'building',
  meter: 'meter',
  resource: 'resource',
  event: 'event',
  household: 'household',
  company: 'organisation',
  case: 'case',
  contract: 'contract',
  baseline: 'baseline',
  job: 'job',
} as const;

/** What somebody does with what they named (`building`, `region`) lies where that does; with all that they see, where they do. */
export function ofAsked(scope: Scope, asked: Readonly<Record<string, unknown>>): Exclude<Lies, undefined> {
  for (const [name, kind] of Object.entries(named)) {
    const code = asked[name];
    if (typeof code === 'string' && code !== '') return { where: [`${kind}:${code}`] };
  }
  const { region } = asked;
  if (typeof region !== 'string' || region === '') return ofAsker(scope);
  // of a larger place a bureau is told what lies in its own: it is there that somebody looks for who took it
  return 'region' in scope.sees && isWithin(scope.sees.region, region) ? scope.sees.region : region;
}

/** Whether a region is part of another, by their codes: 140302 of 140300, 140000 and the nation. */
const isWithin = (part: string, whole: string): boolean =>
  part !== whole && /^\d{6}$/u.test(whole) && (whole === '100000' || part.startsWith(whole.replace(/(?:00)+$/u, '')));

/** Where one thing of a kind lies, by its code. */
export type RegionOf = (code: string) => Promise<Lies>;

/** Where things of a kind lie, by their codes; without those that are gone. */
export type RegionsOf = (codes: readonly string[]) => Promise<ReadonlyMap<string, Lies>>;

/**
 * Where something lies that may have touched several places: the smallest region that holds them all (null: of the whole program,
 * undefined: nobody knows), and each of them. Who sees one of these reads that it was done, and nothing of the others.
 */
export type Placed = { readonly region: string | null | undefined; readonly touched: readonly string[] };

export type PlacedAt = (lies: Lies) => Promise<Placed>;

const askedAtOnce = 5000;

/**
 * The region that holds what lies so: the smallest where it lies in several; null where part of it is of the whole program, undefined
 * where all of it is gone and nobody knows.
 * @param smallest the smallest region that holds these
 */
export function placedBy(
  kinds: ReadonlyMap<string, RegionsOf>,
  smallest: (regions: readonly string[]) => Promise<string | null>,
): PlacedAt {
  return async (lies) => {
    const regions = await regionsWhere(kinds, lies);
    const touched = [...regions].filter((region) => region !== null).toSorted();
    if (regions.has(null)) return { region: null, touched };
    return { region: touched.length < 2 ? touched[0] : await smallest(touched), touched };
  };
}

/** Every region that something of it lies in; null among them where something is of the whole program. Asked kind by kind, all at once. */
async function regionsWhere(kinds: ReadonlyMap<string, RegionsOf>, lies: Lies): Promise<Set<string | null>> {
  const regions = new Set<string | null>();
  const asked = new Set<string>();
  let open: Lies[] = [lies];
  while (open.length > 0) {
    const next = new Set<string>();
    for (const one of open) {
      if (one === undefined) continue;
      if (one === null || typeof one === 'string') regions.add(one);
      else
        for (const subject of one.where)
          if (subject === null) regions.add(null);
          else if (!asked.has(subject)) next.add(subject);
    }
    for (const subject of next) asked.add(subject);
    open = await lyingOf(kinds, [...next]);
  }
  return regions;
}

async function lyingOf(kinds: ReadonlyMap<string, RegionsOf>, subjects: readonly string[]): Promise<Lies[]> {
  const found: Lies[] = [];
  const byKind = Object.groupBy(subjects, (subject) => subject.slice(0, subject.indexOf(':')));
  for (const [kind, some = []] of Object.entries(byKind)) {
    const codes = some.map((subject) => subject.slice(kind.length + 1));
    for (let at = 0; at < codes.length; at += askedAtOnce) {
      const told = await kinds.get(kind)?.(codes.slice(at, at + askedAtOnce));
      for (const one of told?.values() ?? []) found.push(one);
    }
  }
  return found;
}

/** Things of a kind whose slice tells of one at a time. What is gone lies nowhere; that it was done stays to be written down. */
export const oneByOne =
  (regionOf: RegionOf): RegionsOf =>
  async (codes) => {
    const found = new Map<string, Lies>();
    for (const code of codes) found.set(code, await goneIsNowhere(regionOf(code)));
    return found;
  };

async function goneIsNowhere(asked: Promise<Lies>): Promise<Lies> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Where both of two lie. */
export function bothOf(one: Lies, other: Lies): Lies {
  const [first, second] = [one, other].map((lies) =>
    typeof lies === 'string' ? [`place:${lies}` as const] : typeof lies === 'object' && lies !== null ? lies.where : [],
  );
  const where = [...new Set([...(first ?? []), ...(second ?? [])])];
  const somewhere = where.filter((subject) => subject !== null);
  return where.length === 0 ? (other ?? one) : { where: somewhere.length > 0 ? somewhere : where };
}
