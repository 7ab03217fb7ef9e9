import { implement } from '@orpc/server';
import { importing } from '#platform/imports/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { heatInputsContract } from './contract.ts';
import type { HeatInputs } from './heat-inputs.ts';

export { heatInputsDownloads } from './downloads.ts';

/** The contract of units and payments over their face. */
export function heatInputsRoutes({ units, payments, supplies }: HeatInputs, words: Words) {
  const on = implement(heatInputsContract).$context<RequestContext>();
  return on.router({
    importUnits: on.importUnits.handler(importing(words, units.importFile)),
    importSupplies: on.importSupplies.handler(importing(words, supplies.importFile)),
    importPayments: on.importPayments.handler(importing(words, payments.importFile)),
  });
}
