import { dayText, parseDay } from '#kernel/day.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Beside, Measure } from './facts.ts';
import type { SurveyRow } from './store.ts';

/** Local days, half-open; defaults to those of the survey itself. */
export type BesideQuestion = { readonly from?: string | undefined; readonly to?: string | undefined };

/**
 * What was measured in the building of a closed survey, to compare with what its users say: for the days from its creation to its close, or
 * those requested (a heating season). Nothing is made up: what is not measured is a finding. Throws `date-bad`, `days-reversed`.
 * @param measure null while nothing provides measurements
 */
export async function besideOf(
  scope: Scope,
  { building, created, closed }: Pick<SurveyRow, 'building' | 'created' | 'closed'>,
  asked: BesideQuestion,
  { measure, known }: { readonly measure: Measure | null; readonly known: AsOf },
): Promise<{ readonly measured: Beside | null; readonly findings: readonly Finding[] }> {
  const from = asked.from ?? today(created.getTime());
  const to = asked.to ?? dayAfter(today((closed ?? created).getTime()));
  for (const date of [from, to]) if (parseDay(date) === null) throw new Problem('bad-input', 'date-bad', { date });
  if (to <= from) throw new Problem('bad-input', 'days-reversed', { from, to });
  if (building === null) return { measured: null, findings: [told('survey-without-building', {})] };
  const uses = (await measure?.(scope, { building, from, to, known })) ?? [];
  const isMeasured = uses.some(({ value }) => value !== null);
  return {
    measured: { building, from, to, uses, comfort: null },
    findings: [
      ...(isMeasured ? [] : [told('survey-use-not-measured', { building, from, to })]),
      // there are no points indoors yet that could provide values
      told('survey-comfort-not-measured', { building }),
    ],
  };
}

const told = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'info', evidence });

const dayAfter = (day: string): string => dayText((parseDay(day) as number) + 1);
