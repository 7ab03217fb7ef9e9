import { inTransaction } from '#platform/imports/imports.ts';
import { asOf } from '#kernel/as-of.ts';
import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf, parseYuan } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import * as budgetStore from '../store/budget-store.ts';
import type { CasesNeeds } from '../needs.ts';
import { seenRegions } from '../store/around-store.ts';

export type BudgetGiven = budgetStore.BudgetOf & {
  readonly amount: string;
  readonly note?: string | undefined;
  /** The version that was read; 0 or absent if none was stated. */
  readonly seen?: number | undefined;
};

/** A year's budget of a procedure in a place, as in force. `left`: the amount that may still be granted. */
export type BudgetShown = budgetStore.BudgetRow & { readonly amount: string; readonly left: string };

/** The budgets that limit grants of cases. */
export function createBudgets(needs: CasesNeeds) {
  const { postgres } = needs;
  return {
    /**
     * States a year's budget, effective now; earlier statements are kept. Throws `no-such-procedure`, `grants-nothing`, `out-of-scope`,
     * `amount-bad`, `budget-below-granted`, `seen-missing`, `seen-not-latest`.
     */
    async setBudget(scope: Scope, { procedure, region, year, amount, note, seen }: BudgetGiven): Promise<BudgetShown> {
      refuseWithoutGrants(needs, procedure);
      const read = parseYuan(amount);
      if (read === null || read.compare(exact('0')) < 0 || centsOf(read) > 10n ** 17n)
        throw new Problem('bad-input', 'amount-bad', { amount });
      const yuan = moneyOf(centsOf(read));
      await inTransaction(postgres, async (on) => {
        if (!(await seenRegions(on, scope, [region])).has(region)) throw new Problem('not-found', 'out-of-scope', { code: region });
        await budgetStore.holdBudgets(on, wholeProgram, procedure, year);
        refuseUnreadVersion(seen, await budgetStore.lastBudget(on, wholeProgram, { procedure, region, year }), { region, year });
        const granted = await budgetStore.grantedIn(on, wholeProgram, { procedure, region, year });
        if (exact(granted).compare(exact(yuan)) > 0)
          throw new Problem('cannot-do', 'budget-below-granted', { region, year, amount: yuan, granted });
        const stated = new Date(needs.now());
        await budgetStore.addBudget(on, scope, { procedure, region, year, amount: yuan, note: note?.trim() || null, stated });
      });
      const detail = { region, year, amount: yuan };
      await needs.audit(scope, { action: 'case-budget', subject: `procedure:${procedure}`, region, detail });
      const [made] = (await budgetsOf(scope, { procedure, region, year })).filter((one) => one.region === region);
      return made as BudgetShown;
    },
    /** The budgets of places in the scope, as stated by now or by a given instant. Throws `bad-instant`. */
    budgets: budgetsOf,
  };

  async function budgetsOf(scope: Scope, { knownAt, ...asked }: budgetStore.BudgetFilter & { readonly knownAt?: string | undefined }) {
    const { received } = asOf(needs.now(), knownAt);
    const rows = await budgetStore.budgets(postgres, scope, asked, new Date(received));
    return rows.map((row): BudgetShown => {
      const amount = row.versions.at(-1)?.amount ?? '0.00';
      return { ...row, amount, left: moneyOf(centsOf(exact(amount).sub(exact(row.granted)))) };
    });
  }
}

function refuseWithoutGrants({ knowledge }: CasesNeeds, id: string): void {
  const versions = knowledge.versions('procedure').filter(({ held }) => held.id === id);
  if (versions.length === 0) throw new Problem('not-found', 'no-such-procedure', { procedure: id });
  if (!versions.some(({ held }) => grants(held as Parameters<typeof grants>[0])))
    throw new Problem('cannot-do', 'grants-nothing', { procedure: id });
}

/** Whether any step of a procedure grants money. */
export const grants = ({
  transitions,
}: {
  readonly transitions: Readonly<Record<string, { readonly effects?: readonly object[] | undefined }>>;
}) => Object.values(transitions).some(({ effects = [] }) => effects.some((one) => 'grant' in one && one.grant !== undefined));
