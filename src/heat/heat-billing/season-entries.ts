import type { AsOf } from '#kernel/as-of.ts';
import { exact, inUnits } from '#kernel/exact-number.ts';
import type { HeatDecision } from '#heat/heat-inputs/public/decision.ts';
import type { HeatMethod } from '#heat/heat-supply/vocabulary.ts';
import type { Behind, BillNeeds } from './bill-needs.ts';
import { daysOf } from './bill/meter-seasons.ts';
import type { DaySpan } from './bill/stay.ts';
import type { SubstituteDecision, SubstituteRule } from './bill/substitutes.ts';
import type { ColdDays } from './bill/tally.ts';

/** What people entered for a season, in addition to meters and lists. */
export type SeasonEntries = {
  /** The readings of allocators, by household. */
  readonly units: ReadonlyMap<string, string>;
  /** Earliest first. */
  readonly decisions: readonly HeatDecision[];
};

type EntryPoint = {
  readonly code: string;
  readonly method: HeatMethod;
  readonly behind: readonly Behind[];
  readonly pointMeter: string | null;
};

const byUnits: ReadonlySet<HeatMethod> = new Set(['share-units', 'share-time']);

/** What was entered about these points for a season, as known then, in one query per kind. */
export async function entriesOf(
  { heatInputs }: Pick<BillNeeds, 'heatInputs'>,
  points: readonly EntryPoint[],
  season: string,
  known: AsOf,
): Promise<SeasonEntries> {
  const behind = (some: readonly EntryPoint[]): string[] => some.flatMap((one) => one.behind.map(({ facts }) => facts.code));
  const byAllocator = behind(points.filter(({ method }) => byUnits.has(method)));
  const about = {
    points: points.map(({ code }) => code),
    households: behind(points),
    meters: points.flatMap((one) => [one.pointMeter, ...one.behind.map(({ meter }) => meter)]).filter((meter) => meter !== null),
  };
  return {
    units: byAllocator.length === 0 ? new Map() : await heatInputs.units.at(byAllocator, season, known),
    decisions: await heatInputs.decisions.at(about, known),
  };
}

/** The decisions about a point, its households and its meters that affect a season. */
export function decidedOf(
  { code, behind, pointMeter }: EntryPoint,
  { decisions }: SeasonEntries,
  season: { readonly name: string; readonly from: string; readonly to: string },
): HeatDecision[] {
  const [households, meters] = [new Set(behind.map(({ facts }) => facts.code)), new Set([pointMeter, ...behind.map(({ meter }) => meter)])];
  return decisions.filter((one) => {
    const isOurs = one.about === 'point' ? one.code === code : (one.about === 'meter' ? meters : households).has(one.code);
    if (!isOurs) return false;
    return one.season === null ? (one.from ?? '') < season.to && season.from < (one.to ?? '') : one.season === season.name;
  });
}

/** The days on which a household's room was cold, as decided; if a day was decided twice, the later decision comes later. */
export const coldOf = (decisions: readonly HeatDecision[], household: string, season: DaySpan): ColdDays[] =>
  decisions
    .filter(({ kind, code }) => kind === 'cold' && code === household)
    .map((one) => ({ ...daysOf(one, season), temperature: one.temperature ?? '0' }));

/** The latest decision on what substitutes for what was not measured; null if there is none. */
export function substituteOf(decisions: readonly HeatDecision[], about: 'household' | 'point', code: string): SubstituteDecision | null {
  const last = decisions.findLast((one) => one.kind === 'substitute' && one.about === about && one.code === code);
  if (last === undefined) return null;
  return last.gj === null ? { as: last.rule as SubstituteRule } : { units: inUnits(exact(last.gj), 4) };
}
