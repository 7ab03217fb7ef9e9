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

/** What somebody does with what they named (`building`, `region`) lies where that does; with all that they see, where they do. */
export function ofAsked(scope: Scope, asked: Readonly<Record<string, unknown>>): Exclude<Lies, undefined> {
  for (const kind of ['building', 'meter', 'resource', 'event'] as const) {
    const code = asked[kind];
    if (typeof code === 'string') return { where: [`${kind}:${code}`] };
  }
  return typeof asked['region'] === 'string' ? asked['region'] : ofAsker(scope);
}

/** Where one thing of a kind lies, by its code. */
export type RegionOf = (code: string) => Promise<Lies>;

/** The region that holds what lies so; null: of the whole program; undefined: nobody knows. */
export type RegionOfLies = (lies: Lies) => Promise<string | null | undefined>;

/** An entry on more things than that is of the whole program. */
const mostAsked = 5000;

/**
 * The region that holds what lies so: the smallest where it lies in several; null where it is of the whole program, undefined where the
 * thing is gone and nobody knows.
 * @param smallest the smallest region that holds these
 */
export function regionWhere(
  kinds: ReadonlyMap<string, RegionOf>,
  smallest: (regions: readonly string[]) => Promise<string | null>,
): RegionOfLies {
  const regionOf = async (lies: Lies): Promise<string | null | undefined> => {
    if (typeof lies !== 'object' || lies === null) return lies;
    if (lies.where.length > mostAsked) return null;
    const regions = new Set<string>();
    for (const one of lies.where) {
      const region = one === null ? null : await regionOf(await lyingOf(kinds, one));
      if (region === null) return null;
      if (region !== undefined) regions.add(region);
    }
    return regions.size < 2 ? [...regions][0] : await smallest([...regions]);
  };
  return regionOf;
}

/** What is gone lies nowhere; that it was done stays to be written down. */
async function lyingOf(kinds: ReadonlyMap<string, RegionOf>, subject: string): Promise<Lies> {
  const at = subject.indexOf(':');
  try {
    return await kinds.get(subject.slice(0, at))?.(subject.slice(at + 1));
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
