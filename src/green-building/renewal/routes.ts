import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { plain } from '#green-building/policy/policy.ts';
import { renewalContract } from './contract.ts';
import { presentDevices } from './present-devices.ts';
import type { RenewalService } from './renewal.ts';

export { renewalDownloads } from './downloads.ts';

/** The contract of renewal, implemented by its service. */
export function renewalRoutes(renewal: RenewalService) {
  const on = implement(renewalContract).$context<RequestContext>();
  return on.router({
    verdicts: on.verdicts.handler(async ({ input, context: { scope } }) => {
      const { equipment, ...told } = await renewal.verdicts(scope, input);
      return { ...plain(told), equipment: presentDevices(equipment) };
    }),
  });
}
