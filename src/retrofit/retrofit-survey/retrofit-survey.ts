import type { OfAll } from '#platform/db/of-all.ts';
import { type Lies } from '#kernel/trail.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { acceptSurvey, takeAcceptanceBack } from './accept.ts';
import { cameHash, refuseMoreCame } from './came.ts';
import { checkEntry } from './entry.ts';
import { type Entry, safety, stagedOf, type Staged, surveyedFacts, type SurveyState } from './facts.ts';
import { behindToken, tellCame } from './link.ts';
import type { RetrofitSurveyNeeds } from './needs.ts';
import { photoVerbs } from './photos.ts';
import * as store from './store.ts';
import type { SurveyRow } from './store.ts';

/** A day, in milliseconds. */
const dayMs = 86_400_000;

/** Maximum number of entries of one survey. */
const mostEntries = 5000;

/** Maximum number of codes of equipment shown for a building. */
const mostEquipment = 1000;

/** How often link holders may send requests from one address: a day without network is sent within minutes. */
const pace = { what: 'retrofit-survey', most: 2000, windowMs: 3_600_000 };

export type SurveyShown = SurveyRow & { readonly state: SurveyState };

async function listed({ postgres, now }: RetrofitSurveyNeeds, scope: Scope): Promise<OfAll<SurveyShown>> {
  const { rows, total } = await store.list(postgres, scope);
  return { rows: rows.map((row) => shownAt(row, now())), total };
}

async function liesOf({ postgres }: RetrofitSurveyNeeds, id: number): Promise<Lies> {
  const row = await store.find(postgres, programScope, id);
  return row && { where: row.buildings.map((building) => `building:${building}` as const) };
}

/**
 * Surveys of buildings on a phone: a link without an account, entries that are stored once, and staged until a clerk accepts them.
 * @example await surveys.link(scope, { buildings: ['B1'], days: 14 }) // { survey: 1, link: 'https://…/retrofit-survey#…', token, expires }
 */
export function createRetrofitSurveys(needs: RetrofitSurveyNeeds) {
  const { postgres, now } = needs;
  const ofPhotos = photoVerbs(needs);
  needs.imports.onPlaced('retrofit-survey-accept', async ({ subject }) => ({ where: [subject as `retrofit-survey:${string}`] }));
  needs.imports.onUndo('retrofit-survey-accept', (on, scope, row, at) => takeAcceptanceBack(needs, on, scope, row.id, at));
  const one = async (scope: Scope, id: number): Promise<SurveyShown> => {
    const row = await store.find(postgres, scope, id);
    if (row === undefined) throw new Problem('not-found', 'no-such-retrofit-survey', { survey: id });
    return shownAt(row, now());
  };
  return {
    /** A link for buildings that the scope sees, for a number of days. The token is shown once. Throws `no-such-building`. */
    async link(scope: Scope, asked: { readonly buildings: readonly string[]; readonly days: number }) {
      const buildings = [...new Set(asked.buildings)];
      const seen = await needs.registry.activeVisible(scope, buildings);
      const missing = buildings.find((building) => seen.get(building) !== true);
      if (missing !== undefined) throw new Problem('not-found', 'no-such-building', { building: missing });
      const token = needs.secret();
      const expires = new Date(now() + asked.days * dayMs);
      const survey = await store.add(postgres, scope, { buildings, hash: sha256(token), days: asked.days, expires }, now());
      const detail = { buildings, days: asked.days };
      await needs.audit(scope, { action: 'retrofit-survey-link', subject: `retrofit-survey:${survey}`, detail });
      return { survey, token, link: `${needs.url()}/retrofit-survey#${token}`, expires };
    },
    list: (scope: Scope): Promise<OfAll<SurveyShown>> => listed(needs, scope),
    /** Where a survey belongs: to its buildings. */
    lies: (id: string): Promise<Lies> => liesOf(needs, Number(id)),
    /** A survey with its entries next to the current values. Throws `no-such-retrofit-survey`. */
    async show(scope: Scope, id: number) {
      const shown = await one(scope, id);
      const staged = stagedOf(await store.entriesOf(postgres, checkedByCaller, id));
      const photos = await ofPhotos.photosOf(id);
      const page = await factsOf(needs, scope, shown.buildings);
      const hash = await cameHash(postgres, id);
      return { ...shown, hash, photos, staged: staged.map((some) => besidePresent(some, page)) };
    },
    /** Throws what `acceptSurvey` throws. */
    async accept(scope: Scope, id: number, seen?: string): Promise<SurveyShown> {
      await acceptSurvey(needs, scope, id, seen);
      return one(scope, id);
    },
    /** Returns it with a note; its link works again, for at least as many days as it was issued for. */
    async sendBack(
      scope: Scope,
      id: number,
      { note, seen }: { readonly note: string; readonly seen?: string | undefined },
    ): Promise<SurveyShown> {
      await inTransaction(postgres, async (on) => {
        const row = await store.find(on, scope, id, true);
        if (row === undefined) throw new Problem('not-found', 'no-such-retrofit-survey', { survey: id });
        if (row.accepted !== null) throw new Problem('conflict', 'retrofit-survey-accepted', { survey: id });
        await refuseMoreCame(on, id, seen);
        const expires = new Date(Math.max(row.expires.getTime(), now() + row.days * dayMs));
        await store.sendBack(on, checkedByCaller, { id, note, expires, now: now() });
      });
      await needs.audit(scope, { action: 'retrofit-survey-return', subject: `retrofit-survey:${id}`, detail: { note } });
      return one(scope, id);
    },
    ...linkVerbs(needs),
    ...ofPhotos,
  };
}

/** What a link holder may do. */
function linkVerbs(needs: RetrofitSurveyNeeds) {
  const { postgres, now } = needs;
  return {
    /** What a link asks for. Throws `link-gone`, `too-many-requests`. */
    async open(token: string, address: string) {
      const { row } = await needs.access.paced({ address, ...pace, now: now() }, () => behindToken(needs, token));
      const staged = stagedOf(await store.entriesOf(postgres, checkedByCaller, row.id));
      return { expires: row.expires, note: row.note, buildings: await factsOf(needs, programScope, row.buildings), staged };
    },
    /** The scope behind a token; null if it opens no survey. */
    behind: (token: string): Promise<Scope | null> =>
      behindToken(needs, token).then(
        ({ scope }) => scope,
        () => null,
      ),
    /** Stores entries, each once, all or none. Throws `link-gone`, `too-many-requests`, and what `checkEntry` throws. */
    async enter(token: string, entries: readonly Entry[], address: string): Promise<{ kept: number; already: number }> {
      const keep = () =>
        inTransaction(postgres, async (on) => {
          const { row } = await behindToken(needs, token, on);
          for (const entry of entries) checkEntry(needs, row.buildings, entry);
          if (row.entries + entries.length > mostEntries) throw new Problem('cannot-do', 'retrofit-survey-full', { most: mostEntries });
          let count = 0;
          for (const entry of entries) if (await store.addEntry(on, checkedByCaller, row.id, entry, now())) count += 1;
          return { count, survey: row.id };
        });
      const { count: kept, survey } = await needs.access.paced({ address, ...pace, now: now() }, keep);
      if (kept > 0) await tellCame(needs, survey, { entries: kept });
      return { kept, already: entries.length - kept };
    },
  };
}

export type RetrofitSurveys = ReturnType<typeof createRetrofitSurveys>;

function shownAt(row: SurveyRow, at: number): SurveyShown {
  if (row.accepted !== null) return { ...row, state: 'accepted' };
  if (row.expires.getTime() <= at) return { ...row, state: 'expired' };
  return { ...row, state: row.returned === null ? 'open' : 'returned' };
}

type BuildingFacts = {
  readonly code: string;
  readonly name: string | null;
  readonly facts: Record<string, unknown>;
  readonly equipment: Record<string, unknown>[];
};

/** The facts that a survey asks about buildings and their equipment, and no others. */
async function factsOf({ registry, equipment }: RetrofitSurveyNeeds, scope: Scope, buildings: readonly string[]): Promise<BuildingFacts[]> {
  const found: BuildingFacts[] = [];
  for (const code of buildings) {
    const row: Readonly<Record<string, unknown>> = await registry.building(scope, code);
    const asked = { building: code, sort: 'code', descending: false, limit: mostEquipment, offset: 0 } as const;
    const facts = Object.fromEntries(surveyedFacts.map((field) => [field, row[field] ?? null]));
    const devices = (await equipment.list(scope, asked)).equipment.map(({ building: _code, buildingName: _name, ...device }) => device);
    found.push({ code, name: typeof row['name'] === 'string' ? row['name'] : null, facts, equipment: devices });
  }
  return found;
}

function besidePresent({ building, equipment, set }: Staged, page: readonly BuildingFacts[]) {
  const of = page.find(({ code }) => code === building);
  const present = equipment === null ? of?.facts : of?.equipment.find(({ code }) => code === equipment);
  const fields = Object.entries(set).map(([field, given]) => ({
    field,
    present: field === safety ? null : (present?.[field] ?? null),
    given,
  }));
  return { building, equipment, fields };
}
