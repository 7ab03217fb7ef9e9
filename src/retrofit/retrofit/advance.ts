import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { dayText, parseDay, civil } from '#kernel/day.ts';
import { readFigure } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseUnread } from '#kernel/seen.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { byCodes, takeTurn, type EntityTable } from '#platform/ledger/entity-store.ts';
import type { Ledger } from '#platform/ledger/ledger.ts';
import { readSets, type Sets } from '#platform/ledger/sets.ts';
import { type EstimateQuestion, estimateOf, type ProjectEstimate } from './estimate-source.ts';
import { retrofitDictionary } from './fields.ts';
import { isOutOfSeason } from './measures-of.ts';
import type { RetrofitNeeds } from './needs.ts';
import { changedSince, versionOf } from './present-retrofit.ts';
import { needsOf, orderFault, type RetrofitState } from './states.ts';
import * as steps from './step-store.ts';
import { retrofitFieldTerms, type RetrofitField } from './vocabulary.ts';

/** One step of a project. */
export type AdvanceGiven = {
  readonly to: RetrofitState;
  /** The local day of the step. */
  readonly on: string;
  /** The version of the project that was read. */
  readonly seen?: number | undefined;
  /** Fields of the project and, at acceptance, `building.FIELD`, as typed. */
  readonly set?: Sets | undefined;
  /** For the step to `estimated`: the source of cost and saving, unless they are set. */
  readonly estimate?: EstimateQuestion | undefined;
  /** The caller's own uploads: the documents of the step. */
  readonly files?: readonly string[] | undefined;
  readonly note?: string | undefined;
};

export type Advancing = {
  readonly needs: RetrofitNeeds;
  readonly ledger: Ledger;
  readonly table: EntityTable;
};

const ofBuilding = 'building.';

/** Fields set by a step itself. */
const ofStep: readonly string[] = ['state'];

/**
 * Advances a project by one step, as one change that `undo` reverts with everything that it did. Throws `no-such-retrofit`, `seen-missing`,
 * `seen-not-latest`, `state-order`, `needs-missing`, and what the fields and files throw.
 * @returns its number
 */
export async function advance(
  { needs, ledger, table }: Advancing,
  scope: Scope,
  code: string,
  { seen, ...given }: AdvanceGiven,
): Promise<number> {
  const standing = await ledger.one(scope, code);
  const { own: typed, building } = splitSets(given);
  const estimate = await estimateGiven(needs, scope, standing.fields, given);
  const own = { ...setsOf(estimate), ...typed };
  const wanted = Object.keys(own).length === 0 ? {} : readSets(retrofitDictionary, own, ['code', ...ofStep]);
  if (Object.keys(building).length > 0) needs.registry.checkFact(building);
  const fields = { ...standing.fields, ...wanted };
  const buildings = buildingsOf(fields);
  const uploads = given.files ?? [];
  for (const file of uploads) await needs.imports.fileOf(scope, file);
  if (uploads.length > 0 && buildings.length === 0) throw new Problem('cannot-do', 'step-files-without-building', { code });
  const findings = await findingsOf(needs, { code, fields, given, estimate });
  const verified = given.to === 'verified' ? await verifiedBy(needs, scope, fields['savings']) : {};
  const detail = { ...verified, ...(estimate !== null && { estimate }), findings };
  const { change, told } = await inTransaction(needs.postgres, async (on) => {
    await takeTurn(on, wholeProgram, table);
    const held = (await byCodes(on, wholeProgram, table, [code])).get(code);
    if (held === undefined || held.gone) throw new Problem('not-found', 'no-such-retrofit', { retrofit: code });
    refuseUnread(seen, versionOf(held), changedSince(held, seen), { code });
    await refuseStep(on, code, { state: held.fields['state'], fields: { ...held.fields, ...wanted }, given });
    const made = await needs.imports.change(on, scope, { kind: 'retrofit-advance', subject: code, detail: given, now: needs.now() });
    const { refused } = await ledger.editOn(on, scope, { codes: [code], set: { ...own, state: given.to }, change: made });
    const [fault] = refused;
    if (fault !== undefined) throw new Problem('bad-input', fault.fault, fault.evidence);
    const edits = given.to === 'accepted' ? await acceptBuildings(needs, on, scope, { buildings, on: given.on, set: building }) : [];
    const buildingChanges = edits.map((one) => one.change);
    await steps.sayOfSteps(on, checkedByCaller, made, { on: given.on, note: given.note ?? null, detail, buildingChanges });
    return { change: made, told: edits.map((one) => one.told) };
  });
  for (const tell of told) await tell();
  await needs.audit?.(scope, { action: 'retrofit-advance', subject: `retrofit:${code}`, detail: { change, to: given.to, on: given.on } });
  await attachFiles(needs, scope, { change, buildings, uploads, about: `${code} ${given.to} ${given.on}` });
  return change;
}

function splitSets({ set = {}, to }: AdvanceGiven): { own: Sets; building: Sets } {
  const entries = Object.entries(set);
  const building = entries.filter(([name]) => name.startsWith(ofBuilding)).map(([name, value]) => [name.slice(ofBuilding.length), value]);
  const [first] = building;
  if (first !== undefined && to !== 'accepted')
    throw new Problem('bad-input', 'building-set-at-acceptance', { field: `${ofBuilding}${String(first[0])}` });
  return {
    own: Object.fromEntries(entries.filter(([name]) => !name.startsWith(ofBuilding))),
    building: Object.fromEntries(building) as Sets,
  };
}

const buildingsOf = (fields: Readonly<Record<string, unknown>>): string[] =>
  Array.isArray(fields['buildings']) ? (fields['buildings'] as string[]) : [];

/** The estimate used for a step. Throws `estimate-at-estimated` for any other step. */
async function estimateGiven(
  needs: RetrofitNeeds,
  scope: Scope,
  fields: Readonly<Record<string, unknown>>,
  { to, estimate }: AdvanceGiven,
): Promise<ProjectEstimate | null> {
  if (estimate === undefined) return null;
  if (to !== 'estimated') throw new Problem('bad-input', 'estimate-at-estimated', { to });
  return estimateOf(needs, scope, { ...estimate, buildings: buildingsOf(fields) });
}

/** The fields that an estimate sets on a project; unknown values leave them unchanged. */
function setsOf(estimate: ProjectEstimate | null): Sets {
  if (estimate === null) return {};
  const { cost, saving, savingLow, savingHigh, figures } = estimate;
  const told = { cost, saving, savingLow, savingHigh, estimate: figures.length === 0 ? null : figures.join(';') };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)) as Sets;
}

type Step = { readonly state: unknown; readonly fields: Readonly<Record<string, unknown>>; readonly given: AdvanceGiven };

async function refuseStep(on: PoolClient, code: string, { state, fields, given }: Step): Promise<void> {
  const { to, on: day } = given;
  const from = (typeof state === 'string' ? state : 'found') as RetrofitState;
  const days = ((await steps.stepsOf(on, checkedByCaller, [code])).get(code) ?? []).map((one) => one.on).filter((one) => one !== null);
  const last = days.reduce<string | null>((so, one) => (so === null || one > so ? one : so), null);
  const why = orderFault({ from, to, on: day, last });
  if (why !== null) throw new Problem('conflict', 'state-order', { code, from, to, on: day, last, why });
  const missing = needsOf(to, fields);
  if (missing.length > 0) throw new Problem('cannot-do', 'needs-missing', { code, to, fields: calledFields(missing), needs: missing });
}

/** Field names for people, with the names that `--set` takes. */
const calledFields = (fields: readonly RetrofitField[]): { zh: string; en: string } => ({
  zh: fields.map((field) => `${retrofitFieldTerms[field].zh}（${field}）`).join('、'),
  en: fields.map((field) => `${retrofitFieldTerms[field].en} (${field})`).join(', '),
});

type OfStep = {
  readonly code: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly given: AdvanceGiven;
  readonly estimate: ProjectEstimate | null;
};

/** Findings on a step: works in the season that they should avoid, an estimate based on unverified values. */
async function findingsOf(needs: RetrofitNeeds, asked: OfStep): Promise<Finding[]> {
  const { code, given, estimate } = asked;
  if (estimate?.indicative === true)
    return [{ code: 'estimate-indicative', severity: 'warning', evidence: { code, package: estimate.package, year: estimate.year } }];
  return given.to === 'works' ? seasonFindings(needs, asked) : [];
}

async function seasonFindings(needs: RetrofitNeeds, { code, fields, given }: OfStep): Promise<Finding[]> {
  const region = fields['region'];
  const day = parseDay(given.on);
  if (typeof region !== 'string' || day === null) return [];
  const season = (await needs.comfort.seasonsOf([region], asOfNow)).get(region);
  if (season === undefined || !isWithinSeason(season.heating, day)) return [];
  const taken = (await steps.stepsOf(needs.postgres, checkedByCaller, [code])).get(code) ?? [];
  const option = typeof fields['option'] === 'string' ? fields['option'] : null;
  if (!(await isOutOfSeason(needs, { option, steps: taken }, given.on))) return [];
  return [
    { code: 'works-in-season', severity: 'warning', evidence: { code, on: given.on, from: season.heating.from, to: season.heating.to } },
  ];
}

/** The result of a savings report: the figure is opened, and what it stands for is stored with the step. Throws `savings-not-of-report`. */
async function verifiedBy(needs: RetrofitNeeds, scope: Scope, figure: unknown): Promise<Record<string, unknown>> {
  if (typeof figure !== 'string' || figure === '') return {};
  const isReport = (): boolean => {
    const { kind, part } = readFigure(figure) as { kind: string; part?: unknown };
    return kind === 'savings' && part === 'savings';
  };
  if (!isReport()) throw new Problem('cannot-do', 'savings-not-of-report', { figure });
  const { result } = await needs.explain(scope, figure);
  const coal = await needs.savings.coalOfFigure(scope, figure);
  return { savings: { value: result.value, unit: result.unit, ...coal } };
}

/** Marks buildings as having energy measures from the day after acceptance, and sets the other given facts. */
async function acceptBuildings(
  { registry }: RetrofitNeeds,
  on: PoolClient,
  scope: Scope,
  { buildings, on: day, set }: { readonly buildings: readonly string[]; readonly on: string; readonly set: Sets },
) {
  const next = dayText((parseDay(day) ?? 0) + 1);
  const made: Awaited<ReturnType<RetrofitNeeds['registry']['editBuildingOn']>>[] = [];
  for (const building of buildings) made.push(await registry.editBuildingOn(on, scope, building, { ...set, energyMeasures: true }, next));
  return made;
}

type Papers = {
  readonly change: number;
  readonly buildings: readonly string[];
  readonly uploads: readonly string[];
  readonly about: string;
};

/** The documents of a step are stored with the first building of the project, as all files of buildings are. */
async function attachFiles(needs: RetrofitNeeds, scope: Scope, { change, buildings, uploads, about }: Papers): Promise<void> {
  const [building] = buildings;
  if (building === undefined || uploads.length === 0) return;
  const files: steps.StepFile[] = [];
  for (const upload of uploads) {
    const entry = await needs.attachments.attach(scope, building, upload, about);
    files.push({ entry: entry.id, building: entry.building, name: entry.file?.name ?? '' });
  }
  await steps.keepFiles(needs.postgres, checkedByCaller, change, files);
}

/** Whether a local day (since 1970-01-01) is in a yearly stretch, its first and last day included; the stretch may span New Year. */
function isWithinSeason({ from, to }: { readonly from: string; readonly to: string }, day: number): boolean {
  const { month, day: ofMonth } = civil(day);
  const text = `${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
  return from <= to ? from <= text && text <= to : from <= text || text <= to;
}
