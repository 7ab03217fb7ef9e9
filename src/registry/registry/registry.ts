import type { Say } from '#platform/list-intake/job.ts';
import { whereBuildingsLie, whereMetersLie } from './store/lies-store.ts';
import { headingsByField } from './fields/heading-words.ts';
import type { PoolClient } from 'pg';
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
import { type ImportGiven as EntitiesGiven, importEntities, performEntities } from '#platform/ledger/import.ts';
import { touchedBy } from '#platform/ledger/lies.ts';
import { createRegistryCache } from './cache/cache-refresh.ts';
import type { BuildingsStanding, CodesTaken, RegistryInternals, MetersStanding, RegistryNeeds } from './cache/internals.ts';
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
 * Buildings, metering points and what is known of them: by whom, since when, from which import.
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
    /** Where the buildings of a sample file stand: the asker's own region or a county below it, else any county. */
    async sampleRegion(scope: Scope): Promise<string> {
      const own = 'region' in scope.sees ? scope.sees.region : null;
      const codes = (await needs.place.places(own)).map((place) => place.code);
      return codes.find((code) => /^\d{6}$/u.test(code) && !code.endsWith('00')) ?? own ?? '140302';
    },
    /** What fields are called in a language, as files head them. */
    headings: listHeader,
    /** What bills and reading sheets call their columns, by `knowledge/heading-words`. */
    readingHeadings: () => headingsByField('readings', needs.headings()),
    /** What a field's coded value is called. */
    valueText,
    /** Energy items in force. */
    items: needs.items,
    importBuildings: (scope: Scope, ask: ImportGiven, say: Say): Promise<ImportRun> =>
      importEntities(internals, scope, ask, say, 'buildings'),
    importMeters: (scope: Scope, ask: EntitiesGiven, say: Say): Promise<ImportRun> => importEntities(internals, scope, ask, say, 'meters'),
    ...hooks(internals),
    /** Takes back what an import of another kind did in the registry (meters that readings made), inside its own undo. */
    takeBack: (...given: Parameters<typeof takeBack> extends [RegistryInternals, ...infer Rest] ? Rest : never) =>
      takeBack(internals, ...given),
    ...byName(needs),
    /**
     * Organisations that buildings which the scope sees name as theirs, and their meters as those who read them; a bureau may name them.
     */
    organisationsMet: async (scope: Scope, on: PoolClient): Promise<ReadonlySet<string>> =>
      'region' in scope.sees ? organisationsMet(on, scope) : new Set(),
    /**
     * What was changed or taken back of a building and of metering points after an instant (ms), the newest first. Throws
     * `no-such-building`.
     */
    changedSince: (scope: Scope, asked: SinceQuestion, since: number) => changedSince(internals, scope, asked, since),
    /** What was changed or taken back after an instant (ms), each with when it last was and the buildings that it may concern. */
    lastChanges: (since: number) => lastChanges(internals.postgres, wholeProgram, since),
    /** Reads ahead what questions about a whole place will ask for: the first of them need not wait for it. */
    async warm(): Promise<void> {
      await internals.held.now();
    },
    /**
     * Lets what was set from a later day on stand, when the day has come since it was looked at last. Done again and again while the
     * program serves.
     */
    passDays: dayPasser(internals),
    /** At start: what an earlier end left half done. */
    async mend(): Promise<void> {
      await passDays(internals);
      await tellTouched(internals);
    },
  };
}

/** Where others are told of changes, and asked before they are made. */
const hooks = (internals: RegistryInternals) => ({
  /** Called, and waited for, before a change that moves lines is acknowledged, and by `mend` for marks left behind. */
  onMetersTouched: (listener: (marks: readonly Mark[]) => Promise<void>): void => void internals.touched.push(listener),
  /** What these marks say is drawn anew: they go. */
  metersSettled: (marks: readonly string[]): Promise<void> => unmarkMeters(internals.postgres, wholeProgram, marks),
  /** Asked before meters are taken back: what stands on them. */
  onMetersStanding: (ask: MetersStanding): void => void internals.standing.push(ask),
  /** Asked before buildings are taken back: what stands on them. */
  onBuildingsStanding: (ask: BuildingsStanding): void => void internals.buildingsStanding.push(ask),
  /** Asked before metering points are made: which codes others have. Writers of both wait for each other (the table's `lock`). */
  onCodesTaken: (ask: CodesTaken): void => void internals.codesTaken.push(ask),
});

/** What slices ask of buildings and metering points that they name. */
const byName = ({ postgres }: RegistryNeeds) => ({
  /** Which of these codes are those of metering points that stand, whoever sees them; as this transaction sees it. */
  meterCodesStanding: (on: PoolClient, codes: readonly string[]) => meterCodesStanding(on, wholeProgram, codes),
  /** Of these codes those of metering points that stand, and whether a scope sees each. */
  metersSeen: (scope: Scope, codes: readonly string[]) => metersSeen(postgres, scope, codes),
  /** All codes of the buildings that each of these metering points serves, whoever sees them. */
  buildingsServed: (codes: readonly string[]) => buildingsServed(postgres, wholeProgram, codes),
  /** Codes of these metering points, by number, that a scope does not see. */
  metersUnseen: (scope: Scope, ids: readonly number[]) => metersUnseen(postgres, scope, ids),
  /** Of these codes those of buildings that stand, and whether a scope sees each. */
  activeVisible: (scope: Scope, codes: readonly string[]) => activeVisible(postgres, scope, codes),
  /** All codes of buildings that have passed green acceptance, as this transaction sees it. */
  acceptedBuildings: (on: PoolClient) => acceptedBuildings(on, wholeProgram),
  /** All codes by which a building is known, merged ones too; the code alone where the scope does not see it. */
  namesOfBuilding: (scope: Scope, code: string) => namesOfBuilding(postgres, scope, code),
  /** All codes by which some buildings that the scope sees are known, merged ones too. */
  namesOfBuildings: (scope: Scope, codes: readonly string[]) => namesOfBuildings(postgres, scope, codes),
  /** Of the buildings that answer for these codes and that the scope sees, by their codes: the facts that a person typed. */
  typedFields: (scope: Scope, codes: readonly string[]) => typedFields(postgres, scope, codes),
  whereBuildingsLie: (codes: readonly string[]) => whereBuildingsLie(postgres, wholeProgram, codes),
  whereMetersLie: (codes: readonly string[]) => whereMetersLie(postgres, wholeProgram, codes),
  /** The building that answers for each of these codes, and its name, whoever sees it: of what stands in a building that is seen. */
  answering: (codes: readonly string[]) => answering(postgres, wholeProgram, codes),
});

/** What comes in by file: buildings and metering points. */
function makeImportsKnown(internals: RegistryInternals): void {
  for (const dictionary of [internals.buildingFields, meterListDictionary]) internals.imports.knows(dictionary);
  performEntities(internals, 'buildings', (ask: ImportGiven) => buildingImport(internals, ask));
  performEntities(internals, 'meters', () => meterImport(internals));
}

/** Where what was touched by file or by hand lies, for the trail. */
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

/** A building by its code, or buildings by the numbers that the registry gave; and metering points by theirs. */
type SinceQuestion = { readonly building: string | readonly number[]; readonly meters: readonly number[] };

/**
 * What was changed or taken back of buildings and of metering points after an instant (ms), the newest first. Throws `no-such-building`.
 */
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
