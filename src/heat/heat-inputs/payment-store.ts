import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { EntityTable, Queryable } from '#platform/ledger/entity-store.ts';
import { organisationTree } from '#platform/place/place.ts';
import { seasonNames } from './season-name.ts';
import type { HeatPaymentKind } from './vocabulary.ts';
import { seesHousehold } from '#heat/heat-supply/public/sight-store.ts';

export const heatPaymentTable: EntityTable = { name: 'heat_payment', lock: 7350 };

/** SQL for «this scope sees the payment»: its company is the operator's, or a household of its account is visible. Pushes what it needs. */
export function seesPayment(scope: Scope, alias: string, values: unknown[]): string {
  if ('operator' in scope.sees) return `${alias}.company IN (${organisationTree(values.push(scope.sees.operator))})`;
  const sight = seesHousehold(scope, 'seen', values);
  if (sight === 'true' || sight === 'false') return sight;
  return `coalesce(${alias}.household IN (SELECT seen.code FROM household seen WHERE seen.gone IS NULL AND ${sight}),
    ${alias}.account IN (SELECT had.account FROM household seen, LATERAL (
      SELECT coalesce(seen.fields ->> 'account', seen.code) AS account
      UNION SELECT coalesce(part ->> 'value', seen.code) FROM jsonb_array_elements(seen.dated -> 'account') part) had
      WHERE seen.gone IS NULL AND ${sight}))`;
}

/** A payment for heat: yuan as text with two decimals. `household`, `season`: null if the list did not give them. */
export type HeatPayment = {
  readonly company: string;
  readonly account: string;
  readonly household: string | null;
  readonly season: string | null;
  /** The local day on which it was paid. */
  readonly paid: string;
  readonly yuan: string;
  readonly reference: string;
  /** A refund is money that was paid back: yuan is above 0 in both. */
  readonly kind: HeatPaymentKind;
};

/** Filter for payments; all given conditions must hold. */
export type PaymentFilter = {
  readonly accounts?: readonly string[] | undefined;
  readonly households?: readonly string[] | undefined;
  readonly company?: string | undefined;
  readonly season?: string | undefined;
  /** Paid on this day or before. */
  readonly upTo?: string | undefined;
};

/** Current payments within the scope: payee and reference. */
export async function paymentReferences(on: Queryable, scope: Scope): Promise<{ company: string; reference: string }[]> {
  const values: unknown[] = [];
  const sql = `SELECT p.company, p.fields ->> 'reference' AS reference FROM heat_payment p
    WHERE p.gone IS NULL AND ${seesPayment(scope, 'p', values)}`;
  return (await on.query<{ company: string; reference: string }>(sql, values)).rows;
}

/** Payments within the scope, as known then, ordered by day, company and reference. */
export async function paymentsAt(on: Queryable, scope: Scope, ask: PaymentFilter, known: AsOf): Promise<HeatPayment[]> {
  const values: unknown[] = [new Date(Math.min(known.received, known.recorded, 8.64e15))];
  const parts = ['c.recorded <= $1', '(c.withdrawn IS NULL OR c.withdrawn > $1)', seesPayment(scope, 'p', values)];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(ask.accounts, (at) => `c.fields ->> 'account' = ANY($${at})`);
  also(ask.households, (at) => `c.fields ->> 'household' = ANY($${at})`);
  also(ask.company, (at) => `c.fields ->> 'company' = $${at}`);
  also(ask.season === undefined ? undefined : seasonNames(ask.season), (at) => `c.fields ->> 'season' = ANY($${at})`);
  also(ask.upTo, (at) => `c.fields ->> 'paid' <= $${at}`);
  const sql = `SELECT c.fields ->> 'company' AS company, c.fields ->> 'account' AS account, c.fields ->> 'household' AS household,
      c.fields ->> 'season' AS season, c.fields ->> 'paid' AS paid, c.fields ->> 'yuan' AS yuan, c.fields ->> 'reference' AS reference,
      coalesce(c.fields ->> 'kind', 'payment') AS kind
    FROM heat_payment_change c JOIN heat_payment p ON p.id = c.heat_payment WHERE ${parts.join(' AND ')}
    ORDER BY c.fields ->> 'paid', p.code COLLATE "C"`;
  return (await on.query<HeatPayment>(sql, values)).rows;
}
