import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { type PointQuantity, quantityOf, unitsOfQuantity, type ReadUnit } from '#kernel/quantity.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { limitIn } from './point-facts.ts';
import { pointDictionary, requiredOfPoint } from './fields.ts';
import { pointTable } from './store.ts';

export type PointKindNeeds = {
  readonly registry: Pick<Registry, 'activeVisible' | 'meterCodesStanding'>;
  /** The buildings that points of these codes are in. */
  readonly buildingsOf: (codes: readonly string[]) => Promise<readonly string[]>;
  readonly sees: KindSpec['sees'];
  readonly standing: NonNullable<KindSpec['standing']>;
  /** Called with what was written, in the same transaction. */
  readonly wrote: (on: PoolClient, codes: readonly string[]) => Promise<void>;
  /** Called with a change that is undone, in the same transaction. */
  readonly tookBack: (on: PoolClient, change: number) => Promise<void>;
  readonly settled: () => Promise<void>;
};

/** Points as a kind of the ledger: a point is in a building and takes its visibility and rights, and no meter has its code. */
export function pointKind(needs: PointKindNeeds): KindSpec {
  const { sees, standing, tookBack, settled } = needs;
  return {
    name: 'point',
    liesBy: { building: 'building' },
    table: pointTable,
    dictionary: pointDictionary,
    required: requiredOfPoint,
    sees,
    standing,
    tookBack: (on, _, change) => tookBack(on, change),
    settled,
    surroundings: async (on, scope) => surroundingsOf(needs, on, scope),
  };
}

function surroundingsOf({ registry, buildingsOf, wrote }: PointKindNeeds, on: PoolClient, scope: Scope): Surroundings {
  const seesAll = 'all' in scope.sees;
  const seen = new Map<string, boolean>();
  let meters: ReadonlySet<string> = new Set();
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const [codes, buildings] = [new Set<string>(), new Set<string>()];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          codes.add(key);
          for (const { fields } of rows) if (typeof fields['building'] === 'string') buildings.add(fields['building']);
        }
      if (!seesAll) for (const building of await buildingsOf([...codes])) buildings.add(building);
      for (const [code, is] of await registry.activeVisible(scope, [...buildings])) seen.set(code, is);
      meters = await registry.meterCodesStanding(on, [...codes]);
    },
    isSeen: ({ building }) => seesAll || seen.get(String(building)) === true,
    refuse: (code, before, after) =>
      otherBuilding(before, after, seen, seesAll) ?? takenByMeter(code, before, meters) ?? notOfQuantity(before, after),
    async close(written) {
      await wrote(
        on,
        written.map(({ code }) => code),
      );
      return [];
    },
  };
}

function takenByMeter(code: string, before: Fields | null, meters: ReadonlySet<string>): FieldFault | null {
  return before === null && meters.has(code) ? { field: 'code', code: 'code-taken', evidence: { code } } : null;
}

/** Points move between buildings only if the requester sees both; a point without a building belongs to those who see everything. */
function otherBuilding(
  before: Fields | null,
  { building }: Fields,
  seen: ReadonlyMap<string, boolean>,
  seesAll: boolean,
): FieldFault | null {
  if (typeof building !== 'string') return seesAll ? null : { field: 'building', code: 'missing', evidence: { field: 'building' } };
  if (building === before?.['building'] || seen.get(building) === true) return null;
  return seesAll
    ? { field: 'building', code: 'unknown-building', evidence: { value: building } }
    : { field: 'building', code: 'out-of-scope', evidence: { code: building } };
}

/** The unit must be one of the quantity, and the limits must be in the right order. */
function notOfQuantity(before: Fields | null, fields: Fields): FieldFault | null {
  const quantity = fields['quantity'] as PointQuantity;
  const was = (before?.['quantity'] ?? quantity) as PointQuantity;
  if (quantityOf(was).unit !== quantityOf(quantity).unit)
    return { field: 'quantity', code: 'quantity-fixed', evidence: { quantity: was, to: quantity } };
  const unit = (fields['unit'] as ReadUnit | undefined) ?? quantityOf(quantity).unit;
  const fitting = unitsOfQuantity(quantity);
  if (!fitting.includes(unit))
    return { field: 'unit', code: 'unit-not-of-quantity', evidence: { unit, quantity, units: fitting.join(' ') } };
  const [low, high] = [limitIn(fields, 'low'), limitIn(fields, 'high')];
  return low !== null && high !== null && low > high
    ? { field: 'high', code: 'limits-backwards', evidence: { low: Number(fields['low']), high: Number(fields['high']) } }
    : null;
}
