import { demolishedOn } from '#registry/registry/facts.ts';
import { type AsOf, asOf, asOfNow } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { dueAfter } from './due-day.ts';
import type { DueCommissioning, DueList } from './facts.ts';
import { addInterval, type IntervalRow, intervals } from './interval-store.ts';
import { buildingNamed, type CommissioningNeeds, dayNamed, refuseBeforeBuilt, refuseDemolished } from './needs.ts';
import type { WhichActions } from './store.ts';
import { dueNotice } from './vocabulary.ts';

export type IntervalGiven = {
  readonly building: string;
  readonly equipment?: string | undefined;
  readonly months: number | null;
  readonly since?: string | undefined;
};

export type DueQuestion = WhichActions & { readonly at?: string | undefined; readonly knownAt?: string | undefined };

/** How many entries a to-do list names. */
const named = 3;

/** Periodic commissioning: the interval in months, and what is due. */
export function createPeriodic(needs: CommissioningNeeds) {
  const { postgres, now, audit } = needs;
  const due = (scope: Scope, asked: DueQuestion) => dueList(needs, scope, asked);
  return {
    /**
     * Sets after how many months a building, or equipment in it, is commissioned again; without months, periodic commissioning ends. Throws
     * `no-such-building`, `no-such-equipment`, `commissioning-equipment-elsewhere`, `date-bad`, `time-not-kept`, `commissioning-later`,
     * `commissioning-before-built`, `commissioning-demolished`.
     */
    async setInterval(scope: Scope, { since, equipment, months, ...given }: IntervalGiven): Promise<DueList> {
      const of = await buildingNamed(needs, scope, given.building);
      const building = of.code;
      if (equipment !== undefined && (await needs.equipment.get(scope, equipment, {})).building !== building)
        throw new Problem('bad-input', 'commissioning-equipment-elsewhere', { equipment, building });
      const day = today(now());
      if (months !== null) refuseDemolished(of, day);
      if (since !== undefined && dayText(dayNamed(since)) > day)
        throw new Problem('bad-input', 'commissioning-later', { on: since, today: day });
      if (since !== undefined) refuseBeforeBuilt(of, dayText(dayNamed(since)));
      const made = { building, equipment: equipment ?? null, months, since: since ?? null };
      await addInterval(postgres, scope, made, now());
      await audit(scope, { action: 'commissioning-interval', subject: `building:${building}`, detail: { ...made } });
      return due(scope, { building });
    },
    /** What is due now and later: never done first, then by day. Throws `date-bad`, `bad-instant`. */
    due,
    /** Number of due entries, for the to-do list. */
    async waiting(scope: Scope) {
      const rows = (await due(scope, {})).rows.filter(({ state }) => state !== 'ahead');
      return {
        count: rows.length,
        buildings: new Set(rows.map(({ building }) => building)).size,
        about: rows.slice(0, named).map(({ name, equipment }) => [name, ...(equipment === null ? [] : [equipment])].join(' ')),
        since: rows.flatMap((row) => row.due ?? []).toSorted()[0] ?? null,
      };
    },
    /** Notifies the person who set an interval, once, that its day has come. */
    async remind(): Promise<void> {
      const { at, rows } = await dueOf(needs, programScope, {}, today(now()), asOfNow);
      for (const { row, told } of rows) {
        if (told.state !== 'due') continue;
        const what = [told.name, ...(told.equipment === null ? [] : [told.equipment])].join(' ');
        await needs.notice.post({
          kind: dueNotice.kind,
          code: 'notice-commissioning-due',
          evidence: { what, months: told.months, last: told.last ?? '—', due: told.due ?? at },
          key: `commissioning-due:${told.building}:${told.equipment ?? ''}:${told.due}`,
          link: `/commissioning?building=${encodeURIComponent(told.building)}`,
          to: [row.identity],
        });
      }
    },
  };
}

async function dueList(needs: CommissioningNeeds, scope: Scope, { at, knownAt, ...which }: DueQuestion): Promise<DueList> {
  const known = asOf(needs.now(), knownAt);
  const day = at === undefined ? today(Math.min(known.received, needs.now())) : dayText(dayNamed(at));
  const { rows } = await dueOf(needs, scope, which, day, known);
  return { at: day, rows: rows.map(({ told }) => told) };
}

async function dueOf(needs: CommissioningNeeds, scope: Scope, which: WhichActions, at: string, known: AsOf) {
  const found = await intervals(needs.postgres, scope, which, known, at);
  const buildings = [...new Set(found.map(({ building }) => building))];
  const facts = buildings.length === 0 ? [] : await needs.registry.buildingFacts(scope, { buildings }, asOfNow);
  const names = new Map(facts.map(({ code, name }) => [code, name]));
  const gone = new Set(facts.filter((one) => demolishedOn(one, at) !== null).map(({ code }) => code));
  const rows = found
    .filter(({ building }) => !gone.has(building))
    .map((row) => ({ row, told: shownOf(row, names.get(row.building) ?? row.building, at) }));
  return { at, rows: rows.toSorted((a, b) => orderOf(a.told).localeCompare(orderOf(b.told))) };
}

function shownOf({ identity: _identity, on, what, action, ...row }: IntervalRow, name: string, at: string): DueCommissioning {
  // an action before the day stated by hand is not the last
  const isLast = on !== null && (row.since === null || on >= row.since);
  const last = isLast ? on : row.since;
  return { ...row, name, last, action: isLast ? action : null, what: isLast ? what : null, ...dueAfter(last, row.months, at) };
}

const orderOf = ({ due, building, equipment }: DueCommissioning): string => `${due ?? ''} ${building} ${equipment ?? ''}`;
