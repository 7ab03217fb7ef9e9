import { implement } from '@orpc/server';
import { presentRun, sayIn } from '#platform/imports/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { heatInputsContract } from './contract.ts';
import type { HeatInputs } from './heat-inputs.ts';

export { heatInputsDownloads } from './downloads.ts';

/** The contract of units and payments over their face. */
export function heatInputsRoutes({ units, payments, supplies }: HeatInputs, words: Words) {
  const on = implement(heatInputsContract).$context<RequestContext>();
  return on.router({
    importUnits: on.importUnits.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await units.importFile(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    importSupplies: on.importSupplies.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await supplies.importFile(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    importPayments: on.importPayments.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await payments.importFile(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
  });
}
