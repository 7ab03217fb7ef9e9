import { meterUnit } from '#metering/readings/facts.ts';
import type { DayClasses } from '#metering/readings/readings.ts';
import type { Group } from './group.ts';
import type { Weight } from './weigh.ts';

/** Local days of one calendar: the first (days since 1970-01-01), and the length of each (s). */
export type Days = { readonly first: number; readonly lengths: Float64Array };

/** The use of many buildings, day by day. `use` in 0.0001 of the unit. */
export type Tally = {
  readonly use: Float64Array;
  /** The part of `use` that is based on readings further apart than a day. */
  readonly estimated: Float64Array;
  /** The sum of the coverages of all buildings … */
  readonly covered: Float64Array;
  /** … and the number of buildings with a meter that counts. */
  readonly buildings: Float64Array;
  /** 1 if a value of any building is known. */
  readonly known: Uint8Array;
};

/** @param days their number */
export function emptyTally(days: number): Tally {
  const column = (): Float64Array => new Float64Array(days);
  return { use: column(), estimated: column(), covered: column(), buildings: column(), known: new Uint8Array(days) };
}

/** Counts buildings on the days on which any of their meters counts. */
export function countBuildings(tally: Tally, groups: readonly Group[], { first, lengths }: Days): void {
  const steps = new Float64Array(lengths.length + 1);
  const inside = (day: number): number => Math.max(0, Math.min(day - first, lengths.length));
  for (const { weights } of groups)
    for (const [from, to] of stretches(weights)) {
      steps[inside(from)]! += 1;
      steps[inside(to)]! -= 1;
    }
  let count = 0;
  for (let at = 0; at < lengths.length; at += 1) tally.buildings[at]! += count += steps[at] as number;
}

/** When any of the meters counts: stretches that do not touch. */
function stretches(weights: readonly Weight[]): [number, number][] {
  const out: [number, number][] = [];
  for (const { from, to } of weights.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (from >= to) continue;
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** Meters with equal weight: their day rows are added up and multiplied by `factor`; their seconds count for this many buildings. */
type Alike = { readonly factor: number; readonly buildings: number; readonly meters: number[] };

export type Plan = {
  readonly classes: readonly Alike[];
  /** Meters that count for only part of the days; days since 1970-01-01, the last not included. */
  readonly lived: readonly { readonly meter: number; readonly from: number; readonly to: number }[];
  /** Groups that must be examined day by day. */
  readonly rest: readonly Group[];
};

/** The maximum number of weight classes that one question distinguishes, and of meters that came or went. */
const most = { classes: 16, lived: 5000 };

type Role = { factor: number; buildings: number; from: number; to: number };

/**
 * Which meters' day rows may simply be added up: those of buildings with one meter, and of buildings whose meters are all fully covered
 * (`whole`), because no coverage must be compared there. The seconds of a building with several meters are counted by its first.
 */
export function planOf(groups: readonly Group[], { first, lengths }: Days, whole: (group: Group) => boolean): Plan {
  const end = first + lengths.length;
  const rest: Group[] = groups.filter((group) => !(isAlone(group) || whole(group)));
  const roles = new Map<number, Role>();
  const slow = new Set(rest);
  for (const group of groups) {
    if (slow.has(group)) continue;
    const before = group.weights.map(({ meter }) => roles.get(meter.id));
    if (group.weights.some(({ from, to }, at) => before[at] && (before[at].from !== from || before[at].to !== to))) rest.push(group);
    else for (const [at, weight] of group.weights.entries()) roles.set(weight.meter.id, added(before[at], group, weight, at));
  }
  const lived = [...roles].flatMap(([meter, { from, to }]) => (from <= first && to >= end ? [] : [{ meter, from, to }]));
  const classes = alikeOf(roles).toSorted((a, b) => b.meters.length - a.meters.length);
  const rare = [...classes.slice(most.classes).flatMap(({ meters }) => meters), ...lived.slice(most.lived).map(({ meter }) => meter)];
  return rare.length === 0 ? { classes, lived, rest } : without(new Set(rare), groups, { first, lengths }, whole);
}

/** One meter that is not taken off another: its day rows are those of the building. */
function isAlone({ weights: [first, ...others] }: Group): boolean {
  return others.length === 0 && first?.isTop !== false;
}

/** The same plan, but meters with rare weights are examined day by day. */
function without(rare: ReadonlySet<number>, groups: readonly Group[], days: Days, whole: (group: Group) => boolean): Plan {
  const isRare = ({ weights }: Group): boolean => weights.some(({ meter }) => rare.has(meter.id));
  const plan = planOf(
    groups.filter((group) => !isRare(group)),
    days,
    whole,
  );
  return { ...plan, rest: [...plan.rest, ...groups.filter(isRare)] };
}

function added(before: Role | undefined, { conversion }: Group, { meter, weight, from, to }: Weight, at: number): Role {
  const factor = weight * conversion.factor(meterUnit(meter)) + (before?.factor ?? 0);
  return { factor, buildings: (before?.buildings ?? 0) + (at === 0 ? 1 : 0), from, to };
}

function alikeOf(roles: ReadonlyMap<number, Role>): Alike[] {
  const classes = new Map<string, Alike>();
  for (const [meter, { factor, buildings }] of roles) {
    const key = `${factor} ${buildings}`;
    const one = classes.get(key) ?? { factor, buildings, meters: [] };
    classes.set(key, one);
    one.meters.push(meter);
  }
  return [...classes.values()];
}

/** The plan's meters in the form that the store takes. */
export function dayClasses({ classes, lived }: Plan): DayClasses {
  return { classes: classes.map(({ meters }) => meters), lived };
}
