import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { type PointQuantity, quantityOf, unitsOfQuantity, type ReadUnit } from '#kernel/quantity.ts';
import type { FieldFault, Fields, KindSpec } from '#platform/ledger/kind-spec.ts';
import { surroundingsInBuildings } from '#registry/in-buildings/kind-in-buildings.ts';
import { seesInBuilding } from '#registry/in-buildings/table-store.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { limitIn } from './point-facts.ts';
import { pointDictionary, requiredOfPoint } from './fields.ts';
import { pointTable } from './store.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';

export type PointKindNeeds = {
  readonly registry: Pick<Registry, 'activeVisible' | 'metersSeen' | 'meterCodesStanding' | 'answering'>;
  /** The buildings that points of these codes are in. */
  readonly buildingsOf: (codes: readonly string[]) => Promise<readonly string[]>;
  readonly standing: NonNullable<KindSpec['standing']>;
  /** Called with what was written, in the same transaction. */
  readonly wrote: (on: PoolClient, codes: readonly string[]) => Promise<void>;
  /** Called with a change that is undone, in the same transaction. */
  readonly tookBack: (on: PoolClient, change: number) => Promise<void>;
  readonly settled: () => Promise<void>;
};

/** Points as a kind of the ledger: a point is in a building and takes its visibility and rights, and no meter has its code. */
export function pointKind(needs: PointKindNeeds): KindSpec {
  const { standing, tookBack, settled } = needs;
  return {
    name: 'point',
    liesBy: { building: 'building' },
    table: pointTable,
    dictionary: pointDictionary,
    identity: [{ field: 'building' }, { field: 'quantity', of: quantityTerms }],
    required: requiredOfPoint,
    sees: seesInBuilding,
    standing,
    tookBack: (on, _, change) => tookBack(on, change),
    settled,
    surroundings: async (on, scope, _names, byHand) => surroundingsOf(needs, on, scope, byHand),
  };
}

function surroundingsOf({ registry, buildingsOf, wrote }: PointKindNeeds, on: PoolClient, scope: Scope, byHand: boolean) {
  let meters: ReadonlySet<string> = new Set();
  return surroundingsInBuildings(scope, {
    registry,
    buildingsOf,
    installs: { byHand, undated: true },
    load: async (codes) => {
      meters = await registry.meterCodesStanding(on, codes);
    },
    refuse: (code, before, after) => nowhere(scope, after) ?? takenByMeter(code, before, meters) ?? notOfQuantity(before, after),
    close: async (written) => {
      const codes = written.map(({ code }) => code);
      await wrote(on, codes);
      return [];
    },
  });
}

function takenByMeter(code: string, before: Fields | null, meters: ReadonlySet<string>): FieldFault | null {
  return before === null && meters.has(code) ? { field: 'code', code: 'code-taken', evidence: { code } } : null;
}

/** A point without a building belongs to those who see everything. */
function nowhere({ sees }: Scope, { building }: Fields): FieldFault | null {
  return 'all' in sees || typeof building === 'string' ? null : { field: 'building', code: 'missing', evidence: { field: 'building' } };
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
