import type { Instance, Option, Project } from './instance.ts';
import { rowsOf, type LimitRow } from './limit-rows.ts';

/** Decimals of coefficients of limits (an amount times a share), and of values (weights of resource and year times an amount). */
export const coefficientDecimals = 12;
export const valueDecimals = 18;

/** One way to do a project: the project, its option, the year. `rows` and `coefficients` correspond to each other. */
export type Choice = {
  readonly project: number;
  readonly option: Option;
  readonly year: number;
  readonly value: bigint;
  readonly rows: readonly number[];
  readonly coefficients: readonly bigint[];
};

/** What is chosen together or not at all: the members of a block in one year, or a single project. */
export type Unit = { readonly members: readonly number[]; readonly isBlock: boolean };

export type Model = {
  readonly instance: Instance;
  readonly projects: readonly Project[];
  readonly choices: readonly Choice[];
  /** For each project, the indices of its choices: by year, then option. */
  readonly ofProject: readonly (readonly number[])[];
  readonly units: readonly Unit[];
  readonly unitOf: readonly number[];
  readonly limits: readonly LimitRow[];
  /** Projects whose choices a pin removed. */
  readonly pinnedOut: ReadonlySet<number>;
};

/** Choices, units and limits of an instance; what can never be chosen (pinned out, a block without a common year) is removed. */
export function modelOf(instance: Instance): Model {
  const { projects } = instance;
  const { units, unitOf } = unitsOf(projects);
  const pinnedOut = new Set<number>();
  const pins = new Map(instance.pins.filter((pin) => !pin.in).map((pin) => [pin.project, pin]));
  const open = projects.map(({ id, options }, project) => {
    const pin = pins.get(id);
    const all = instance.years.flatMap((year) =>
      options.filter(({ years }) => years === null || years.includes(year)).map((option) => ({ option, year })),
    );
    const left =
      pin === undefined ? all : all.filter(({ option, year }) => (pin.option ?? option.id) !== option.id || (pin.year ?? year) !== year);
    if (left.length < all.length && left.length === 0) pinnedOut.add(project);
    return left;
  });
  for (const { members, isBlock } of units) {
    if (!isBlock) continue;
    const common = instance.years.filter((year) => members.every((member) => open[member]?.some((one) => one.year === year)));
    for (const member of members) open[member] = (open[member] ?? []).filter(({ year }) => common.includes(year));
    if (common.length === 0 && members.some((member) => pinnedOut.has(member))) for (const member of members) pinnedOut.add(member);
  }
  const { limits, coefficientsOf } = rowsOf(instance);
  const choices: Choice[] = [];
  const ofProject = open.map((left, project) =>
    left.map(
      ({ option, year }) =>
        choices.push({ project, option, year, value: valueOf(instance, option, year), ...coefficientsOf(project, option, year) }) - 1,
    ),
  );
  return { instance, projects, choices, ofProject, units, unitOf, limits: scaled(limits, choices), pinnedOut };
}

function unitsOf(projects: readonly Project[]): Pick<Model, 'units' | 'unitOf'> {
  const units: { members: number[]; isBlock: boolean }[] = [];
  const blocks = new Map<string, number>();
  const unitOf = projects.map(({ block }, project) => {
    const at = block === null ? undefined : blocks.get(block);
    if (at !== undefined) {
      units[at]?.members.push(project);
      return at;
    }
    units.push({ members: [project], isBlock: block !== null });
    if (block !== null) blocks.set(block, units.length - 1);
    return units.length - 1;
  });
  return { units, unitOf };
}

function valueOf({ objective, yearWeights }: Instance, { amounts }: Option, year: number): bigint {
  let sum = 0n;
  for (const [resource, weight] of objective) sum += weight * (amounts.get(resource) ?? 0n);
  return sum * (yearWeights.get(year) ?? 1_000_000n);
}

/** If the amount of a limit is 0, its breach is measured in its largest coefficient. */
function scaled(limits: readonly LimitRow[], choices: readonly Choice[]): readonly LimitRow[] {
  const largest = limits.map(() => 0n);
  for (const { rows, coefficients } of choices)
    for (const [at, row] of rows.entries()) {
      const size = abs(coefficients[at] ?? 0n);
      if (size > (largest[row] ?? 0n)) largest[row] = size;
    }
  return limits.map((limit, row) => {
    const most = largest[row] ?? 0n;
    return {
      ...limit,
      largest: most,
      scale: limit.amount !== 0n ? abs(limit.amount) : most > 0n ? most : 10n ** BigInt(coefficientDecimals),
    };
  });
}

export const abs = (value: bigint): bigint => (value < 0n ? -value : value);
