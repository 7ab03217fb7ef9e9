import type { Evidence } from './finding.ts';
import { Problem } from './problem.ts';
import { organisationOf, type Scope } from './scope.ts';

/** Kinds of entities that have a location, as stated by their slice (`regionOf`): an entry about one of them has the same location. */
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

/** The location of an entity: a region, none (null), that of others (`building:B1`, null for no place), or no longer known. */
export type Lies = string | null | undefined | { readonly where: readonly (`${PlacedKind}:${string}` | null)[] };

/**
 * An entry of the audit trail. Its location is not optional: it is about an entity that has one, or it states one; anyone who sees the
 * region may read it. null deliberately means «of the whole program».
 */
export type TrailEntry = {
  readonly action: string;
  readonly detail?: Evidence;
  /** Nothing is written if entries of the same action on the same subject already exist in all of its places. */
  readonly oncePerPlace?: boolean;
} & (
  | {
      /** The subject of the action: `building:A1`, `import:17`. */
      readonly subject: `${PlacedKind}:${string}`;
      /** Given if the writer knows better. */
      readonly region?: Lies;
    }
  | { readonly subject: string; readonly region: Exclude<Lies, undefined> }
);

/** The location of an entry: the stated one, otherwise that of its subject. */
export const liesOf = (entry: TrailEntry): Lies =>
  entry.region === undefined ? { where: [entry.subject as `${PlacedKind}:${string}`] } : entry.region;

export type WriteTrail = (scope: Scope, entry: TrailEntry) => Promise<unknown>;

/** An action on everything that a requester sees has the requester's own location. */
export function ofAsker({ sees }: Pick<Scope, 'sees'>): Exclude<Lies, undefined> {
  const organisation = organisationOf(sees);
  if (organisation !== null) return { where: [`organisation:${organisation}`] };
  return 'region' in sees && sees.region !== '' ? sees.region : null;
}

/** The parameters that name an entity, and its kind. */
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

/** An action on what the requester named (`building`, `region`) has the location of that; one on everything they see has their own. */
export function ofAsked(scope: Scope, asked: Readonly<Record<string, unknown>>): Exclude<Lies, undefined> {
  for (const [name, kind] of Object.entries(named)) {
    const code = asked[name];
    if (typeof code === 'string' && code !== '') return { where: [`${kind}:${code}`] };
  }
  const { region } = asked;
  if (typeof region !== 'string' || region === '') return ofAsker(scope);
  // for a larger place, a bureau receives what is in its own region, so that is where the entry is looked for
  return 'region' in scope.sees && isWithin(scope.sees.region, region) ? scope.sees.region : region;
}

/** Whether a region is part of another, by their codes: 140302 is part of 140300, 140000 and the nation. */
const isWithin = (part: string, whole: string): boolean =>
  part !== whole && /^\d{6}$/u.test(whole) && (whole === '100000' || part.startsWith(whole.replace(/(?:00)+$/u, '')));

/** The location of one entity of a kind, by its code. */
export type RegionOf = (code: string) => Promise<Lies>;

/** The locations of entities of a kind, by their codes; without those that no longer exist. */
export type RegionsOf = (codes: readonly string[]) => Promise<ReadonlyMap<string, Lies>>;

/**
 * The location of something that may have touched several places: the smallest region that contains them all (null: of the whole program,
 * undefined: unknown), and each of them. A reader who sees one of these reads that it was done, and nothing about the others.
 */
export type Placed = { readonly region: string | null | undefined; readonly touched: readonly string[] };

export type PlacedAt = (lies: Lies) => Promise<Placed>;

const askedAtOnce = 5000;

/**
 * The region for a set of locations: the smallest that contains them if there are several; null if a part is of the whole program,
 * undefined if everything is gone and the location is unknown.
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

/** Every region of the locations; null is among them if something is of the whole program. Queried kind by kind, all together. */
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

/**
 * For kinds whose slice returns one entity at a time. What no longer exists has no location, but the fact that it was done is still to be
 * recorded.
 */
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

/** The combined location of two. */
export function bothOf(one: Lies, other: Lies): Lies {
  const [first, second] = [one, other].map((lies) =>
    typeof lies === 'string' ? [`place:${lies}` as const] : typeof lies === 'object' && lies !== null ? lies.where : [],
  );
  const where = [...new Set([...(first ?? []), ...(second ?? [])])];
  const somewhere = where.filter((subject) => subject !== null);
  return where.length === 0 ? (other ?? one) : { where: somewhere.length > 0 ? somewhere : where };
}
