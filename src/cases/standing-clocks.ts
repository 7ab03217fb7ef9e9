import { inTransaction } from '#imports/imports.ts';
import { programScope } from '#kernel/scope.ts';
import type { OfficialCalendar } from '#workdays/facts.ts';
import { clockOf, type LimitClock } from './clocks.ts';
import { limitsOf } from './limits.ts';
import type { CasesNeeds } from './needs.ts';
import { keepCase, openCase, takeAutos, versionOf, zoneOf } from './open-case.ts';
import * as store from './store.ts';
import type { BriefRow } from './store.ts';

/** A case in a list, with the limit that is due first of those that run. */
export type ListedCase = {
  readonly case: string;
  readonly procedure: string;
  readonly version: number;
  readonly state: string;
  readonly region: string;
  readonly organisation: string | null;
  readonly building: string | null;
  readonly began: string;
  readonly ended: string | null;
  readonly limit: string | null;
  readonly due: string | null;
  readonly left: number | null;
  /** Of any limit, for good. */
  readonly overdue: boolean;
  readonly indicative: boolean;
};

type Timed = Pick<BriefRow, 'procedure' | 'version' | 'stays' | 'extended'>;

/** The clocks of a case that was read from the store, as they stand now. */
export function clocksNow(needs: CasesNeeds, calendar: OfficialCalendar, row: Timed, now: number): LimitClock[] {
  const procedure = versionOf(needs, row.procedure, row.version);
  const context = { zone: zoneOf(procedure), calendar, now };
  return limitsOf(procedure).map((limit) => clockOf(limit, row, context));
}

/** The limit that is due first of those that run. */
export function firstDue(clocks: readonly LimitClock[]): LimitClock | null {
  const running = clocks.filter(({ running: isRunning, due }) => isRunning && due !== null);
  return running.toSorted((a, b) => ((a.due as string) < (b.due as string) ? -1 : 1))[0] ?? null;
}

export function listedCase(
  needs: CasesNeeds,
  calendar: OfficialCalendar,
  row: Omit<BriefRow, 'wasOverdue' | 'overdueBy'>,
  now: number,
): ListedCase {
  const clocks = clocksNow(needs, calendar, row, now);
  const first = firstDue(clocks);
  return {
    case: row.case,
    procedure: row.procedure,
    version: row.version,
    state: row.state,
    region: row.region,
    organisation: row.organisation,
    building: row.building,
    began: row.began.toISOString(),
    ended: row.ended?.toISOString() ?? null,
    limit: first?.id ?? null,
    due: first?.due ?? null,
    left: first?.left ?? null,
    overdue: clocks.some(({ overdue }) => overdue),
    indicative: first?.indicative ?? false,
  };
}

const marks = new WeakMap<OfficialCalendar, string>();

/** What a calendar is made of: what was found by another is found anew. */
export function markOf(calendar: OfficialCalendar): string {
  const had = marks.get(calendar);
  if (had !== undefined) return had;
  const mark = calendar.notices.map(({ id, version }) => `${id}@${version}`).join(' ');
  marks.set(calendar, mark);
  return mark;
}

/** Takes the steps that the program has to take by now, in every case. @returns how many cases it took one in */
export async function takeAllAutos(needs: CasesNeeds): Promise<number> {
  const now = needs.now();
  const codes = await store.awaiting(needs.postgres, programScope, new Date(now), 1000);
  for (const code of codes)
    await inTransaction(needs.postgres, async (on) => {
      const row = await store.find(on, programScope, { regions: [], people: [], link: null }, code, true);
      if (row === undefined) return;
      const open = await openCase(on, needs, programScope, row);
      takeAutos(open, Math.floor(now / 1000), now);
      if (open.fresh.length > 0) await keepCase(on, programScope, open, now);
      else await store.keepAuto(on, programScope, code, null);
    });
  return codes.length;
}
