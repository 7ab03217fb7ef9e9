import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { heatMethodTerms } from '#heat/heat-supply/vocabulary.ts';
import { programScope } from '#kernel/scope.ts';
import type { BillNeeds, PointCalculation } from '../bill-needs.ts';
import type { HouseholdBill } from '../bill/bill-parts.ts';
import { total } from '../bill/lines.ts';
import { calculateBill } from '../household-bill.ts';
import type { IssuedSeason } from './issued.ts';

/** A closed season of a household: its bill as it was issued. */
export type Closed = { readonly issued: IssuedSeason; readonly of: PointCalculation; readonly own: HouseholdBill };

/** The last closed season before one, whether no season lies between, and its bill; null if there is none. */
export type Earlier = { readonly season: string; readonly isNext: boolean; readonly closed: Closed | Problem };

/** More seasons than any region has. */
const mostSeasons = 200;

/** The bill of a closed season by what was known when it was issued; a problem if it cannot be calculated again. */
export async function closedBill(needs: BillNeeds, household: string, issued: IssuedSeason): Promise<Closed | Problem> {
  try {
    const of = await calculateBill(needs, programScope, household, issued.season, issued.known);
    const own = of.bill.households.find((one) => one.household === household);
    if (own === undefined) return new Problem('cannot-do', 'no-such-household', { household });
    return own.held === null ? { issued, of, own } : new Problem('cannot-do', own.held, { household, point: of.point });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** The last season before one for which a household was given notes. */
export async function closedBefore(
  needs: BillNeeds,
  household: string,
  { of: { season } }: Pick<Closed, 'of'>,
  issued: readonly IssuedSeason[],
  known: AsOf,
): Promise<Earlier | null> {
  let { from } = season;
  for (let at = 0; at < mostSeasons; at += 1) {
    const before = await needs.seasonBefore(season.region, from, known);
    if (before === null) return null;
    const found = issued.find((one) => one.season === before.name);
    if (found !== undefined) return { season: before.name, isNext: at === 0, closed: await closedBill(needs, household, found) };
    ({ from } = before);
  }
  return null;
}

/** What a household pays for a season by its bill, in cents. */
export const totalOf = ({ accounts }: Pick<HouseholdBill, 'accounts'>): bigint => total(accounts.map(({ lines }) => lines.total));

/** The figure that opens a bill as it was issued. */
export const figureOfClosed = (household: string, { issued: { season, known } }: Pick<Closed, 'issued'>): string =>
  figureId({ kind: 'heat-bill', household, season, received: known.received, recorded: known.recorded });

const warning = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'warning', evidence });
const info = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'info', evidence });

/** A bill that is no longer what its notes say cannot be divided. */
export const differsFromNotes = ({ issued: { season, total: owed }, own }: Closed): Finding[] =>
  totalOf(own) === owed ? [] : [warning('change-note-differs', { season, issued: moneyOf(owed), calculated: moneyOf(totalOf(own)) })];

/** Why two closed seasons cannot be compared cause by cause. */
export function incomparable(earlier: Closed, now: Closed): Finding[] {
  const [was, is] = [earlier.of, now.of];
  return [
    ...(was.company === is.company ? [] : [warning('change-company-differs', { before: was.company, now: is.company })]),
    ...(was.method === is.method
      ? []
      : [warning('change-method-differs', { before: heatMethodTerms[was.method], method: heatMethodTerms[is.method] })]),
  ];
}

const accountsOf = ({ own }: Closed): string[] => own.accounts.map(({ account }) => account).toSorted();

/** What has to be known about two seasons that are compared. */
export function besideFindings(household: string, { isNext }: Pick<Earlier, 'isNext'>, earlier: Closed, now: Closed): Finding[] {
  const [was, is] = [earlier.of.households.get(household)?.class, now.of.households.get(household)?.class];
  const [before, after] = [accountsOf(earlier).join(', '), accountsOf(now).join(', ')];
  return [
    ...(isNext ? [] : [info('change-season-skipped', { season: now.issued.season, before: earlier.issued.season })]),
    ...(before === after ? [] : [info('change-accounts-differ', { before, now: after })]),
    ...(was === is ? [] : [info('change-class-differs', { before: classNamed(was), now: classNamed(is) })]),
  ];
}

/** The name of a class that is a use of buildings; otherwise as the city writes it. */
const classNamed = (named: string | undefined) =>
  named !== undefined && Object.hasOwn(useTerms, named) ? useTerms[named as keyof typeof useTerms] : named;

/** A bill that changed after its last note: the next close gives the difference. */
export function changedSince(household: string, { issued: { season }, own }: Closed, current: PointCalculation): Finding[] {
  const today = current.bill.households.find((one) => one.household === household);
  if (today === undefined || today.held !== null || totalOf(today) === totalOf(own)) return [];
  return [info('change-since-note', { season, issued: moneyOf(totalOf(own)), now: moneyOf(totalOf(today)) })];
}
