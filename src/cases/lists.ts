import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { parseDay } from '#kernel/day.ts';
import { sortedRows } from '#kernel/sorting.ts';
import type { Procedure } from '#knowledge/facts.ts';
import type { CasesNeeds } from './needs.ts';
import { calendarNow, versionOf, zoneOf } from './open-case.ts';
import { looker } from './reading.ts';
import { clocksNow, type ListedCase, listedCase, markOf, takeAllAutos } from './standing-clocks.ts';
import { stateStatistics, type StateStatistics } from './statistics.ts';
import * as store from './store.ts';
import type { BriefRow, CasesFilter } from './store.ts';
import { sightFor, type Who } from './who.ts';
import { isEnd } from './open-case.ts';

export type CasesQuestion = CasesFilter & {
  readonly overdue?: boolean | undefined;
  readonly sort?: 'case' | 'procedure' | 'state' | 'due' | 'began' | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit: number;
  readonly offset: number;
};

export type StatisticsQuestion = {
  readonly procedure: string;
  readonly from: string;
  readonly to: string;
  readonly region?: string | undefined;
};

export type CaseStatistics = {
  readonly begun: number;
  readonly ended: number;
  readonly open: number;
  readonly overdue: number;
  readonly states: readonly StateStatistics[];
  readonly limits: readonly { readonly id: string; readonly kept: number; readonly missed: number }[];
  /** The newest version, by which states and limits are called. */
  readonly procedure: Procedure;
};

/** Lists of cases, and how long they took. */
export function createLists(needs: CasesNeeds) {
  const { postgres, now } = needs;
  const listed = (row: Omit<BriefRow, 'wasOverdue' | 'overdueBy'>): ListedCase =>
    listedCase(needs, calendarNow(needs), row, Math.floor(now() / 1000));
  return {
    /** A page of the cases that somebody sees; by when they began unless asked otherwise. */
    async list(
      scope: Scope,
      { overdue, sort, order, limit, offset, ...filter }: CasesQuestion,
    ): Promise<{ cases: ListedCase[]; total: number }> {
      await takeAllAutos(needs);
      const who = await looker(needs, scope);
      if (overdue === undefined && (sort ?? 'began') === 'began' && order !== 'asc') {
        const { rows, total } = await store.list(postgres, scope, sightFor(who), filter, { limit, offset });
        return { cases: rows.map((row) => listed({ ...row, extended: row.standing.extended })), total };
      }
      const cases =
        overdue === undefined
          ? (await store.briefs(postgres, scope, sightFor(who), filter)).map(listed)
          : await byOverdue(needs, who, filter, overdue);
      const key = sort ?? 'due';
      const sorted = sortedRows(cases, (one) => one[key], order ?? 'asc');
      return { cases: sorted.slice(offset, offset + limit), total: cases.length };
    },

    /** How many began and ended in [from, to), and how long they stood in each state. Throws `no-such-procedure`, `days-reversed`. */
    async statistics(scope: Scope, asked: StatisticsQuestion): Promise<CaseStatistics> {
      await takeAllAutos(needs);
      const who = await looker(needs, scope);
      if (asked.to < asked.from) throw new Problem('bad-input', 'days-reversed', { from: asked.from, to: asked.to });
      const rows = await store.briefs(postgres, scope, sightFor(who), { procedure: asked.procedure, region: asked.region });
      return statisticsOf(needs, asked, rows, scope);
    },
  };
}

/** Of ended cases whether they were ever overdue is remembered, for as long as the calendar is the same. */
async function byOverdue(needs: CasesNeeds, who: Who, filter: CasesFilter, wanted: boolean): Promise<ListedCase[]> {
  const calendar = calendarNow(needs);
  const mark = markOf(calendar);
  const seconds = Math.floor(needs.now() / 1000);
  const also = `(f.ended IS NULL OR f.was_overdue = ${wanted} OR f.overdue_by IS DISTINCT FROM '${mark.replaceAll("'", "''")}')`;
  const rows = await store.briefs(needs.postgres, who.scope, sightFor(who), filter, also);
  const isKnown = (row: BriefRow) => row.ended === null || row.overdueBy === mark;
  const fresh = rows
    .filter((row) => !isKnown(row))
    .map((row) => ({ row, flag: clocksNow(needs, calendar, row, seconds).some(({ overdue }) => overdue) }));
  await store.keepOverdue(
    needs.postgres,
    who.scope,
    fresh.map(({ row }) => row.case),
    fresh.map(({ flag }) => flag),
    mark,
  );
  return rows.map((row) => listedCase(needs, calendar, row, seconds)).filter((one) => one.overdue === wanted);
}

function statisticsOf(
  needs: CasesNeeds,
  { procedure: id, from, to }: StatisticsQuestion,
  rows: readonly BriefRow[],
  scope: Scope,
): CaseStatistics {
  const versions = [...new Set(rows.map(({ version }) => version))].map((version) => versionOf(needs, id, version));
  const known = needs.knowledge.versions(scope, 'procedure').filter(({ held }) => held.id === id);
  const newest = known.at(-1)?.held;
  if (newest === undefined) throw new Problem('not-found', 'no-such-procedure', { procedure: id });
  const zone = zoneOf(versions[0] ?? versionOf(needs, id, newest.version));
  const bounds = { from: zone.dayStart(parseDay(from) as number), to: zone.dayStart(parseDay(to) as number) };
  const within = (at: Date | null) => at !== null && at.getTime() / 1000 >= bounds.from && at.getTime() / 1000 < bounds.to;
  const calendar = calendarNow(needs);
  const end = Math.min(bounds.to, Math.floor(needs.now() / 1000) + 1) - 1;
  const at = rows
    .filter(({ began }) => began.getTime() / 1000 < bounds.to)
    .map((row) => ({ ...row, stays: row.stays.filter((stay) => stay.at < bounds.to) }));
  const stillOpen = at.filter((row) => !isEnd(versionOf(needs, id, row.version), row.stays.at(-1)?.state ?? row.state));
  const states = [...new Set([versionOf(needs, id, newest.version), ...versions].flatMap(({ states: all }) => Object.keys(all)))];
  return {
    begun: rows.filter(({ began }) => within(began)).length,
    ended: rows.filter(({ ended }) => within(ended)).length,
    open: stillOpen.length,
    overdue: stillOpen.filter((row) => clocksNow(needs, calendar, row, end).some(({ overdue }) => overdue)).length,
    states: stateStatistics(
      states,
      rows.map(({ stays }) => stays),
      bounds,
      { zone, calendar },
    ),
    limits: limitsKept(needs, id, at, bounds, end),
    procedure: versionOf(needs, id, newest.version),
  };
}

/** Of each limit the cases that left its states in the stretch: in time, or overdue. */
function limitsKept(needs: CasesNeeds, id: string, rows: readonly BriefRow[], { from, to }: { from: number; to: number }, end: number) {
  const counts = new Map<string, { kept: number; missed: number }>();
  const calendar = calendarNow(needs);
  for (const row of rows) {
    const { limits } = versionOf(needs, id, row.version);
    const clocks = new Map(clocksNow(needs, calendar, row, end).map((clock) => [clock.id, clock]));
    for (const [limit, { in: states }] of Object.entries(limits)) {
      const one = counts.get(limit) ?? { kept: 0, missed: 0 };
      counts.set(limit, one);
      const hasLeft = row.stays.some(
        (stay, index) =>
          states.includes(row.stays[index - 1]?.state ?? '') && !states.includes(stay.state) && stay.at >= from && stay.at < to,
      );
      if (hasLeft) one[clocks.get(limit)?.overdue === true ? 'missed' : 'kept'] += 1;
    }
  }
  return [...counts].map(([limit, count]) => ({ id: limit, ...count }));
}
