import type { BuildingFacts, Dated } from '#registry/registry/facts.ts';
import type { IndicatorNeeds } from './needs.ts';

/** A building on the day. */
export type BuildingThen = {
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly use: string | null;
  readonly floorArea: number | null;
  readonly roofArea: number | null;
  /** Inputs of conditions: fields of the registry, and facts derived from them. */
  readonly known: ReadonlyMap<string, string | number | boolean>;
};

const before = new WeakMap<BuildingFacts, Map<string, BuildingThen>>();

/** A building on a day; the identical object for the same facts, which the registry caches as long as nothing is written. */
export function buildingThen(needs: Pick<IndicatorNeeds, 'obligations'>, facts: BuildingFacts, day: string): BuildingThen {
  const held = before.get(facts) ?? new Map<string, BuildingThen>();
  before.set(facts, held);
  const found = held.get(day) ?? madeThen(needs, facts, day);
  held.set(day, found);
  return found;
}

function madeThen(needs: Pick<IndicatorNeeds, 'obligations'>, facts: BuildingFacts, day: string): BuildingThen {
  const { code, name, zone, fields } = facts;
  const uses = valueOn(facts.uses, day) ?? [];
  const main = uses.find(({ use }) => use === fields['use']) ?? uses.toSorted((a, b) => (b.areaM2 ?? 0) - (a.areaM2 ?? 0))[0];
  const floorArea = valueOn(facts.floorAreaM2, day) ?? null;
  const use = main?.use ?? null;
  const then = { ...fields, use, floorArea };
  const known = new Map<string, string | number | boolean>(
    Object.entries(needs.obligations.factsOf({ fields: then, uses: [{ from: null, value: uses }] })),
  );
  for (const [field, value] of Object.entries(then))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') known.set(field, value);
  const roof = fields['roofArea'];
  return { code, name, zone, use, floorArea, roofArea: typeof roof === 'number' ? roof : null, known };
}

function valueOn<T>(dated: readonly Dated<T>[], day: string): T | undefined {
  return dated.findLast(({ from }) => from === null || from <= day)?.value;
}
