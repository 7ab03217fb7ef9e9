import type { PoolClient } from 'pg';
import type { Explanation } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Grounds } from '../facts.ts';
import { openOnGrounds } from '../store/list-store.ts';
import type { Acting, NewCase } from './acting.ts';
import { sightFor } from './who.ts';

/** What was seen, as stated by who begins a case: figures by their ids. */
export type GroundsGiven = {
  readonly period?: string | undefined;
  readonly text?: string | undefined;
  readonly figures?: readonly { readonly name: string; readonly figure: string }[] | undefined;
};

/** A case to begin, with what was seen as its author states it. */
export type CaseRequest = Omit<NewCase, 'grounds'> & { readonly grounds?: GroundsGiven | undefined };

type Explain = (scope: Scope, figure: string) => Promise<Explanation>;

/**
 * What was seen with the values of its figures, asked now, so that nobody states them; undefined if nothing is stated. Throws
 * `figure-unknown`.
 */
async function groundsOf(explain: Explain, scope: Scope, given: GroundsGiven | undefined): Promise<Grounds | undefined> {
  const { period = '', text = '', figures = [] } = given ?? {};
  if (period === '' && text === '' && figures.length === 0) return undefined;
  const held = await Promise.all(
    figures.map(async ({ name, figure }) => {
      const { result } = await explain(scope, figure);
      return { name, value: result.value, unit: result.unit, figure };
    }),
  );
  return { period: period === '' ? null : period, text: text === '' ? null : text, figures: held };
}

/** The case to begin with the values of what was seen. Throws `figure-unknown`. */
export async function withGrounds(explain: Explain, scope: Scope, { grounds: given, ...asked }: CaseRequest): Promise<NewCase> {
  const grounds = await groundsOf(explain, scope, given);
  return { ...asked, ...(grounds !== undefined && { grounds }) };
}

/**
 * The grounds as kept: with the case that is open on the same ones, and why another begins. To be called where no case of its series can
 * begin meanwhile. Throws `case-open-same` with the open case if no reason is given, `case-open-none` if one is given needlessly.
 */
export async function groundsBeside(
  on: PoolClient,
  { who }: Pick<Acting, 'who'>,
  { procedure, grounds, another }: Pick<NewCase, 'procedure' | 'grounds' | 'another'>,
  building: string | null,
): Promise<Grounds | undefined> {
  const same =
    grounds === undefined || building === null
      ? null
      : await openOnGrounds(on, who.scope, sightFor(who), { procedure, building, period: grounds.period ?? '' });
  if (same === null && another === undefined) return grounds;
  if (grounds === undefined || same === null) throw new Problem('conflict', 'case-open-none', { building: building ?? '—' });
  if (another === undefined) throw new Problem('conflict', 'case-open-same', { building, case: same });
  return { ...grounds, beside: { case: same, reason: another } };
}
