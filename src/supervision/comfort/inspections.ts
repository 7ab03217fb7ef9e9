import type { OfAll } from '#platform/db/of-all.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseUnread } from '#kernel/seen.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Inspection, InspectionAct, JudgedMeasurement, LaterAct, Penalty } from './facts.ts';
import { inspectionOf, needAllowed } from './inspection-state.ts';
import { judgeRooms } from './judge-rooms.ts';
import type { ComfortNeeds } from './needs.ts';
import { readMeasurement } from './read-measurement.ts';
import { reasonOutside, ruleOn } from './rules.ts';
import type { createSeasons } from './seasons.ts';
import * as store from './store.ts';

type Seasons = Pick<ReturnType<typeof createSeasons>, 'seasonsOf'>;

const listed = 1000;

/** On-site inspections of indoor temperature: measured, ordered to be rectified, measured again, penalised, closed. */
export function createInspections(needs: ComfortNeeds, seasons: Seasons) {
  const { postgres, now } = needs;
  const kept = async (scope: Scope, id: number): Promise<Inspection> => {
    const row = await store.inspection(postgres, scope, id);
    if (row === undefined) throw new Problem('not-found', 'no-such-inspection', { inspection: id });
    return inspectionOf(row);
  };
  const act = (scope: Scope, id: number, made: (held: Inspection) => Promise<LaterAct>) =>
    add(needs, scope, id, made).then(() => kept(scope, id));
  return {
    /**
     * Records a measurement. What a device sends again changes nothing. Throws `no-such-building`, `measurement-not-read` with every fault,
     * `season-not-set`, `building-not-ruled`.
     */
    async inspect(scope: Scope, code: string, given: unknown): Promise<Inspection> {
      const building = await buildingOf(needs, scope, code);
      const detail = await judged(needs, seasons, building, given);
      const had = await store.byClient(postgres, wholeProgram, detail.client);
      if (had !== null) return kept(scope, had);
      const id = await inTransaction(postgres, async (on) => {
        const begun = await store.begin(on, wholeProgram, building.code, now());
        await store.addAct(on, scope, begun, { kind: 'inspect', n: 1, detail }, now());
        return begun;
      });
      await trail(needs, scope, building, id, 'inspect');
      return kept(scope, id);
    },
    /** Orders the owner to rectify it by a day. Throws as `needAllowed`, `date-bad`, `due-past`. */
    notice: (scope: Scope, id: number, { due, text }: { readonly due: string; readonly text?: string | undefined }) =>
      act(scope, id, async () => {
        const today = dayText(Math.floor(now() / 86_400_000));
        if (parseDay(due) === null) throw new Problem('bad-input', 'date-bad', { date: due });
        if (due < today) throw new Problem('bad-input', 'due-past', { due, today });
        return { kind: 'notice', detail: { due, text: text ?? null } };
      }),
    /** Measures again. Throws as `inspect` and `needAllowed`. */
    async recheck(scope: Scope, id: number, given: unknown): Promise<Inspection> {
      const { building: code } = await kept(scope, id);
      const building = await buildingOf(needs, scope, code);
      const detail = await judged(needs, seasons, building, given);
      const had = await store.byClient(postgres, wholeProgram, detail.client);
      if (had !== null) return kept(scope, had);
      return act(scope, id, async () => ({ kind: 'recheck', detail }));
    },
    /** Records a penalty as imposed: no amount is proposed. Throws as `needAllowed`. */
    penalty: (scope: Scope, id: number, { note, ...typed }: Omit<Penalty, 'note'> & { readonly note?: string | undefined }) =>
      act(scope, id, async () => ({ kind: 'penalty', detail: { ...typed, note: note ?? null } })),
    /**
     * Closes it in the state that was read. @param seen the number of the last act. Throws as `needAllowed`, `seen-missing`,
     * `seen-not-latest`
     */
    close: (scope: Scope, id: number, { note, seen }: { readonly note?: string | undefined; readonly seen?: number | undefined }) =>
      act(scope, id, async ({ acts }) => {
        refuseUnread(
          seen,
          acts.length,
          acts
            .slice(seen)
            .map(({ kind }) => kind)
            .join('; '),
          { inspection: id },
        );
        return { kind: 'close', detail: { note: note ?? null } };
      }),
    inspection: kept,
    /** Newest first. */
    async inspections(scope: Scope, asked: store.WhichInspections): Promise<OfAll<Inspection>> {
      const { rows, total } = await store.inspections(postgres, scope, asked, listed);
      return { rows: rows.map(inspectionOf), total };
    },
  };
}

async function buildingOf({ registry }: ComfortNeeds, scope: Scope, code: string): Promise<BuildingFacts> {
  const [building] = await registry.buildingFacts(scope, { buildings: [code] }, asOfNow);
  if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  return building;
}

/** Judges a measurement by the rule and the season of the building's place, on its local day. */
async function judged(needs: ComfortNeeds, seasons: Seasons, building: BuildingFacts, given: unknown): Promise<JudgedMeasurement> {
  const zone = createZone(building.zone) as Zone;
  const read = readMeasurement(given, zone, Math.floor(needs.now() / 1000));
  if ('faults' in read) throw new Problem('bad-input', 'measurement-not-read', { count: read.faults.length }, read.faults);
  const day = zone.dayOf(Date.parse(read.measured.at) / 1000);
  const rule = ruleOn(needs, dayText(day), asOfNow);
  const reason = reasonOutside(rule, building);
  if (reason !== null) throw new Problem('conflict', 'building-not-ruled', { building: building.code, reason });
  const season = (await seasons.seasonsOf([building.region], asOfNow)).get(building.region);
  if (season === undefined) throw new Problem('conflict', 'season-not-set', { region: building.region });
  return judgeRooms(read.measured, rule, season, day);
}

/** Adds an act to an inspection, locked meanwhile: concurrent acts are serialized. */
async function add(needs: ComfortNeeds, scope: Scope, id: number, made: (held: Inspection) => Promise<LaterAct>): Promise<void> {
  const building = await inTransaction(needs.postgres, async (on) => {
    const row = await store.inspection(on, scope, id, true);
    if (row === undefined) throw new Problem('not-found', 'no-such-inspection', { inspection: id });
    const held = inspectionOf(row);
    const act = await made(held);
    needAllowed(held, act.kind);
    await store.addAct(on, scope, id, { ...act, n: row.acts.length + 1 }, needs.now());
    return { code: row.building, kind: act.kind };
  });
  await trail(needs, scope, building, id, building.kind);
}

const trail = ({ audit }: ComfortNeeds, scope: Scope, { code }: { readonly code: string }, id: number, act: InspectionAct['kind']) =>
  audit(scope, { action: `temperature-${act}`, subject: `building:${code}`, detail: { inspection: id } });
