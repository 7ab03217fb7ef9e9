import type { Instance, LimitScope, Option, Project } from './instance.ts';
import { compareText } from './reading.ts';

const one = 1_000_000n;

/** A limit as a row: the sum of coefficients of chosen options against `amount`. Amounts, coefficients and scale in units of 10^-12. */
export type LimitRow = {
  readonly id: string;
  readonly resource: string | null;
  readonly sense: 'max' | 'min';
  readonly amount: bigint;
  readonly hard: boolean;
  /** Of its breach, in millionths. */
  readonly weight: bigint;
  /** Never broken: prerequisites. */
  readonly always: boolean;
  /** The largest coefficient. */
  readonly largest: bigint;
  readonly scale: bigint;
};

type Coefficients = { readonly rows: number[]; readonly coefficients: bigint[] };
/** In which years a row counts an option of a project, and how much of which resource. */
type Term = {
  readonly row: number;
  readonly resource: string | null;
  readonly counts: (option: Option, year: number) => bigint;
};

/** All limits by id, those of the file and those that projects and pins add, and the contribution of each choice to each. */
export function rowsOf(instance: Instance): {
  readonly limits: readonly LimitRow[];
  readonly coefficientsOf: (project: number, option: Option, year: number) => Coefficients;
} {
  const made = [...writtenRows(instance), ...dueRows(instance), ...pinRows(instance), ...requiredRows(instance)].toSorted((a, b) =>
    compareText(a.limit.id, b.limit.id),
  );
  const terms: Term[][] = instance.projects.map(() => []);
  for (const [row, { termsOf }] of made.entries()) for (const [project, term] of termsOf()) terms[project]?.push({ row, ...term });
  return {
    limits: made.map(({ limit }) => ({ ...limit, largest: 0n, scale: 1n })),
    coefficientsOf(project, option, year) {
      const found: Coefficients = { rows: [], coefficients: [] };
      for (const { row, resource, counts } of terms[project] ?? []) {
        const amount = resource === null ? one : option.amounts.get(resource);
        if (amount === undefined || amount === 0n) continue;
        const factor = counts(option, year);
        if (factor === 0n) continue;
        found.rows.push(row);
        found.coefficients.push(amount * factor);
      }
      return found;
    },
  };
}

type Made = {
  readonly limit: Omit<LimitRow, 'largest' | 'scale'>;
  readonly termsOf: () => Iterable<readonly [number, Omit<Term, 'row'>]>;
};

/** Whether a project is in the scope in some year. */
export function inScope({ region, tags }: Project, scope: LimitScope): boolean {
  return (
    (scope.regions === null || (region !== null && scope.regions.some((above) => liesIn(region, above)))) &&
    (scope.tags === null || scope.tags.some((tag) => tags.includes(tag)))
  );
}

/** The factor of a project's amounts in a limit of the file in a year, in millionths: 1 inside, minus the share of the whole. */
export function factorOf({ bound, amount, scope, of }: Instance['limits'][number], project: Project): (year: number) => bigint {
  const isShare = bound === 'maxShare' || bound === 'minShare';
  const within = inScope(project, scope);
  const whole = isShare && inScope(project, of);
  return (year) =>
    (within && (scope.years === null || scope.years.includes(year)) ? one : 0n) -
    (whole && (of.years === null || of.years.includes(year)) ? amount : 0n);
}

function writtenRows({ limits, projects, years }: Instance): Made[] {
  const alike = alikeOf(projects);
  return limits.map((limit) => {
    const isShare = limit.bound === 'maxShare' || limit.bound === 'minShare';
    const sense = limit.bound === 'max' || limit.bound === 'maxShare' ? 'max' : 'min';
    return {
      limit: {
        id: limit.id,
        resource: limit.resource,
        sense,
        amount: isShare ? 0n : limit.amount * one,
        hard: limit.hard,
        weight: limit.weight,
        always: false,
      },
      *termsOf() {
        for (const { project, members } of alike) {
          const factor = factorOf(limit, project);
          const byYear = new Map(years.map((year) => [year, factor(year)]));
          if ([...byYear.values()].every((one) => one === 0n)) continue;
          const term = { resource: limit.resource, counts: (_option: Option, year: number) => byYear.get(year) ?? 0n };
          for (const at of members) yield [at, term] as const;
        }
      },
    };
  });
}

/** Projects with the same region and tags: a scope contains either all or none of them. */
function alikeOf(projects: readonly Project[]): readonly { readonly project: Project; readonly members: readonly number[] }[] {
  const found = new Map<string, { readonly project: Project; readonly members: number[] }>();
  for (const [at, project] of projects.entries()) {
    const key = JSON.stringify([project.region, project.tags]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { project, members: [at] });
    else known.members.push(at);
  }
  return [...found.values()];
}

const soft = { resource: null, sense: 'min', amount: one * one, hard: false, weight: one, always: false } as const;

function dueRows({ projects, years }: Instance): Made[] {
  const last = years.at(-1) ?? 0;
  return projects.flatMap(({ id, dueBy }, at) =>
    dueBy === null || dueBy > last
      ? []
      : [
          {
            limit: { id: `due:${id}`, ...soft },
            termsOf: () => [[at, { resource: null, counts: (_option: Option, year: number) => (year <= dueBy ? one : 0n) }] as const],
          },
        ],
  );
}

function pinRows({ pins, projects }: Instance): Made[] {
  const byId = new Map(projects.map(({ id }, at) => [id, at]));
  return pins
    .filter((pin) => pin.in)
    .map((pin) => ({
      limit: { id: `pin:${pin.project}`, ...soft },
      termsOf: () => [
        [
          byId.get(pin.project) ?? -1,
          {
            resource: null,
            counts: (option: Option, year: number) => ((pin.option ?? option.id) === option.id && (pin.year ?? year) === year ? one : 0n),
          },
        ] as const,
      ],
    }));
}

function requiredRows({ projects, years }: Instance): Made[] {
  const byId = new Map(projects.map(({ id }, at) => [id, at]));
  return projects.flatMap(({ id, requires }, at) =>
    requires.flatMap((other) =>
      years.map((until) => ({
        limit: { id: `requires:${id}:${other}:${until}`, ...soft, amount: 0n, hard: true, always: true },
        termsOf: () => [
          [byId.get(other) ?? -1, { resource: null, counts: (_option: Option, year: number) => (year <= until ? one : 0n) }] as const,
          [at, { resource: null, counts: (_option: Option, year: number) => (year <= until ? -one : 0n) }] as const,
        ],
      })),
    ),
  );
}

/**
 * Whether a region is another or below it, by the codes alone: pairs of zeros at the end of an administrative code include everything below
 * (`610600` includes `610602` and `610602001`); other names are separated by `/`.
 */
function liesIn(region: string, above: string): boolean {
  if (region === above || region.startsWith(`${above}/`)) return true;
  if (!/^\d+$/u.test(above) || !/^\d+$/u.test(region)) return false;
  return region.length >= above.length && region.startsWith(above.length >= 6 ? above.replace(/(?<=^\d\d(?:\d\d)*)(?:00)+$/u, '') : above);
}
