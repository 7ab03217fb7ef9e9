import type { Finding } from '#kernel/finding.ts';
import type { Bounds, Verdict } from './requirements-met.ts';
import { bad, booleanAt, listAt, numberAt, objectAt, textAt } from './given.ts';
import { areaOf, shareOf, ultraLowShare, type UltraLow } from './ultra-low.ts';

/** The levels by which buildings of a district are counted. */
export const levels = ['ultraLow', 'nearZero', 'zeroCarbon', 'star1', 'star2', 'star3'] as const;
type Level = (typeof levels)[number];

type Building = {
  readonly name: string;
  readonly project: string | null;
  readonly class: string | null;
  readonly aboveGroundM2: number | null;
  readonly star: number | null;
} & Readonly<Record<'ultraLow' | 'nearZero' | 'zeroCarbon', boolean | null>>;

/** A project of the district: what its buildings state about it, and the rules that bind it. */
export type DistrictProject = UltraLow & { readonly name: string; readonly class: string | null };

export type District = {
  readonly projects: readonly DistrictProject[];
  readonly buildings: number;
  readonly aboveGroundM2: number | null;
  readonly levels: readonly { readonly level: Level; readonly count: Bounds; readonly m2: Bounds; readonly share: Bounds }[];
  readonly findings: readonly Finding[];
};

/** Throws Problem `rating-input-bad`. */
export function readDistrict(value: unknown): Building[] {
  return listAt(objectAt(value, 'input'), 'buildings').map((one, at) => {
    const place = (field: string) => `buildings[${at}].${field}`;
    const yes = (field: string) => booleanAt(one, field, place(field));
    return {
      name: textAt(one, 'name', place('name')) ?? String(at + 1),
      project: textAt(one, 'project', place('project')),
      class: textAt(one, 'class', place('class')),
      aboveGroundM2: numberAt(one, 'aboveGroundM2', 0, 1e8, place('aboveGroundM2')),
      star: starOf(numberAt(one, 'star', 0, 3, place('star')), place('star')),
      ultraLow: yes('ultraLow'),
      nearZero: yes('nearZero'),
      zeroCarbon: yes('zeroCarbon'),
    };
  });
}

function starOf(star: number | null, place: string): number | null {
  if (star === null || Number.isInteger(star)) return star;
  throw bad(place, star, '0, 1, 2, 3');
}

/** Buildings by project, in the order in which projects first occur; a project whose buildings are of several classes has no class. */
export function projectsOf(
  buildings: readonly Building[],
): { name: string; class: string | null; mixed: boolean; buildings: Building[] }[] {
  const groups = Map.groupBy(buildings, ({ project }) => project ?? '');
  return [...groups].map(([name, held]) => {
    const classes = new Set(held.map((one) => one.class));
    return { name, class: classes.size === 1 ? (held[0]?.class ?? null) : null, mixed: classes.size > 1, buildings: held };
  });
}

/**
 * The totals of a district, and each of its projects compared with the share rule: the rule binds each project, so one project never makes
 * up for another.
 * @param verdicts of the projects, in their order; null if no place was given
 */
export function district(buildings: readonly Building[], verdicts: readonly (Verdict | null)[]): District {
  const groups = projectsOf(buildings);
  const whole = areaOf(buildings);
  return {
    projects: groups.map(({ name, class: of, buildings: held }, at) => ({
      name,
      class: of,
      ...ultraLowShare({ buildings: held }, verdicts[at] ?? null),
    })),
    buildings: buildings.length,
    aboveGroundM2: whole,
    levels: levels.map((level) => {
      const sure = buildings.filter((one) => isOf(one, level) === true);
      const perhaps = buildings.filter((one) => isOf(one, level) !== false);
      const m2 = { least: areaOf(sure), most: areaOf(perhaps) };
      const share = { least: shareOf(m2.least, whole), most: shareOf(m2.most, whole) };
      return { level, count: { least: sure.length, most: perhaps.length }, m2, share };
    }),
    findings: [
      ...(buildings.length === 0 ? [{ code: 'ultra-low-no-buildings', severity: 'warning', evidence: {} } as const] : []),
      ...groups
        .filter(({ mixed }) => mixed)
        .map(({ name }): Finding => ({ code: 'district-class-mixed', severity: 'warning', evidence: { project: name } })),
    ],
  };
}

function isOf(building: Building, level: Level): boolean | null {
  if (level === 'ultraLow' || level === 'nearZero' || level === 'zeroCarbon') return building[level];
  return building.star === null ? null : building.star >= Number(level.slice(4));
}
