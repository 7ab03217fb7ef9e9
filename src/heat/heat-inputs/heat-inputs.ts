import type { Say } from '#platform/list-intake/job.ts';
import type { Pool } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type KnownEntity, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { Cell } from '#platform/ledger/rows.ts';
import type { Place } from '#platform/place/place.ts';
import { createDecisions } from './decisions.ts';
import { heatPaymentDictionary, heatSupplyDictionary, heatUnitDictionary } from './fields.ts';
import { heatPaymentKind } from './payment-kind.ts';
import { type HeatPayment, type PaymentFilter, paymentsAt } from './payment-store.ts';
import { heatSupplyKind } from './supply-kind.ts';
import { suppliesOf } from './supply-store.ts';
import { seasonNames } from './season-name.ts';
import { heatUnitKind, unitCode } from './unit-kind.ts';

export { seasonNames } from './season-name.ts';
export { unitCode } from './unit-kind.ts';

export type HeatInputsNeeds = LedgerNeeds & { readonly postgres: Pool; readonly place: Pick<Place, 'organisationFinder' | 'sights'> };

/**
 * The inputs of heat bills in addition to meters and lists of households: units of allocators, decisions, heat purchases, payments.
 * @example await heatInputs.payments.at(scope, { accounts: ['A1'] }, asOfNow) // [{ paid: '2025-11-03', yuan: '1200.00', … }]
 */
export function createHeatInputs(needs: HeatInputsNeeds) {
  const { postgres } = needs;
  const units = createLedger(heatUnitKind, needs);
  const supplies = createLedger(heatSupplyKind(needs), needs);
  const payments = createLedger(heatPaymentKind(needs), needs);
  const door = ({ importFile, examine, rows }: typeof units, header: readonly string[]) => ({
    importFile: (scope: Scope, ask: ImportGiven, say: Say) => importFile(scope, ask, say),
    examine,
    /** Everything within the scope, as rows that can be imported again. */
    rows,
    header,
  });
  return {
    decisions: createDecisions(needs),
    units: {
      ...door(
        units,
        heatUnitDictionary.fields.map(({ name }) => name),
      ),
      /** The allocator readings of these households for a season, as known then; regardless of the caller. */
      async at(households: readonly string[], season: string, known: AsOf): Promise<ReadonlyMap<string, string>> {
        const found = await units.allAt(
          programScope,
          known,
          households.flatMap((household) => seasonNames(season).map((name) => unitCode(household, name))),
        );
        return new Map(found.map(({ fields }) => [String(fields['household']), String(fields['units'])]));
      },
    },
    supplies: {
      ...door(
        supplies,
        heatSupplyDictionary.fields.map(({ name }) => name),
      ),
      passDays: supplies.passDays,
      /** Everything within the scope, as rows that can be imported again: each names supplier, company and metering point. */
      async *rows(scope: Scope) {
        let before: readonly Cell[] = [];
        for await (const cells of supplies.rows(scope)) {
          before = cells.map((cell, at) => (at < namesOfSupply && (cell === null || cell === '') ? (before[at] ?? null) : cell));
          yield [...before];
        }
      },
      /** What a company bought heat by, as known then, within the scope. */
      at: async (scope: Scope, company: string, known: AsOf): Promise<KnownEntity[]> =>
        supplies.allAt(scope, known, await suppliesOf(postgres, scope, company)),
    },
    payments: {
      ...door(
        payments,
        heatPaymentDictionary.fields.map(({ name }) => name),
      ),
      /** Payments within the scope, as known then, ordered by day and reference. */
      at: (scope: Scope, ask: PaymentFilter, known: AsOf): Promise<HeatPayment[]> => paymentsAt(postgres, scope, ask, known),
    },
  };
}

/** Supplier, company and metering point come first in a row. */
const namesOfSupply = 3;

export type HeatInputs = ReturnType<typeof createHeatInputs>;
