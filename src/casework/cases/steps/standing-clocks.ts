import { inTransaction } from '#platform/imports/imports.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import { clockOf, type LimitClock } from '../rules/clocks.ts';
import { clockedCase, markOf } from '../rules/clocked.ts';
import { limitsOf } from '../rules/limits.ts';
import type { CasesNeeds } from '../needs.ts';
import { takeAutos } from './autos.ts';
import { calendarNow, keepCase, openCase, versionOf, zoneOf } from '../open-case.ts';
import * as store from '../store/store.ts';
import { keepClocks, staleClocks, type TimedRow } from '../store/clock-store.ts';

/** The clocks of a case read from the store, at an instant, s UTC. */
export function clocksAt(needs: CasesNeeds, calendar: OfficialCalendar, row: TimedRow, now: number): LimitClock[] {
  const procedure = versionOf(needs, row.procedure, row.version);
  return limitsOf(procedure).map((limit) => clockOf(limit, row, { zone: zoneOf(procedure), calendar, now }));
}

/** Recalculates and stores the clocks that were valid until now, or by other calendars: most of them once a day. */
export async function refreshClocks(needs: CasesNeeds): Promise<void> {
  const calendar = calendarNow(needs);
  const [mark, now] = [markOf(calendar), Math.floor(needs.now() / 1000)];
  const stale = await staleClocks(needs.postgres, wholeProgram, new Date(now * 1000), mark);
  for (let at = 0; at < stale.length; at += together)
    await keepClocks(
      needs.postgres,
      wholeProgram,
      stale.slice(at, at + together).map((row) => {
        const procedure = versionOf(needs, row.procedure, row.version);
        return { case: row.case, ...clockedCase({ procedure, zone: zoneOf(procedure), calendar, standing: row }, row.hasEnded, now) };
      }),
    );
}

const together = 5000;

/** Takes the steps that the program has to take by now, in every case. @returns the number of cases with a step */
export async function takeAllAutos(needs: CasesNeeds): Promise<number> {
  const now = needs.now();
  const codes = await store.awaiting(needs.postgres, wholeProgram, new Date(now), 1000);
  for (const code of codes)
    await inTransaction(needs.postgres, async (on) => {
      const row = await store.find(on, programScope, { regions: [], people: [], link: null }, code, true);
      if (row === undefined) return;
      const open = await openCase(on, needs, row);
      await takeAutos(on, open, Math.floor(now / 1000), now);
      if (open.fresh.length > 0) await keepCase(on, programScope, open, now);
      else await store.keepAuto(on, wholeProgram, code, null);
    });
  return codes.length;
}
