import type { Say } from '#platform/list-intake/job.ts';
import { whereBuildingsLie, whereMetersLie } from './store/lies-store.ts';
import { headingsByField } from './fields/heading-words.ts';
import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { today } from '#kernel/today.ts';
import type { ImportRun } from '#platform/imports/imports.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { buildingImport, type ImportGiven } from './buildings/building-import.ts';
import { createBulkEdits } from './buildings/bulk-edits.ts';
import { organisationsMet } from './store/building-store.ts';
import { createBuildings, need } from './buildings/buildings.ts';
import { createConfirmed } from './buildings/confirmed.ts';
import { createEdits } from './buildings/edits.ts';
import { createBuildingFields } from './fields/fields.ts';
import { importEntities, performEntities } from '#platform/ledger/import.ts';
import type { ImportGiven as EntitiesGiven } from '#platform/ledger/import-kind.ts';
import { touchedBy } from '#platform/ledger/lies.ts';
import { createRegistryCache } from './cache/cache-refresh.ts';
import type {
  BuildingsStanding,
  BuildingFindings,
  CodesTaken,
  MetersStanding,
  RegistryInternals,
  RegistryNeeds,
  ShownToTell,
} from './cache/internals.ts';
import { createExports } from './files/exports.ts';
import { listHeader, valueText } from './files/list-export.ts';
import { buildingTable, meterTable } from './fields/kinds.ts';
import { createMerges } from './buildings/merges.ts';
import { createFacts } from './cache/meter-facts.ts';
import { meterListDictionary } from './fields/meter-fields.ts';
import { meterImport } from './meters/meter-import.ts';
import { createMeterList } from './meters/meter-list.ts';
import { unmarkMeters } from './store/meter-store.ts';
import { createMeterVerbs } from './meters/meters.ts';
import {
  acceptedBuildings,
  answering,
  buildingsServed,
  meterCodesStanding,
  metersSeen,
  metersUnseen,
  namesOfBuilding,
  namesOfBuildings,
  activeVisible,
  typedFields,
} from './store/outside-store.ts';
import { lastChanges, changedSince as changes, type ChangeSince } from './store/since-store.ts';

export type { LastChange } from './store/since-store.ts';
import { createSwaps } from './meters/swaps.ts';
import { passDays } from './recompute.ts';
import { tellTouched } from './touch.ts';
import type { Mark } from './fields/line-changes.ts';
import { standingOnPlaces, takeBack } from './undo.ts';
import { Problem } from '#kernel/problem.ts';
import * as store from './store/view-store.ts';

export type { ImportGiven } from './buildings/building-import.ts';
export type { RegistryNeeds } from './cache/internals.ts';

/**
 * Buildings, metering points and what is known about them: by whom, since when, from which import.
 * @example await createRegistry(needs).buildingFacts(scope, { region: '140300' }, known) // dated facts of each building
 */
export function createRegistry(needs: RegistryNeeds) {
  const internals: RegistryInternals = {
    ...needs,
    buildingFields: createBuildingFields(needs.useWords, needs.headings),
    held: createRegistryCache(needs.postgres),
    touched: [],
    standing: [],
    buildingsStanding: [],
    buildingFindings: [],
    codesTaken: [],
  };
  const { imports } = needs;
  makeImportsKnown(internals);
  makePlacesKnown(internals);
  for (const kind of ['buildings', 'meters', 'building-edit', 'meter-edit', 'swap', 'merge']) {
    imports.onUndo(kind, (on, scope, row, now) => takeBack(internals, on, scope, row.id, now));
  }
  needs.place.onStanding(standingOnPlaces);
  return {
    ...createBuildings(internals),
    ...createEdits(internals),
    ...createBulkEdits(internals),
    ...createViews(internals),
    ...createFacts(internals),
    ...createConfirmed(internals),
    ...createMerges(internals),
    ...createMeterVerbs(internals),
    ...createMeterList(internals),
    ...createSwaps(internals),
    ...createExports(internals),
    /** The region for a sample file's buildings: the requester's own region or a county below it, otherwise any county. */
    async sampleRegion(scope: Scope): Promise<string> {
      const own = 'region' in scope.sees ? scope.sees.region : null;
      const codes = (await needs.place.places(own)).map((place) => place.code);
      return codes.find((code) => /^\d{6}$/u.test(code) && !code.endsWith('00')) ?? own ?? '140302';
    },
    /** The names of fields in a language, as column headings. */
    headings: listHeader,
    /** The column names of bills and reading sheets, by `knowledge/heading-words`. */
    readingHeadings: () => headingsByField('readings', needs.headings()),
    /** The name of a field's coded value. */
    valueText,
    /** Energy items in force. */
    items: needs.items,
    importBuildings: (scope: Scope, ask: ImportGiven, say: Say): Promise<ImportRun> =>
      importEntities(internals, scope, ask, say, 'buildings'),
    importMeters: (scope: Scope, ask: EntitiesGiven, say: Say): Promise<ImportRun> => importEntities(internals, scope, ask, say, 'meters'),
    ...hooks(internals),
    /** Undoes what an import of another kind did in the registry (meters created for readings), as part of its own undo. */
    takeBack: (...given: Parameters<typeof takeBack> extends [RegistryInternals, ...infer Rest] ? Rest : never) =>
      takeBack(internals, ...given),
    ...byName(needs),
    /** Organisations named as owners by buildings that the scope sees, and as operators by their meters; a bureau may name them. */
    organisationsMet: async (scope: Scope, on: PoolClient): Promise<ReadonlySet<string>> =>
      'region' in scope.sees ? organisationsMet(on, scope) : new Set(),
    /** What was changed or undone for a building and for metering points after an instant (ms), newest first. Throws `no-such-building`. */
    changedSince: (scope: Scope, asked: SinceQuestion, since: number) => changedSince(internals, scope, asked, since),
    /** What was changed or undone after an instant (ms), each with its latest time and the buildings it may concern. */
    lastChanges: (since: number) => lastChanges(internals.postgres, wholeProgram, since),
    /** Preloads the data for queries over a whole place, so that the first of them does not have to wait. */
    async warm(): Promise<void> {
      await internals.held.now();
    },
    /** Makes values set from a later day on current if that day has come since the last run. Called repeatedly while the program serves. */
    passDays: dayPasser(internals),
    /** Called at startup: finishes what an earlier run left incomplete. */
    async mend(): Promise<void> {
      await passDays(internals);
      await tellTouched(internals);
    },
  };
}

/** Hooks by which others are notified of changes, or consulted before they are made. */
const hooks = (internals: RegistryInternals) => ({
  /** Called, and awaited, before a change that affects lines is acknowledged, and by `mend` for marks left behind. */
  onMetersTouched: (listener: (marks: readonly Mark[]) => Promise<void>): void => void internals.touched.push(listener),
  /** Deletes these marks once their stretches are recomputed. */
  metersSettled: (marks: readonly string[]): Promise<void> => unmarkMeters(internals.postgres, wholeProgram, marks),
  /** Called before meters are undone: what depends on them. */
  onMetersStanding: (ask: MetersStanding): void => void internals.standing.push(ask),
  /** Called before buildings are undone: what depends on them. */
  onBuildingsStanding: (ask: BuildingsStanding): void => void internals.buildingsStanding.push(ask),
  /** Called when a building is shown: what later slices say of it. */
  onBuildingFindings: (ask: BuildingFindings): void => void internals.buildingFindings.push(ask),
  /** What later slices say of a building that the scope sees. */
  buildingFindings: async (scope: Scope, one: ShownToTell): Promise<Finding[]> =>
    (await Promise.all(internals.buildingFindings.map((ask) => ask(scope, one)))).flat(),
  /**
   * Called before metering points are created: which codes are taken by others. Writers of both wait for each other (the table's `lock`).
   */
  onCodesTaken: (ask: CodesTaken): void => void internals.codesTaken.push(ask),
});

/** Queries by slices about buildings and metering points that they name. */
const byName = ({ postgres }: RegistryNeeds) => ({
  /** Which of these codes belong to existing metering points, regardless of scope; as this transaction sees it. */
  meterCodesStanding: (on: PoolClient, codes: readonly string[]) => meterCodesStanding(on, wholeProgram, codes),
  /** Those of these codes that belong to existing metering points, and whether a scope sees each. */
  metersSeen: (scope: Scope, codes: readonly string[]) => metersSeen(postgres, scope, codes),
  /** All codes of the buildings that each of these metering points serves, regardless of scope. */
  buildingsServed: (codes: readonly string[]) => buildingsServed(postgres, wholeProgram, codes),
  /** Codes of these metering points, by number, that a scope does not see. */
  metersUnseen: (scope: Scope, ids: readonly number[]) => metersUnseen(postgres, scope, ids),
  /** Those of these codes that belong to existing buildings, and whether a scope sees each. */
  activeVisible: (scope: Scope, codes: readonly string[]) => activeVisible(postgres, scope, codes),
  /** All codes of buildings that have passed green acceptance, as this transaction sees it. */
  acceptedBuildings: (on: PoolClient) => acceptedBuildings(on, wholeProgram),
  /** All codes of a building, including merged ones; only the given code if the scope does not see it. */
  namesOfBuilding: (scope: Scope, code: string) => namesOfBuilding(postgres, scope, code),
  /** All codes of buildings that the scope sees, including merged ones. */
  namesOfBuildings: (scope: Scope, codes: readonly string[]) => namesOfBuildings(postgres, scope, codes),
  /** For the buildings that answer for these codes and that the scope sees, by code: the facts entered by a person. */
  typedFields: (scope: Scope, codes: readonly string[]) => typedFields(postgres, scope, codes),
  whereBuildingsLie: (codes: readonly string[]) => whereBuildingsLie(postgres, wholeProgram, codes),
  whereMetersLie: (codes: readonly string[]) => whereMetersLie(postgres, wholeProgram, codes),
  /** The building that answers for each of these codes, and its name, regardless of scope: for entities in a visible building. */
  answering: (codes: readonly string[]) => answering(postgres, wholeProgram, codes),
});

/** Registers the file imports: buildings and metering points. */
function makeImportsKnown(internals: RegistryInternals): void {
  for (const dictionary of [internals.buildingFields, meterListDictionary]) internals.imports.knows(dictionary);
  performEntities(internals, 'buildings', (ask: ImportGiven) => buildingImport(internals, ask));
  performEntities(internals, 'meters', () => meterImport(internals));
}

/** Registers the location of what was changed by file or manually, for the audit trail. */
function makePlacesKnown({ imports, postgres }: RegistryInternals): void {
  for (const kind of ['buildings', 'building-edit'])
    imports.onPlaced(kind, ({ id }) => touchedBy(postgres, { table: buildingTable, liesBy: { region: 'place' } }, id));
  for (const kind of ['meters', 'meter-edit'])
    imports.onPlaced(kind, ({ id }) =>
      touchedBy(postgres, { table: meterTable, liesBy: { building: 'building', shares: 'building' } }, id),
    );
  for (const [kind, named] of [
    ['merge', 'into'],
    ['unmerge', 'from'],
    ['distinct', 'other'],
  ] as const)
    imports.onPlaced(kind, async ({ subject, options }) => {
      const other = (options as Readonly<Record<string, unknown>>)[named];
      return { where: [`building:${subject}`, ...(typeof other === 'string' ? [`building:${other}` as const] : [])] };
    });
  imports.onPlaced('swap', async ({ subject }) => ({ where: [`meter:${subject}`] }));
}

function dayPasser(internals: RegistryInternals): () => Promise<void> {
  let passed = today(internals.now());
  return async () => {
    const day = today(internals.now());
    if (day === passed) return;
    await passDays(internals);
    await tellTouched(internals);
    passed = day;
  };
}

export type Registry = ReturnType<typeof createRegistry>;

/** A building by its code, or buildings by the registry's numbers; and metering points by theirs. */
type SinceQuestion = { readonly building: string | readonly number[]; readonly meters: readonly number[] };

/** What was changed or undone for buildings and metering points after an instant (ms), newest first. Throws `no-such-building`. */
async function changedSince(
  internals: RegistryInternals,
  scope: Scope,
  { building, meters }: SinceQuestion,
  since: number,
): Promise<ChangeSince[]> {
  const buildings = typeof building === 'string' ? [(await need(internals, scope, building)).id] : building;
  return changes(internals.postgres, wholeProgram, { buildings, meters }, since);
}

const most = 100;

type ViewedList = store.ViewedList;

/** Saved views of the list of buildings or of cases, each belonging to its account. */
function createViews({ postgres, now }: RegistryInternals) {
  return {
    views: (scope: Scope, of: ViewedList = 'buildings') => store.views(postgres, scope, of),
    /** Saves a view under a name. Throws `too-many-views`. */
    async saveView(
      scope: Scope,
      { of = 'buildings', ...view }: { name: string; address: string; of?: ViewedList | undefined },
    ): Promise<{ id: number }> {
      const held = await store.views(postgres, scope, of);
      if (held.length >= most && !held.some(({ name }) => name === view.name)) throw new Problem('cannot-do', 'too-many-views', { most });
      return { id: await store.saveView(postgres, scope, { ...view, of, now: now() }) };
    },
    removeView: (scope: Scope, id: number) => store.removeView(postgres, scope, id),
  };
}
