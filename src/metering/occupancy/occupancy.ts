import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool, PoolClient } from 'pg';
import { type Imports, inTransaction, type UndoOutcome } from '#platform/imports/imports.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { civil } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { fold, knownAt, lineOf } from '#platform/ledger/fold.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { calendarIn, dayKeyOf } from './day-types.ts';
import type { CalendarName, DayType, Hours, HoursPoint, OccupiedSpan } from './facts.ts';
import { readHours } from './hours.ts';
import { occupiedSpans } from './spans.ts';
import * as store from './store.ts';

export type OccupancyNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'change' | 'onUndo' | 'onPlaced'>;
  readonly registry: Pick<Registry, 'building' | 'buildingFacts'>;
  readonly workdays: Pick<Workdays, 'known'>;
  readonly audit: WriteTrail;
};

/** A stretch of whole seconds UTC, half-open. */
type Stretch = { readonly from: number; readonly to: number };

/** A building and the zone of its days. */
type Placed = { readonly code: string; readonly zone: string };

/**
 * When buildings are occupied, and the type of each day.
 * @example await occupancy.spans(scope, { code: 'B1', zone: 'Asia/Shanghai' }, { from, to }, known) // [{ start, end }, …] or null
 */
export function createOccupancy(needs: OccupancyNeeds) {
  const { postgres, imports, now } = needs;
  imports.onPlaced('occupancy', async ({ subject }) => ({ where: [`building:${subject}`] }));
  imports.onUndo('occupancy', (on, scope, row, at) => takeBack(on, scope, row.id, at));
  const china = (scope: Scope, known: AsOf): OfficialCalendar => calendarKnown(needs, scope, known);

  /** The types of days as known at an instant, for many days: `of(zone, day)`, the day counted from 1970-01-01. */
  const dayTypes = (scope: Scope, known: AsOf): ((zone: string, day: number) => DayType) => {
    const calendar = china(scope, known);
    return (zone, day) => dayKeyOf(calendarIn(zone) === 'china' ? calendar : null, day).type;
  };

  /**
   * The occupied time of many buildings, as known at an instant: for each building with hours, a function of a stretch (null: none set in
   * it). Buildings without hours are omitted. The caller has checked that the buildings are in the scope.
   */
  async function ofBuildings(
    scope: Scope,
    buildings: readonly Placed[],
    known: AsOf,
  ): Promise<ReadonlyMap<string, (stretch: Stretch) => OccupiedSpan[] | null>> {
    const codes = buildings.map(({ code }) => code);
    const changes = Map.groupBy(await store.changesOf(postgres, scope, codes), ({ building }) => building);
    const calendar = china(scope, known);
    const spans = new Map<string, (stretch: Stretch) => OccupiedSpan[] | null>();
    for (const { code, zone: name } of buildings) {
      const line = lineAt(changes.get(code) ?? [], known);
      const zone = createZone(name);
      if (line.length > 0 && zone !== null) spans.set(code, ({ from, to }) => occupiedSpans({ zone, line, china: calendar }, from, to));
    }
    return spans;
  }

  return {
    dayTypes,
    ofBuildings,
    /** Buildings whose hours were set or undone after an instant (ms). */
    changedSince: (since: number) => store.changedSince(postgres, wholeProgram, new Date(since)),
    /** Years of a stretch whose holidays are not published, or were not yet: reported together with days that were typed. */
    calendarFindings: (scope: Scope, zone: Zone, { from, to }: Stretch, known: AsOf): Finding[] =>
      calendarEnd(china(scope, known), zone, from, to),
    /** The type of one local day, counted from 1970-01-01. */
    dayType: (scope: Scope, zone: string, day: number, known: AsOf): DayType => dayTypes(scope, known)(zone, day),
    /** The occupied time of one building within a stretch; null where none is set. */
    spans: async (scope: Scope, building: Placed, stretch: Stretch, known: AsOf): Promise<OccupiedSpan[] | null> =>
      (await ofBuildings(scope, [building], known)).get(building.code)?.(stretch) ?? null,
    set: (scope: Scope, ask: HoursGiven) => setHours(needs, scope, ask),
    show: (scope: Scope, ask: ShowRequest) => show(needs, ofBuildings, scope, ask),
    /** The hours of a building and the day from which each applies, as known, and all changes ever made. Throws `no-such-building`. */
    async versions(scope: Scope, ask: { readonly building: string; readonly knownAt?: string | undefined }) {
      const known = asOf(now(), ask.knownAt);
      const building = await buildingOf(needs, scope, ask.building, known);
      const changes = await store.changesOf(postgres, scope, [building.code]);
      const calendar: CalendarName = calendarIn(building.zone);
      return {
        building: building.code,
        version: versionOf(changes),
        zone: building.zone,
        calendar,
        line: lineAt(changes, known),
        changes: changes.toReversed(),
      };
    },
  };
}

export type Occupancy = ReturnType<typeof createOccupancy>;

/** Hours of a building as written in a file; `from` is the local day from which they apply, always if omitted. */
export type HoursGiven = {
  readonly building: string;
  readonly hours: unknown;
  readonly from?: string | undefined;
  /** The version that the author of the change has read. */
  readonly seen?: number | undefined;
};

type ShowRequest = {
  readonly building: string;
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string | undefined;
};

function calendarKnown({ now, workdays }: OccupancyNeeds, scope: Scope, { received, recorded }: AsOf): OfficialCalendar {
  const at = Math.min(received, recorded);
  return workdays.known(scope, at >= now() ? undefined : new Date(at).toISOString());
}

/** The result of the changes, as known at an instant; empty if nothing is set. */
function lineAt(changes: readonly store.HoursChange[], known: AsOf): HoursPoint[] {
  const state = fold(knownAt(changes, known), '9999-12-31');
  if (state === null) return [];
  return lineOf(state, 'hours').map(({ from, value }) => ({ from, hours: value as Hours | null }));
}

async function buildingOf({ registry }: OccupancyNeeds, scope: Scope, code: string, known: AsOf): Promise<BuildingFacts> {
  const [building] = await registry.buildingFacts(scope, { buildings: [code] }, known);
  if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  return building;
}

/** Increases whenever hours are set or undone, so that no version is repeated. */
const versionOf = (changes: readonly store.HoursChange[]): number =>
  changes.length + changes.filter(({ withdrawn }) => withdrawn !== null).length;

/**
 * Sets the hours of a building. Throws `no-such-building`, `seen-missing`, `seen-not-latest`, and `hours-not-read` with everything that is
 * wrong with them. Setting the latest hours again changes nothing.
 */
async function setHours(needs: OccupancyNeeds, scope: Scope, { building: asked, hours: given, seen, ...dated }: HoursGiven) {
  const from = dated.from ?? null;
  const read = readHours(given);
  if ('faults' in read) throw new Problem('bad-input', 'hours-not-read', { count: read.faults.length }, read.faults);
  const { hours } = read;
  const building = String((await needs.registry.building(scope, asked))['code']);
  const now = needs.now();
  const { change, version, isNew } = await inTransaction(needs.postgres, async (on) => {
    await store.holdHours(on, wholeProgram, building);
    const changes = await store.changesOf(on, scope, [building]);
    const [before, last] = [versionOf(changes), changes.findLast(({ withdrawn }) => withdrawn === null)];
    const isSame = last !== undefined && last.from === from && canonicalJson(last.fields.hours) === canonicalJson(hours);
    if (isSame) return { change: last.change, version: before, isNew: false };
    refuseUnreadVersion(seen, before === 0 ? undefined : { version: before, says: said(last) }, { building });
    const id = await needs.imports.change(on, scope, { kind: 'occupancy', subject: building, detail: { hours, from }, now });
    await store.addChange(on, scope, { building, change: id, from, hours, now });
    return { change: id, version: before + 1, isNew: true };
  });
  if (isNew) await needs.audit(scope, { action: 'occupancy-set', subject: `building:${building}`, detail: { change, from } });
  return { building, version, change, from, hours };
}

const said = (last: store.HoursChange | undefined): string =>
  last === undefined ? '—' : `${last.from ?? ''} ${canonicalJson(last.fields.hours)}`.trim().slice(0, 200);

async function takeBack(on: PoolClient, scope: Scope, change: number, now: number): Promise<UndoOutcome> {
  const unseen = await store.buildingsUnseen(on, scope, change);
  if (unseen.length > 0)
    return { standing: unseen.map((code): Finding => ({ code: 'out-of-scope', severity: 'error', evidence: { code } })) };
  await store.withdraw(on, checkedByCaller, change, now);
  return {};
}

/** The occupied time of a building. Throws `no-such-building`, `bad-instant`, `empty-range`, `too-many-steps`. */
async function show(
  needs: OccupancyNeeds,
  ofBuildings: (
    scope: Scope,
    buildings: readonly Placed[],
    known: AsOf,
  ) => Promise<ReadonlyMap<string, (stretch: Stretch) => OccupiedSpan[] | null>>,
  scope: Scope,
  { building: code, ...asked }: ShowRequest,
) {
  const known = asOf(needs.now(), asked.knownAt);
  const building = await buildingOf(needs, scope, code, known);
  const zone = createZone(building.zone) as Zone;
  const [from, to] = [asked.from, asked.to].map((text) => {
    const at = parseInstant(text, zone);
    if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
    return at;
  }) as [number, number];
  if (to <= from) throw new Problem('bad-input', 'empty-range', { from: asked.from, to: asked.to });
  refuseManySteps((to - from) / 86_400, 20_000);
  const occupied = (await ofBuildings(scope, [building], known)).get(building.code)?.({ from, to }) ?? null;
  const findings =
    occupied === null ? [noOccupancy(building.code)] : calendarEnd(calendarKnown(needs, programScope, known), zone, from, to);
  return { building: building.code, zone: building.zone, occupied: occupied ?? [], findings };
}

const noOccupancy = (building: string): Finding => ({ code: 'no-occupancy', severity: 'warning', evidence: { building } });

/** Days in years whose holidays are not published, or were not yet: their type follows from the weekday. */
function calendarEnd(calendar: OfficialCalendar, zone: Zone, from: number, to: number): Finding[] {
  if (calendarIn(zone.name) === 'none') return [];
  const [first, last] = [civil(zone.dayOf(from)).year, civil(zone.dayOf(to - 1)).year];
  const has = new Set(calendar.notices.map(({ year }) => year));
  const missing = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => !has.has(year));
  if (missing.length === 0) return [];
  return [{ code: 'calendar-missing', severity: 'warning', evidence: { years: missing.join(', ') } }];
}
