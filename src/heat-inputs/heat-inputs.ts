import type { Pool } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Say } from '#imports/intake.ts';
import type { ImportGiven } from '#ledger/import.ts';
import { createLedger, type LedgerNeeds } from '#ledger/ledger.ts';
import type { Place } from '#place/place.ts';
import { createDecisions } from './decisions.ts';
import { heatPaymentDictionary, heatUnitDictionary } from './fields.ts';
import { heatPaymentKind } from './payment-kind.ts';
import { type HeatPayment, type PaymentFilter, paymentsAt } from './payment-store.ts';
import { heatUnitKind, unitCode } from './unit-kind.ts';

export type HeatInputsNeeds = LedgerNeeds & { readonly postgres: Pool; readonly place: Pick<Place, 'sights'> };

/**
 * What bills of heat rest on beside meters and lists of households: units of allocators, decisions, what was paid.
 * @example await heatInputs.payments.at(scope, { accounts: ['A1'] }, asOfNow) // [{ paid: '2025-11-03', yuan: '1200.00', … }]
 */
export function createHeatInputs(needs: HeatInputsNeeds) {
  const { postgres } = needs;
  const units = createLedger(heatUnitKind, needs);
  const payments = createLedger(heatPaymentKind(needs), needs);
  const door = ({ importFile, examine, rows }: typeof units, header: readonly string[]) => ({
    importFile: (scope: Scope, ask: ImportGiven, say: Say) => importFile(scope, ask, say),
    examine,
    /** All that is seen, as rows that an import reads again. */
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
      /** What was read off these households' allocators for a season, as it was known; whoever sees them. */
      async at(households: readonly string[], season: string, known: AsOf): Promise<ReadonlyMap<string, string>> {
        const found = await units.allAt(
          programScope,
          known,
          households.map((household) => unitCode(household, season)),
        );
        return new Map(found.map(({ fields }) => [String(fields['household']), String(fields['units'])]));
      },
    },
    payments: {
      ...door(
        payments,
        heatPaymentDictionary.fields.map(({ name }) => name),
      ),
      /** Payments that the scope sees, as they were known, in the order of their days and references. */
      at: (scope: Scope, ask: PaymentFilter, known: AsOf): Promise<HeatPayment[]> => paymentsAt(postgres, scope, ask, known),
    },
  };
}

export type HeatInputs = ReturnType<typeof createHeatInputs>;
