import { asOf, type AsOf } from '#kernel/as-of.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { balanceOf, overdueSince } from './balance.ts';
import type { NoteNeeds, Payment, PointScope } from '../needs.ts';
import * as store from '../note-store.ts';

type OnDay = { readonly on?: string | undefined };
type AccountQuestion = OnDay & { readonly knownAt?: string | undefined };

const everything = { limit: null, offset: 0 };
const centsPaid = (payments: readonly Payment[]): bigint =>
  payments.reduce((sum, { yuan, kind }) => (kind === 'refund' ? sum - centsOf(exact(yuan)) : sum + centsOf(exact(yuan))), 0n);
const owed = ({ day, due, amounts: { total } }: store.NoteRow) => ({ day, due, total });

/**
 * What an account was charged and paid up to a day, now or as known at a time, and what is left of it; empty if a household has the account
 * but nothing was issued yet. Throws `no-such-account`.
 */
export async function accountOf(needs: NoteNeeds, scope: Scope, account: string, { on: day, knownAt }: AccountQuestion) {
  const known = asOf(needs.now(), knownAt);
  const on = day ?? dayKnown(needs, known);
  const { notes } = await store.listNotes(needs.postgres, scope, { account, upTo: on, issuedBy: known.received }, everything);
  const payments = await paymentsOf(needs, scope, { accounts: [account], upTo: on }, known);
  if (notes.length === 0 && payments.length === 0 && (await needs.heatSupply.households.ofAccount(scope, account)).length === 0)
    throw new Problem('not-found', 'no-such-account', { account });
  const paid = centsPaid(payments);
  const all = notes.map(owed);
  return { account, on, notes, payments, balance: moneyOf(balanceOf(all, paid)), overdueSince: overdueSince(all, paid, on) };
}

/** The last day of what was known. */
const dayKnown = ({ now }: Pick<NoteNeeds, 'now'>, { received }: AsOf): string => today(Math.min(received, now()));

type ArrearsQuestion = PointScope & AccountQuestion & { readonly known?: AsOf };

/** Accounts that owe on a day, largest debt first; as known at a time, if one is given. */
export async function arrearsOf(
  needs: NoteNeeds,
  scope: Scope,
  { knownAt, known = asOf(needs.now(), knownAt), on: day, ...of }: ArrearsQuestion,
) {
  const on = day ?? dayKnown(needs, known);
  const { notes } = await store.listNotes(needs.postgres, scope, { ...of, upTo: on, issuedBy: known.received }, everything);
  const byAccount = Map.groupBy(notes, ({ account }) => account);
  const paid = Map.groupBy(await paymentsOf(needs, scope, { accounts: [...byAccount.keys()], upTo: on }, known), ({ account }) => account);
  let total = 0n;
  const accounts = [...byAccount].flatMap(([account, own]) => {
    const cents = centsPaid(paid.get(account) ?? []);
    const all = own.map(owed);
    const balance = balanceOf(all, cents);
    if (balance <= 0n) return [];
    total += balance;
    return [{ account, balance, overdueSince: overdueSince(all, cents, on) }];
  });
  accounts.sort((a, b) => (a.balance < b.balance ? 1 : a.balance > b.balance ? -1 : a.account < b.account ? -1 : 1));
  const findings: Finding[] = notes.length === 0 ? [{ code: 'arrears-without-notes', severity: 'info', evidence: { on } }] : [];
  return { on, accounts: accounts.map((one) => ({ ...one, balance: moneyOf(one.balance) })), total: moneyOf(total), findings };
}

type PaymentsUpTo = { readonly accounts: readonly string[]; readonly upTo: string };

const paymentsOf = ({ heatInputs }: NoteNeeds, scope: Scope, ask: PaymentsUpTo, known: AsOf): Promise<readonly Payment[]> =>
  ask.accounts.length === 0 ? Promise.resolve([]) : heatInputs.payments.at(scope, ask, known);
