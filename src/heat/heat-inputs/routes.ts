import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { heatInputsContract } from './contract.ts';
import type { HeatInputs } from './heat-inputs.ts';

/** The data of this slice, as files. */
export const heatInputsDownloads = ({ units, payments, supplies }: HeatInputs, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile(
    {
      name: 'heat-units',
      all: 'What was read off allocators of all households that are seen',
      header: () => units.header,
      rows: units.rows,
    },
    needs,
  ),
  kindFile(
    { name: 'heat-supplies', all: 'What companies buy heat by, where it is seen', header: () => supplies.header, rows: supplies.rows },
    needs,
  ),
  kindFile({ name: 'payments', all: 'All payments for heat that are seen', header: () => payments.header, rows: payments.rows }, needs),
];

/** Binds the contract of units and payments to their service. */
export function heatInputsRoutes({ units, payments, supplies }: HeatInputs, words: Words) {
  const on = implement(heatInputsContract).$context<RequestContext>();
  return on.router({
    importUnits: on.importUnits.handler(importing(words, units.importFile)),
    importSupplies: on.importSupplies.handler(importing(words, supplies.importFile)),
    importPayments: on.importPayments.handler(importing(words, payments.importFile)),
  });
}
