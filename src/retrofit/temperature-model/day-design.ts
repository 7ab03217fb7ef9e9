import { classifier, daySets } from './day-class.ts';
import { byTemperature, type DegreeDesign, degreeDesign, leastPoints } from './degree-grid.ts';
import type { ClassSet, DayKinds, Points } from './facts.ts';

/**
 * The class sets in which each class that occurs has 10 points, each with its design: everything in a daily fit that does not depend on
 * use.
 */
export type DayDesign = readonly { readonly set: Exclude<ClassSet, 'hour-of-week'>; readonly design: DegreeDesign }[];

/** Calculates the design of some days. */
export function dayDesign({ t, day, factors }: Points, kinds: DayKinds): DayDesign {
  const order = byTemperature(t);
  const classesOf = classifier(day, kinds);
  return daySets.flatMap((set) => {
    const classes = classesOf(set);
    if (classes.points.some((many) => many < leastPoints)) return [];
    const design = degreeDesign({ t, classes, order, factors: factors.map(({ values }) => values) });
    return design === null ? [] : [{ set, design }];
  });
}

export type DayDesigns = (points: Points, kinds: DayKinds) => DayDesign;

type Kept = { readonly points: Points; readonly kinds: DayKinds; readonly design: DayDesign };

/** How many are cached: some stations, each with several patterns of missing days. */
const mostKept = 16;

/**
 * Caches designs across fits: buildings with the same station that were measured on the same days share one. There is no lookup by name: a
 * design is reused only if each day, each temperature and the kinds of days are the same.
 */
export function keptDesigns(): DayDesigns {
  const kept: Kept[] = [];
  return (points, kinds) => {
    if (points.factors.length > 0) return dayDesign(points, kinds);
    const at = kept.findIndex((one) => areAlike(one, points, kinds));
    const [found = { points, kinds, design: dayDesign(points, kinds) }] = at < 0 ? [] : kept.splice(at, 1);
    kept.unshift(found);
    kept.length = Math.min(kept.length, mostKept);
    return found.design;
  };
}

function areAlike(kept: Kept, { day, t }: Points, { isWorked, seasons }: DayKinds): boolean {
  return kept.kinds.isWorked === isWorked && kept.kinds.seasons === seasons && areSame(kept.points.day, day) && areSame(kept.points.t, t);
}

function areSame(some: ArrayLike<number>, others: ArrayLike<number>): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
}
