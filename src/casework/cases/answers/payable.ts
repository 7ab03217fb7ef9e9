import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { versionOf } from '../open-case.ts';
import { payableRows, type PayableRow } from '../store/payable-store.ts';
import { looker } from './looker.ts';
import { sightFor } from '../steps/who.ts';

/** A payment that a case is waiting for, or has received. */
export type Payment = {
  /** `CASE/N`: the N-th payment of a case; unchanged until it is paid. */
  readonly payment: string;
  readonly case: string;
  readonly region: string;
  readonly organisation: string | null;
  readonly building: string | null;
  /** The payee: the one that the case names, otherwise its organisation. Personal if the procedure says so. */
  readonly holder: string | null;
  readonly account: string | null;
  readonly bank: string | null;
  /** Yuan; null if the case is not at a step that pays, or states no amount. */
  readonly amount: string | null;
  readonly granted: string;
  readonly paid: string;
  readonly times: number;
  /** The head of the case from which the payment was derived. */
  readonly head: string;
  /** The step that pays, and the fields it requires. */
  readonly step: { readonly transition: string; readonly fields: Readonly<Record<string, string>> } | null;
};

type PayableQuestion = { readonly procedure: string; readonly region?: string | undefined; readonly codes?: readonly string[] | undefined };

/** Fields of a procedure that identify the payee. */
export const payeeFields = { holder: 'accountHolder', account: 'accountNumber', bank: 'accountBank' } as const;

/** Payments that cases are waiting for. */
export function createPayable(needs: CasesNeeds) {
  return {
    /**
     * Cases that were granted money and are at a step that pays; with `codes`, these cases in whatever state. Throws `no-such-procedure`.
     */
    async payable(scope: Scope, asked: PayableQuestion): Promise<Payment[]> {
      const { procedure: id } = asked;
      if (!needs.knowledge.versions('procedure').some(({ held }) => held.id === id))
        throw new Problem('not-found', 'no-such-procedure', { procedure: id });
      const who = await looker(needs, scope);
      const rows = await payableRows(needs.postgres, scope, sightFor(who), asked);
      const versions = new Map<number, Procedure>();
      const all = rows.map((row) => {
        const procedure = versions.get(row.version) ?? versionOf(needs, id, row.version);
        versions.set(row.version, procedure);
        return paymentOf(procedure, row);
      });
      return asked.codes === undefined ? all.filter(({ amount }) => amount !== null) : all;
    },
  };
}

function paymentOf(procedure: Procedure, row: PayableRow): Payment {
  const said = (field: string): string | null => {
    const value = procedure.fields[field]?.personal === true ? row.personal[field] : row.fields[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const { amount, step } = dueOf(procedure, row);
  return {
    payment: `${row.case}/${row.times + 1}`,
    case: row.case,
    region: row.region,
    organisation: row.organisation,
    building: row.building,
    holder: said(payeeFields.holder) ?? row.organisation,
    account: said(payeeFields.account),
    bank: said(payeeFields.bank),
    amount,
    granted: row.granted,
    paid: row.paid,
    times: row.times,
    head: row.head,
    step,
  };
}

/**
 * The amount due now: the one that the case states; if the step that pays has it in its form, all that was granted and not paid. Nothing
 * beyond that is due.
 */
function dueOf({ transitions }: Procedure, { state, fields, granted, paid }: PayableRow): Pick<Payment, 'amount' | 'step'> {
  const left = centsOf(exact(granted).sub(exact(paid)));
  for (const [transition, { from, by, effects = [], form = [], optional = [] }] of Object.entries(transitions)) {
    const field = effects.find(({ pay }) => pay !== undefined)?.pay;
    if (by === undefined || field === undefined || ![from].flat().includes(state) || left <= 0n) continue;
    if ([...form, ...optional].includes(field)) return { amount: moneyOf(left), step: { transition, fields: { [field]: moneyOf(left) } } };
    const value = fields[field];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const cents = centsOf(exact(String(value)));
    if (cents > 0n && cents <= left) return { amount: moneyOf(cents), step: { transition, fields: {} } };
  }
  return { amount: null, step: null };
}
