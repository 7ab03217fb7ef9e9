import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { today } from '#kernel/today.ts';
import { ownDays, ownFindings } from '#heat/heat-notes/public/own-days.ts';
import type { Links, Resident } from './links.ts';
import type { ResidentNeeds } from './needs.ts';

type AccountQuestion = { readonly account?: string | undefined; readonly on?: string | undefined; readonly knownAt?: string | undefined };
type BillQuestion = { readonly household: string; readonly season: string; readonly knownAt?: string | undefined };

/** What `heat account` and `heat bill` return to the holder of a link: only their own account. */
export function createLinked(needs: ResidentNeeds, links: Pick<Links, 'households'>) {
  const { heatBilling, heatNotes, now } = needs;
  return {
    /** Notes, payments and balance. @param account if given, must be their own. Throws `no-such-account`. */
    async account({ scope, account: own }: Resident, { account = own, ...asked }: AccountQuestion) {
      if (account !== own) throw new Problem('not-found', 'no-such-account', { account });
      return heatNotes.account(scope, own, asked);
    },
    /** The same, also if nothing was issued or paid yet. */
    async standing(by: Resident) {
      try {
        return await heatNotes.account(by.scope, by.account, {});
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'no-such-account') throw error;
        return { account: by.account, on: today(now()), notes: [], payments: [], balance: '0.00', overdueSince: null };
      }
    },
    /** A household's bill without the parts of other accounts in the season. Throws `no-such-household` and what a bill throws. */
    async bill(by: Resident, asked: BillQuestion) {
      await needHousehold(links, by, asked.household);
      const bill = await heatBilling.bill(by.scope, asked);
      const one = await heatBilling.calculated(asked.household, asked.season, asOf(now(), asked.knownAt));
      return ownBill(bill, one, by.account);
    },
  };
}

/** Throws `no-such-household` for one that does not belong to the account. */
export async function needHousehold(links: Pick<Links, 'households'>, by: Resident, household: string): Promise<void> {
  if (!(await links.households(by)).includes(household)) throw new Problem('not-found', 'no-such-household', { household });
}

type Bill = Awaited<ReturnType<ResidentNeeds['heatBilling']['bill']>>;

/** A household's bill as an account of it may read it. */
export function ownBill(bill: Bill, one: PointCalculation, account: string): Bill {
  const { household } = bill;
  const own = ownDays(one, household, account);
  return {
    ...bill,
    accounts: bill.accounts.filter((some) => some.account === account),
    findings: ownFindings(bill.findings, one, household, own).map(({ found }) => found),
  };
}

/** Both times of a query about now. */
export const known = ({ now }: Pick<ResidentNeeds, 'now'>): AsOf => asOf(now(), undefined);
