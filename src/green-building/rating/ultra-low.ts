import type { Finding } from '#kernel/finding.ts';
import { judgeRequirable, type Bounds, type Judged, type Verdict } from './requirements-met.ts';
import { booleanAt, listAt, numberAt, objectAt, textAt, tidy } from './given.ts';

/** The items of the rules that the two figures are compared with. */
const buildingsItem = 'ultra-low-energy-buildings';
const shareItem = 'ultra-low-energy-share';

export type UltraLowBuilding = { readonly name: string; readonly aboveGroundM2: number | null; readonly ultraLow: boolean | null };

export type UltraLow = {
  readonly buildings: readonly UltraLowBuilding[];
  /** How many are built to the ultra-low-energy standard, and how many more may be. */
  readonly count: Bounds;
  readonly aboveGroundM2: number | null;
  readonly ultraLowM2: Bounds;
  /** Percent of the above-ground area; null if an area is unknown. */
  readonly share: Bounds;
  readonly rules: readonly Judged[];
  readonly findings: readonly Finding[];
};

/**
 * The share of ultra-low-energy buildings in a project, by number and by above-ground floor area, compared with the rules about it.
 * @param verdict what the documents of the place require; null if no place was given
 */
export function ultraLowShare(value: unknown, verdict: Pick<Verdict, 'requirements' | 'undecided'> | null): UltraLow {
  const buildings = listAt(objectAt(value, 'input'), 'buildings').map((one, index) => ({
    name: textAt(one, 'name', `buildings[${index}].name`) ?? String(index + 1),
    aboveGroundM2: numberAt(one, 'aboveGroundM2', 0, 1e8, `buildings[${index}].aboveGroundM2`),
    ultraLow: booleanAt(one, 'ultraLow', `buildings[${index}].ultraLow`),
  }));
  const aboveGroundM2 = areaOf(buildings);
  const sure = buildings.filter(({ ultraLow }) => ultraLow === true);
  const perhaps = buildings.filter(({ ultraLow }) => ultraLow !== false);
  const count = { least: sure.length, most: perhaps.length };
  const ultraLowM2 = { least: areaOf(sure), most: areaOf(perhaps) };
  const share = { least: shareOf(ultraLowM2.least, aboveGroundM2), most: shareOf(ultraLowM2.most, aboveGroundM2) };
  const measured = new Map<string, Bounds>([
    [buildingsItem, count],
    [shareItem, share],
  ]);
  return {
    buildings,
    count,
    aboveGroundM2,
    ultraLowM2,
    share,
    rules: verdict === null ? [] : judgeRequirable(verdict, measured),
    findings: findingsOf(buildings),
  };
}

/** Null if one area is unknown: a sum without it would be too small. */
export function areaOf(buildings: readonly Pick<UltraLowBuilding, 'aboveGroundM2'>[]): number | null {
  if (buildings.some((one) => one.aboveGroundM2 === null)) return null;
  return tidy(buildings.reduce((sum, one) => sum + (one.aboveGroundM2 ?? 0), 0));
}

export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : tidy((part / whole) * 100);
}

function findingsOf(buildings: readonly UltraLowBuilding[]): Finding[] {
  const areas = buildings.filter(({ aboveGroundM2 }) => aboveGroundM2 === null).map(({ name }) => name);
  const open = buildings.filter(({ ultraLow }) => ultraLow === null).map(({ name }) => name);
  return [
    ...(buildings.length === 0 ? [{ code: 'ultra-low-no-buildings', severity: 'warning', evidence: {} } as const] : []),
    ...(areas.length > 0
      ? [{ code: 'ultra-low-area-missing', severity: 'warning', evidence: { buildings: areas.join('、') } } as const]
      : []),
    ...(open.length > 0 ? [{ code: 'ultra-low-open', severity: 'warning', evidence: { buildings: open.join('、') } } as const] : []),
  ];
}
