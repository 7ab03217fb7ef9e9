import { dayText, parseDay } from '#kernel/day.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { can } from '#kernel/rights.ts';
import { today } from '#kernel/today.ts';
import { periodsOf, type PeriodRow } from './listing.ts';
import type { ReturnNeeds } from './needs.ts';
import { returnNotices } from './vocabulary.ts';

/** How many days before the due day those who owe a return are notified. Yaodong's own. */
const daysBefore = 7;

/** How many are named. */
const named = 3;

/** An account that owes returns: an owner, who fills them in, not a bureau. */
const owes = (scope: Scope): boolean => can(scope, 'fill-return') && !can(scope, 'keep-returns');

/** The page for the open work of a period: the return itself if there is only one. */
function pageOf({ form, period, fill }: PeriodRow): string {
  const at = `/returns/${encodeURIComponent(form)}/${encodeURIComponent(period)}`;
  return fill.length === 1 ? `${at}/${encodeURIComponent(fill[0] ?? '')}` : at;
}

type WaitingReturns = {
  readonly name: 'returns' | 'returns-to-judge' | 'returns-late';
  readonly count: number;
  readonly buildings: null;
  /** A few names. */
  readonly about: readonly string[];
  /** The local day since which the first of them has been waiting; null if unknown. */
  readonly since: string | null;
  /** The list in the console. */
  readonly href: string;
};

/** Returns waiting for the account: an owner's own to fill in; for a bureau those to judge, and those that are late. */
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

/** Notifies those who owe returns that the due day is near, and them and the bureau that it has passed; each once for a form and period. */
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
