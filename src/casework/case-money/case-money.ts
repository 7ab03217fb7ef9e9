import type { Finding } from '#kernel/finding.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { exact } from '#kernel/exact-number.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { ofAsked } from '#kernel/trail.ts';
import type { CaseMoneyNeeds } from './needs.ts';
import { bringReturn, type ReturnGiven } from './returns.ts';
import * as store from './store.ts';

type PaymentsQuestion = { readonly procedure: string; readonly region?: string | undefined };

export type DuePayment = Awaited<ReturnType<CaseMoneyNeeds['cases']['payable']>>[number] & {
  readonly amount: string;
  /** Why it failed the last time; null if it did not. */
  readonly failed: string | null;
};

/**
 * The money of cases: what places may grant in a year, whom the bank is to pay, and what the bank reports; and how many cases may be taken
 * in.
 * @example await caseMoney.payments(scope, { procedure: 'subsidy' }) // { payments: [{ amount: '5000.00', … }], … }
 */
export function createCaseMoney(needs: CaseMoneyNeeds) {
  const { postgres, cases } = needs;

  /** Cases that were granted money and are waiting to be paid, by code. Throws `no-such-procedure`. */
  async function payments(scope: Scope, asked: PaymentsQuestion) {
    const due = await cases.payable(scope, asked);
    const reasons = await store.failedReasons(
      postgres,
      checkedByCaller,
      due.map(({ payment }) => payment),
    );
    const all = due.map((one): DuePayment => ({ ...one, amount: one.amount as string, failed: reasons.get(one.payment) ?? null }));
    return {
      payments: all,
      total: moneyOf(all.reduce((sum, { amount }) => sum + centsOf(exact(amount)), 0n)),
      findings: withoutPayee(all),
    };
  }

  return {
    payments,
    /** The same for a file that goes to the bank: account numbers leave the platform, so this is recorded. */
    async paymentList(scope: Scope, asked: PaymentsQuestion) {
      const listed = await payments(scope, asked);
      const detail = { payments: listed.payments.length, total: listed.total, region: asked.region ?? null };
      await needs.audit(scope, {
        action: 'case-payments',
        subject: `procedure:${asked.procedure}`,
        region: ofAsked(scope, { region: asked.region }),
        detail,
      });
      return listed;
    },
    /** The bank's return file: see `bringReturn`. */
    returned: (scope: Scope, given: ReturnGiven) => bringReturn(needs, scope, given),
    setBudget: cases.setBudget,
    budgets: cases.budgets,
    setQuota: cases.setQuota,
    quotas: cases.quotas,
    /** The procedures in force that have a yearly quota. */
    withQuota: cases.withQuota,
    /** The procedures in force with a step that grants money. */
    granting: () =>
      needs.procedures
        .inForce()
        .filter(({ transitions }) =>
          Object.values(transitions).some(({ effects = [] }) => effects.some(({ grant }) => grant !== undefined)),
        ),
    /** The name of a procedure; its id if it no longer exists. */
    nameOf(id: string): { readonly zh: string; readonly en: string } {
      try {
        return needs.procedures.find({ id }).procedure.names ?? { zh: id, en: id };
      } catch {
        return { zh: id, en: id };
      }
    },
  };
}

export type CaseMoney = ReturnType<typeof createCaseMoney>;

/** Payments that cannot be made because no account is given. */
const withoutPayee = (payments: readonly DuePayment[]): Finding[] =>
  payments
    .filter(({ account }) => account === null)
    .map(({ payment, case: code }) => ({ code: 'payment-no-account', severity: 'warning', evidence: { payment, case: code } }));
