import type { PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { type CheckedByCaller, type WholeProgram, wholeProgram } from '#kernel/unscoped.ts';
import { organisationTree } from '#platform/place/place.ts';
import { numberOf } from '../public/note.ts';
import { nextSequence } from '../note-store.ts';
import type { NewPurchaseNote } from './purchase-note.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** A statement of purchases as issued. */
export type PurchaseNoteRow = NewPurchaseNote & { readonly number: string; readonly day: string };

/** An issued statement: of which company, and as known when. */
export type IssuedPurchase = PurchaseNoteRow & AsOf & { readonly company: string; readonly season: string };

type Bought = { readonly company: string; readonly season: string };

/** The prefix of the sequence of such statements, which distinguishes them from notes of households. */
const series = 'P';

/** Whether the scope is the company, or sees everything: prices are confidential between companies. */
export async function isBuyer(on: Queryable, scope: Scope, company: string): Promise<boolean> {
  if ('all' in scope.sees) return true;
  if (!('operator' in scope.sees)) return false;
  const { rows } = await on.query<{ own: boolean }>(`SELECT $1 IN (${organisationTree(2)}) AS own`, [company, scope.sees.operator]);
  return rows[0]?.own === true;
}

/** Statements of a company's season, in order of issue; access has been checked before. */
export async function purchaseNotes(on: Queryable, _: CheckedByCaller, { company, season }: Bought): Promise<IssuedPurchase[]> {
  const { rows } = await on.query<Record<string, string> & Pick<PurchaseNoteRow, 'kind' | 'lines'>>(
    `SELECT number, kind, supplier, lines, quantity::text, total::text, to_char(day, 'YYYY-MM-DD') AS day,
       received::text, recorded::text
     FROM heat_purchase_note WHERE company = $1 AND season = $2 ORDER BY id`,
    [company, season],
  );
  return rows.map(({ number = '', kind, supplier = '', lines, quantity = '0', total = '0', day = '', received, recorded }) => ({
    company,
    season,
    number,
    kind,
    supplier,
    lines,
    quantity: BigInt(quantity),
    total: BigInt(total),
    day,
    received: Number(received),
    recorded: Number(recorded),
  }));
}

/** The company and season of a statement; regardless of the caller. */
export async function purchaseOf(on: Queryable, _: WholeProgram, number: string): Promise<Bought | undefined> {
  return (await on.query<Bought>('SELECT company, season FROM heat_purchase_note WHERE number = $1', [number])).rows[0];
}

/** The number of the next statement of the company's season; no one else can issue one before this transaction ends. */
export const nextPurchase = (on: Queryable, _: WholeProgram, { company, season }: Bought): Promise<number> =>
  nextSequence(on, wholeProgram, company, season, 'heat_purchase_note');

/** These statements with the numbers that they have or would have. */
export const numbered = (notes: readonly NewPurchaseNote[], { company, season }: Bought, first: number, day: string): PurchaseNoteRow[] =>
  notes.map((note, at) => ({ ...note, number: numberOf(company, season, first + at, series), day }));

/** Issues statements from this number on, within a transaction. */
export async function issuePurchases(
  on: Queryable,
  scope: Scope,
  notes: readonly PurchaseNoteRow[],
  { company, season, first, received, recorded }: Bought & AsOf & { readonly first: number },
): Promise<void> {
  for (const [at, { number, kind, supplier, lines, quantity, total, day }] of notes.entries())
    await on.query(
      `INSERT INTO heat_purchase_note (number, company, season, sequence, kind, supplier, lines, quantity, total, day, received, recorded,
         actor, identity)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        number,
        company,
        season,
        first + at,
        kind,
        supplier,
        JSON.stringify(lines),
        String(quantity),
        String(total),
        day,
        received,
        recorded,
        scope.actor,
        scope.identity,
      ],
    );
}
