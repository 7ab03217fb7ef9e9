import type { HeatBilling } from '#heat/heat-billing/heat-billing.ts';
import type { Finding } from '#kernel/finding.ts';
import { needHousehold } from './linked.ts';
import type { Links, Resident } from './links.ts';

type ChangeQuestion = { readonly household: string; readonly season?: string | undefined; readonly knownAt?: string | undefined };
type Change = Awaited<ReturnType<HeatBilling['change']>>;

/** Why the bill of a resident's household changed, by a link: nothing if others had the home in one of the seasons. */
export function createLinkedChange(needs: { readonly heatBilling: Pick<HeatBilling, 'change'> }, links: Pick<Links, 'households'>) {
  /** Throws `no-such-household` for one that does not belong to the account. */
  return async (by: Resident, asked: ChangeQuestion): Promise<Change> => {
    await needHousehold(links, by, asked.household);
    return ownChange(await needs.heatBilling.change(by.scope, asked), by.account);
  };
}

const homeShared: Finding = { code: 'change-home-shared', severity: 'warning', evidence: {} };

/** A change as an account may read it: only if no other account had the household in either season. */
export function ownChange(change: Change, account: string): Change {
  const seasons = [change.now, change.earlier].filter((one) => one !== null);
  if (seasons.every(({ accounts }) => accounts.every((one) => one === account))) return change;
  return { ...change, now: null, earlier: null, parts: null, findings: [homeShared] };
}
