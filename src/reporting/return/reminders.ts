import { dayText, parseDay } from '#kernel/day.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { can } from '#kernel/rights.ts';
import { today } from '#kernel/today.ts';
import { periodsOf, type PeriodRow } from './listing.ts';
import type { ReturnNeeds } from './needs.ts';
import { returnNotices } from './vocabulary.ts';

/** So many days before its day who owes a return is told. Yaodong's own. */
const daysBefore = 7;

/** So many are told by name. */
const named = 3;

/** Somebody who owes returns: an owner, who fills them in, and no bureau. */
const owes = (scope: Scope): boolean => can(scope, 'fill-return') && !can(scope, 'keep-returns');

/** The page where what is open of a period is done: the return itself where it is one alone. */
function pageOf({ form, period, fill }: PeriodRow): string {
  const at = `/returns/${encodeURIComponent(form)}/${encodeURIComponent(period)}`;
  return fill.length === 1 ? `${at}/${encodeURIComponent(fill[0] ?? '')}` : at;
}

type WaitingReturns = {
  readonly name: 'returns' | 'returns-to-judge' | 'returns-late';
  readonly count: number;
  readonly buildings: null;
  /** A few by name. */
  readonly about: readonly string[];
  /** The local day since which the first of them waits; null where that is not known. */
  readonly since: string | null;
  /** The list in the console. */
  readonly href: string;
};

/** What of returns waits for somebody: an owner's own to be filled in, a bureau's to be judged, and those that are late. */
export async function waitingReturns(needs: ReturnNeeds, scope: Scope): Promise<WaitingReturns[]> {
  if (!can(scope, 'fill-return')) return [];
  const rows = await periodsOf(needs, scope);
  if (owes(scope)) return [itemOf('returns', rows, ({ open, returned }) => open + returned)];
  return [itemOf('returns-to-judge', rows, ({ submitted }) => submitted), itemOf('returns-late', rows, ({ overdue }) => overdue)];
}

function itemOf(name: WaitingReturns['name'], all: readonly PeriodRow[], countOf: (row: PeriodRow) => number): WaitingReturns {
  const rows = all.filter((row) => countOf(row) > 0);
  const [only] = rows;
  return {
    name,
    count: rows.reduce((sum, row) => sum + countOf(row), 0),
    buildings: null,
    about: rows.slice(0, named).map(({ names, period }) => `${names.zh} ${period}`),
    since: rows.map(({ since }) => today(since.getTime())).toSorted()[0] ?? null,
    href: only === undefined || rows.length > 1 ? '/returns' : pageOf(only),
  };
}

/** Tells who owes returns that their day comes, and them and the bureau that it is over; each once for a form and period. */
export async function remindOfReturns(needs: ReturnNeeds): Promise<void> {
  const day = today(needs.now());
  const soon = dayText((parseDay(day) ?? 0) + daysBefore);
  const isNear = ({ due, unanswered }: PeriodRow): boolean => due !== null && due <= soon && unanswered > 0;
  if (!(await periodsOf(needs, programScope)).some(isNear)) return;
  for (const { identity, disabled } of await needs.access.people()) {
    const scope = disabled ? null : await needs.access.rightsOf(identity);
    if (scope === null || !can(scope, 'fill-return')) continue;
    for (const row of (await periodsOf(needs, scope)).filter(isNear)) {
      const isLate = (row.due ?? '') < day;
      if (!isLate && !owes(scope)) continue;
      const { kind } = isLate ? returnNotices.late : returnNotices.due;
      await needs.notice.post({
        kind,
        code: `notice-${kind}`,
        evidence: { reportName: row.names, period: row.period, due: row.due ?? '—', count: row.unanswered },
        key: `${kind}:${row.form}:${row.period}:${row.due}:${identity}`,
        link: pageOf(row),
        to: [identity],
      });
    }
  }
}
