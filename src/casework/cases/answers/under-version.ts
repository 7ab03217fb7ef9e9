import type { Scope } from '#kernel/scope.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { briefs, type TimedRow } from '../store/clock-store.ts';
import { clockOf, type LimitClock } from '../rules/clocks.ts';
import { limitsOf } from '../rules/limits.ts';
import type { CasesNeeds } from '../needs.ts';
import { calendarNow, isEnd, versionOf, zoneOf } from '../open-case.ts';
import { looker } from './looker.ts';
import { clocksAt, takeAllAutos } from '../steps/standing-clocks.ts';
import { sightFor } from '../steps/who.ts';

/** A running case that a version would make late, with the limit that is overdue first. */
export type LateCase = {
  readonly case: string;
  readonly version: number;
  readonly state: string;
  readonly limit: string;
  readonly due: string | null;
  /** Whether it is also late by its own version. */
  readonly already: boolean;
};

export type UnderVersion = {
  readonly procedure: Procedure;
  /** Running cases that the caller may see. */
  readonly running: number;
  /** Of those, the cases that are on time by their own version and late by this one. */
  readonly made: number;
  readonly already: number;
  /** Cases in a state that this version does not have. */
  readonly elsewhere: number;
  readonly late: readonly LateCase[];
};

/** How running cases would fare under a version that is not in force. Nothing changes: each keeps its own version. */
export function createUnderVersion(needs: CasesNeeds) {
  return {
    /** Throws `procedure-broken` with every fault in the text. */
    async underVersion(scope: Scope, file: { readonly name: string; readonly text: string }): Promise<UnderVersion> {
      const procedure = await needs.procedures.sound(file);
      await takeAllAutos(needs);
      const who = await looker(needs, scope);
      const rows = await briefs(needs.postgres, scope, sightFor(who), { procedure: procedure.id, isOpen: true });
      const now = Math.floor(needs.now() / 1000);
      const calendar = calendarNow(needs);
      const context = { zone: zoneOf(procedure), calendar, now };
      const running = rows.filter(({ version, state, procedure: id }) => !isEnd(versionOf(needs, id, version), state));
      const late = running.flatMap((row) => lateIn(procedure, row, clocksAt(needs, calendar, row, now), context));
      return {
        procedure,
        running: running.length,
        made: late.filter(({ already }) => !already).length,
        already: late.filter(({ already }) => already).length,
        elsewhere: running.filter(({ state }) => procedure.states[state] === undefined).length,
        late: late.toSorted((a, b) => Number(a.already) - Number(b.already) || (a.due ?? '').localeCompare(b.due ?? '')),
      };
    },
  };
}

type ClockedBy = Parameters<typeof clockOf>[2];

function lateIn(procedure: Procedure, row: TimedRow, own: readonly LimitClock[], context: ClockedBy): LateCase[] {
  const clocks = limitsOf(procedure)
    .map((limit) => clockOf(limit, row, context))
    .filter(({ overdue }) => overdue);
  const [first] = clocks.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
  if (first === undefined) return [];
  const { case: code, version, state } = row;
  return [{ case: code, version, state, limit: first.id, due: first.due, already: own.some(({ overdue }) => overdue) }];
}
