import type { Job } from '#platform/list-intake/job.ts';
import { buildingTable } from '../fields/kinds.ts';
import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { columnFor, type Fault, names, refuseLacking } from '#platform/list-intake/mapping.ts';
import type { Intake, ReadRow } from '#platform/list-intake/intake.ts';
import { type Gazetteer, type HomePlace, mayAddRegion, onlyOneWithin, type OrganisationFinder } from '#platform/place/place.ts';
import { onlyOneSeen } from '#platform/place/public/location.ts';
import { type LocationRights, mayBecome } from '#platform/place/public/location-rights.ts';
import * as buildings from '../store/building-store.ts';
import { coordinatesSaid, locate } from '../fields/coordinate-system.ts';
import type { Coordinates } from '../fields/coordinates.ts';
import { buildingDictionary, cityOfRegion, requiredOfBuilding } from '../fields/fields.ts';
import { clearedWithoutDay, withClearing } from '#platform/ledger/cleared.ts';
import type { Import, ImportGiven as EntitiesGiven, ReadOut, Rules } from '#platform/ledger/import-kind.ts';
import type { Written } from '#platform/ledger/import-write.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { tellTouched } from '../touch.ts';
import { comparedAddress, comparedName } from '../fields/matching.ts';
import * as merges from '../store/merge-store.ts';
import { markMetersOfBuildings } from '../store/meter-store.ts';
import { scopeOfFields } from '#platform/place/public/scope-filter.ts';
import type { Group } from '#platform/ledger/stage-store.ts';
import type { Entity } from '#platform/ledger/entity-store.ts';
import { mainUse, type UsePart } from '../fields/uses.ts';
import { defaultZone, zoneIn } from '../fields/zone.ts';

/** The input of an import of buildings. */
export type ImportGiven = EntitiesGiven & {
  readonly coordinates?: Coordinates | undefined;
  /** A scheme of outside codes that rows without one of our codes are matched on. */
  readonly matchOn?: string | undefined;
};

/** The import of buildings: `cli.md`, import buildings. */
export function buildingImport(internals: RegistryInternals, ask: ImportGiven): Import {
  const given = [...requiredOfBuilding, 'code'];
  return {
    table: buildingTable,
    dictionary: withClearing(internals.buildingFields, ['code', 'from', 'mergedInto', cityOfRegion]),
    given,
    identity: [{ field: 'region', isRegion: true }],
    after: () => tellTouched(internals),
    rules: (on, scope, job, intake) => buildingRules(internals, ask, on, scope, job, intake),
  };
}

/** What the import needs to know before its first row, and what it learns along the way. */
type Learnt = {
  readonly gazetteer: Gazetteer;
  readonly rights: Rights;
  readonly mayAddRegion: (code: string) => boolean;
  /** The place that is meant where a row leaves it open. */
  readonly home: HomePlace | null;
  /** Names of places that were resolved within the own city, and to what. */
  readonly within: Map<string, string>;
  /** No column supplies the code: buildings are then identified by name, using these keys. Null if a column supplies codes. */
  readonly named: Map<string, buildings.NamedBuilding> | null;
  /** No column supplies the region: it is the one named in the titles. */
  readonly regionOfTitle: string | null;
  readonly newRegions: Set<string>;
  readonly newOrganisations: Set<string>;
  /** Codes that the file declares as aliases, with their targets. */
  readonly merges: Map<string, string>;
};

/** The rights of the requester, and the organisations that they may name. */
export type Rights = LocationRights & { readonly organisations: OrganisationFinder };

/** @param naming whether organisations are named: if not, they are not looked up */
export async function rightsOf(internals: RegistryInternals, on: PoolClient, scope: Scope, naming: boolean): Promise<Rights> {
  const { sees } = scope;
  return {
    sights: await internals.place.sights(scope, on),
    organisations: await organisationsOf(internals, on, scope, naming),
    beside: new Set('region' in sees ? await internals.place.placesBeside(sees.region, on) : []),
  };
}

/** The organisations that a scope may name: those that it sees, and for a bureau those present in its region. None if nothing names one. */
export async function organisationsOf(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  naming: boolean,
): Promise<OrganisationFinder> {
  if (!naming) return { find: () => null, isSeen: () => false, isTaken: () => true };
  const met = 'region' in scope.sees ? await buildings.organisationsMet(on, scope) : undefined;
  return await internals.place.organisationFinder(scope, on, met);
}

async function buildingRules(
  internals: RegistryInternals,
  ask: ImportGiven,
  on: PoolClient,
  scope: Scope,
  job: Job,
  intake: Intake,
): Promise<Rules> {
  const asked = { ...ask, coordinates: ask.coordinates ?? coordinatesSaid(intake) ?? undefined };
  const byName = ask.matchOn === undefined && !names(intake, 'code');
  if (byName && !names(intake, 'name')) refuseLacking(intake.plan, buildingDictionary, ['code', ...requiredOfBuilding]);
  const gazetteer = await internals.place.countryGazetteer(on);
  const home = await internals.place.homeOf(intake.titles, gazetteer, on);
  const learnt: Learnt = {
    gazetteer,
    rights: await rightsOf(internals, on, scope, names(intake, 'organisation')),
    home,
    within: new Map(),
    named: byName ? new Map() : null,
    regionOfTitle: home?.why === 'title' && !names(intake, 'region') ? home.code : null,
    mayAddRegion: (code) => mayAddRegion(scope, code),
    newRegions: new Set(),
    newOrganisations: new Set(),
    merges: new Map(),
  };
  const counts = { added: 0, created: [] as number[] };
  return {
    isFields: () => true,
    read: (row, intake) => readBuilding(row, intake, asked, learnt),
    async ready() {
      await internals.place.ensureRegions(on, learnt.newRegions);
      if (learnt.newRegions.size > 0) await addSeen(internals, on, scope, learnt);
    },
    async codesOf(_on, keys) {
      if (ask.matchOn !== undefined) return buildings.codesByOutside(on, scope, ask.matchOn, keys);
      return buildings.codesByName(
        on,
        scope,
        keys.flatMap((key) => learnt.named?.get(key) ?? []),
      );
    },
    isSeen: ({ fields }) => scopeOfFields(learnt.rights.sights, fields),
    judge: (group, held, intake) => judgeBuilding(group, held, intake, ask, learnt, scope),
    keysOf: (state) => keysOf(state.fields),
    async wrote(_on, written) {
      counts.created.push(...written.filter((one) => one.isNew).map((one) => one.id));
      await afterBuildings(on, written, job.now);
      return new Set<string>();
    },
    async close() {
      const names = await organisationsInUse(internals, on, learnt);
      if (names.length > 0) await internals.place.addOrganisations(on, scope, job.id, names);
      if (can(scope, 'merge')) await mergeNamed(on, scope, learnt.merges, job);
      const candidates = counts.created.length === 0 ? 0 : await buildings.countLikely(on, scope, job.id);
      return { findings: findingsOf(learnt, names, candidates), extra: { candidates } };
    },
  };
}

/** Regions imported with this file may be within what the scope sees. */
async function addSeen(internals: RegistryInternals, on: PoolClient, scope: Scope, learnt: Learnt): Promise<void> {
  const { places } = await internals.place.sights(scope, on);
  for (const code of places ?? []) (learnt.rights.sights.places as Set<string>).add(code);
}

function readBuilding({ fields: given }: ReadRow, intake: Intake, ask: ImportGiven, learnt: Learnt): ReadOut {
  const fields: Record<string, unknown> = { ...given };
  const faults: Fault[] = [];
  const refuse = (field: string, code: string, evidence: Record<string, unknown> = {}): void =>
    void faults.push({ column: columnFor(intake.plan, field), code, evidence: { field, value: fields[field], ...evidence } });
  const { [cityOfRegion]: city } = fields;
  delete fields[cityOfRegion];
  if (typeof city === 'string') withCity(fields, city, learnt);
  if (learnt.regionOfTitle !== null) fields['region'] ??= learnt.regionOfTitle;
  for (const field of ['region', 'developmentZone'] as const) if (typeof fields[field] === 'string') place(fields, field, learnt, refuse);
  if (typeof fields['organisation'] === 'string')
    fields['organisation'] = learnt.rights.organisations.find(fields['organisation']) ?? fields['organisation'];
  locate(fields, ask.coordinates ?? 'wgs84', refuse);
  if (Array.isArray(fields['uses']) && fields['use'] === undefined) fields['use'] = mainUse(fields['uses'] as UsePart[]);
  const key = keyOfRow(fields, ask) ?? keyOfName(fields, learnt);
  if (key === null) refuse(ask.matchOn === undefined ? (learnt.named === null ? 'code' : 'name') : `code:${ask.matchOn}`, 'missing');
  faults.push(...clearedWithoutDay(intake.plan, fields, fields['from']));
  if (faults.length > 0 || key === null) return { faults };
  const { code: _code, from, mergedInto, ...rest } = fields;
  if (typeof mergedInto === 'string') learnt.merges.set(key, mergedInto);
  return { key, part: (from as string | undefined) ?? '', fields: rest };
}

function keyOfRow(fields: Readonly<Record<string, unknown>>, ask: ImportGiven): string | null {
  const outside = ask.matchOn === undefined ? undefined : fields[`code:${ask.matchOn}`];
  return ((outside ?? fields['code']) as string | undefined) ?? null;
}

const longestCode = 100;

/** The key of a row without a code: its owner and its name, because many buildings are called 办公楼. */
function keyOfName({ name, organisation }: Readonly<Record<string, unknown>>, { named }: Learnt): string | null {
  if (named === null || typeof name !== 'string') return null;
  const owner = typeof organisation === 'string' && organisation !== name ? organisation : null;
  const key = `${owner === null ? '' : `${owner} `}${name}`.slice(-longestCode);
  named.set(key, { key, name, organisation: owner });
  return key;
}

type Refuse = (field: string, code: string, evidence?: Record<string, unknown>) => void;

function place(fields: Record<string, unknown>, field: 'region' | 'developmentZone', learnt: Learnt, refuse: Refuse): void {
  const text = String(fields[field] as string)
    .normalize('NFKC')
    .trim();
  const seen = onlyOneSeen(learnt.gazetteer.find(text), learnt.rights.sights.places);
  const found = onlyOneWithin(seen, learnt.home);
  if ('code' in found && !('code' in seen)) learnt.within.set(text, found.code);
  const isKept = 'code' in found && learnt.gazetteer.has(found.code);
  if ('code' in found && (isKept || (field === 'region' && learnt.mayAddRegion(found.code)))) {
    fields[field] = found.code;
    if (!isKept) learnt.newRegions.add(found.code);
  } else if ('code' in found) refuse(field, 'unknown-region');
  else if (field === 'region' && found.fault === 'unknown-region' && learnt.mayAddRegion(text)) {
    learnt.newRegions.add(text);
    fields[field] = text;
  } else refuse(field, found.fault, 'codes' in found ? { codes: found.codes.join(' ') } : {});
}

/** A county whose city is in a separate column: 阳泉市 | 城区. A city alone is the region if no county is given. */
function withCity(fields: Record<string, unknown>, city: string, { gazetteer }: Learnt): void {
  const county = typeof fields['region'] === 'string' ? fields['region'].trim() : '';
  const found = gazetteer.find(`${city.trim()}${county}`);
  if ('code' in found) fields['region'] = found.code;
}

function judgeBuilding(
  group: Group,
  held: Entity | undefined,
  intake: Intake,
  ask: ImportGiven,
  learnt: Learnt,
  scope: Scope,
): ReturnType<Rules['judge']> {
  const defaults: Record<string, unknown> = { zone: defaultZone };
  if (held === undefined && 'organisation' in scope.sees) defaults['organisation'] = scope.sees.organisation;
  const faults: { row: number; fault: Fault }[] = [];
  let state: Record<string, unknown> = { ...(held?.fields ?? defaults) };
  for (const [index, { row, fields }] of group.rows.entries()) {
    const next = { ...state, ...fields };
    const missing = held === undefined && index === 0 ? requiredOfBuilding.find((field) => next[field] === undefined) : undefined;
    const found =
      missing === undefined ? refused(held?.fields ?? null, next, group, intake, learnt) : lacking(missing, group, intake, learnt);
    if (found.length === 0) state = next;
    else faults.push(...found.map((fault) => ({ row, fault })));
  }
  if (held === undefined && ask.matchOn !== undefined && faults.length === 0)
    return { faults: everyRow(group, noMatch(group, ask.matchOn, intake, learnt)), defaults };
  if (faults.length === 0) nameOrganisation(state, learnt);
  return { faults, defaults };
}

/** An unknown organisation is created with the row that names it. */
function nameOrganisation({ organisation }: Readonly<Record<string, unknown>>, { rights, newOrganisations }: Learnt): void {
  if (typeof organisation === 'string' && !rights.organisations.isTaken(organisation)) newOrganisations.add(organisation);
}

const everyRow = (group: Group, faults: readonly Fault[]): { row: number; fault: Fault }[] =>
  group.rows.flatMap(({ row }) => faults.map((fault) => ({ row, fault })));

/**
 * A missing required field of a building. A requester who sees everything is told which; if the file has no column for it at all, the whole
 * file is refused. For others, a row that creates nothing refers to something that is elsewhere or does not exist, and both give the same
 * error.
 */
function lacking(field: string, group: Group, intake: Intake, { rights }: Learnt): Fault[] {
  const fault = { column: columnFor(intake.plan, field), code: 'missing', evidence: { field } };
  if (!rights.sights.all) return [outOfScope(group, intake), fault];
  refuseLacking(
    intake.plan,
    buildingDictionary,
    requiredOfBuilding.filter((one) => one !== 'use' || !intake.plan.sources.some((from) => from.spec.name === 'uses')),
  );
  return [fault];
}

function refused(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
  group: Group,
  intake: Intake,
  { rights }: Learnt,
): Fault[] {
  return mayBecome(rights, before, after) ? [] : [outOfScope(group, intake)];
}

const outOfScope = (group: Group, intake: Intake): Fault => ({
  column: columnFor(intake.plan, 'code'),
  code: 'out-of-scope',
  evidence: { code: group.key },
});

function noMatch({ key }: Group, scheme: string, intake: Intake, { rights }: Learnt): Fault[] {
  const column = columnFor(intake.plan, `code:${scheme}`);
  const fault = { column, code: 'no-match', evidence: { scheme, value: key } };
  return rights.sights.all ? [fault] : [{ column, code: 'out-of-scope', evidence: { code: key } }, fault];
}

/** Name and address in the form used for comparison. */
export function keysOf(fields: Readonly<Record<string, unknown>>): { name_key: string; address_key: string } {
  const text = (field: string): string => (typeof fields[field] === 'string' ? fields[field] : '');
  return { name_key: comparedName(text('name')), address_key: comparedAddress(text('address')) };
}

/** Outside codes and marks that follow from what was written. */
export async function afterBuildings(on: PoolClient, written: readonly Written[], now: number): Promise<void> {
  const coded = written.filter((one) => one.set.some((field) => field.startsWith('code:')));
  await buildings.putOutsideCodes(
    on,
    wholeProgram,
    coded.map(({ id, after }) => ({ id, fields: after.fields })),
  );
  const moved = written.filter((one) => !one.isNew && zoneIn(one.before) !== zoneIn(one.after)).map((one) => one.id);
  await markMetersOfBuildings(on, wholeProgram, moved, now);
}

/** Performs the merges declared in a file that do not exist yet. */
async function mergeNamed(on: PoolClient, scope: Scope, told: ReadonlyMap<string, string>, job: Job): Promise<void> {
  if (told.size === 0) return;
  const ids = await merges.aliveIds(on, scope, [...told.keys(), ...told.values()]);
  for (const [code, into] of told) {
    const [one, other] = [ids.get(code), ids.get(into)];
    if (one === undefined || other === undefined || one.id === other.id || one.merged) continue;
    await merges.addMerge(on, wholeProgram, { building: one.id, into: other.id, change: job.id, now: job.now });
  }
  await merges.redrawMerges(on, wholeProgram, job.now);
}

/** New organisations that a building now names: if the existing value was kept against the file, none is created. */
async function organisationsInUse(_inner: RegistryInternals, on: PoolClient, learnt: Learnt): Promise<string[]> {
  if (learnt.newOrganisations.size === 0) return [];
  return await buildings.organisationsNamed(on, wholeProgram, [...learnt.newOrganisations]);
}

function findingsOf(learnt: Learnt, organisations: readonly string[], candidates: number): Finding[] {
  const out: Finding[] = [];
  const few = (names: Iterable<string>): string => [...names].slice(0, 10).join(', ');
  if (learnt.newRegions.size > 0)
    out.push({ code: 'regions-added', severity: 'warning', evidence: { count: learnt.newRegions.size, codes: few(learnt.newRegions) } });
  if (organisations.length > 0)
    out.push({ code: 'organisations-added', severity: 'info', evidence: { count: organisations.length, names: few(organisations) } });
  if (learnt.named !== null) out.push({ code: 'codes-from-names', severity: 'info', evidence: {} });
  const { home, within, regionOfTitle, gazetteer } = learnt;
  if (home !== null && (within.size > 0 || regionOfTitle !== null)) {
    const read = [...within].map(([text, code]) => `${text} → ${gazetteer.get(code)?.name ?? ''} ${code}`);
    const place = `${gazetteer.get(home.code)?.name ?? ''} ${home.code}`;
    const code = regionOfTitle === null ? 'regions-within-home' : 'region-of-title';
    out.push({ code, severity: 'info', evidence: { names: few(read), place, homeWhy: home.why, text: home.text } });
  }
  if (candidates > 0) out.push({ code: 'candidates-found', severity: 'info', evidence: { count: candidates } });
  return out;
}
