import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { parseDay } from '#kernel/day.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { calendarNow, versionOf, zoneOf } from '../open-case.ts';
import { looker } from './looker.ts';
import { createReported } from './reported.ts';
import { clocksAt, refreshClocks, takeAllAutos } from '../steps/standing-clocks.ts';
import { stateStatistics, type StateStatistics } from '../rules/statistics.ts';
import * as store from '../store/list-store.ts';
import { briefs, type TimedRow } from '../store/clock-store.ts';
import type { CasesFilter, CaseSort, ListedCase } from '../store/list-store.ts';
import { sightFor } from '../steps/who.ts';
import { isEnd } from '../open-case.ts';

export type CasesQuestion = CasesFilter & {
  readonly sort?: CaseSort | undefined;
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
  /** The newest version, which provides the names of states and limits. */
  readonly procedure: Procedure;
};

/** Lists of cases, and how long they took. */
export function createLists(needs: CasesNeeds) {
  const { postgres } = needs;
  return {
    ...createReported(needs),
    /** A page of the cases that the caller sees: newest first, overdue ones by due day, or sorted as requested. */
    async list(scope: Scope, { sort, order, limit, offset, ...filter }: CasesQuestion): Promise<{ cases: ListedCase[]; total: number }> {
      await takeAllAutos(needs);
      await refreshClocks(needs);
      const who = await looker(needs, scope);
      const by = sort ?? (filter.overdue === true ? 'due' : 'began');
      return store.list(postgres, scope, sightFor(who), filter, {
        limit,
        offset,
        sort: by,
        order: order ?? (by === 'began' ? 'desc' : 'asc'),
      });
    },

    /**
     * How many began and ended in [from, to), and how long they were in each state. Throws `date-bad`, `no-such-procedure`,
     * `days-reversed`.
     */
    async statistics(scope: Scope, asked: StatisticsQuestion): Promise<CaseStatistics> {
      await takeAllAutos(needs);
      const who = await looker(needs, scope);
      for (const date of [asked.from, asked.to]) if (parseDay(date) === null) throw new Problem('bad-input', 'date-bad', { date });
      if (asked.to < asked.from) throw new Problem('bad-input', 'days-reversed', { from: asked.from, to: asked.to });
      const rows = await briefs(postgres, scope, sightFor(who), { procedure: asked.procedure, region: asked.region });
      return statisticsOf(needs, asked, rows);
    },
  };
}

function statisticsOf(needs: CasesNeeds, { procedure: id, from, to }: StatisticsQuestion, rows: readonly TimedRow[]): CaseStatistics {
  const versions = [...new Set(rows.map(({ version }) => version))].map((version) => versionOf(needs, id, version));
  const known = needs.knowledge.versions('procedure').filter(({ held }) => held.id === id);
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
    overdue: stillOpen.filter((row) => clocksAt(needs, calendar, row, end).some(({ overdue }) => overdue)).length,
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

/** For each limit, the cases that left its states in the range: in time, or overdue. */
function limitsKept(needs: CasesNeeds, id: string, rows: readonly TimedRow[], { from, to }: { from: number; to: number }, end: number) {
  const counts = new Map<string, { kept: number; missed: number }>();
  const calendar = calendarNow(needs);
  for (const row of rows) {
    const { limits } = versionOf(needs, id, row.version);
    const clocks = new Map(clocksAt(needs, calendar, row, end).map((clock) => [clock.id, clock]));
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
