import type { Explanation } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Grounds } from '../facts.ts';
import type { NewCase } from './begin-case.ts';

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
