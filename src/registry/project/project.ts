import type { Say } from '#platform/list-intake/job.ts';
import type { Pool } from 'pg';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { ListQuery } from '#kernel/kind-list.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import { valueOn } from '#platform/ledger/fold.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type EditGiven, type KnownEntity, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { CompletionRule } from './facts.ts';
import { projectDictionary } from './fields.ts';
import * as lists from './list-store.ts';
import { type ProjectShown, presentProject } from './present-project.ts';
import { acceptanceOpen, projectKind } from './project-kind.ts';
import type { projectList } from './vocabulary.ts';

export type ProjectNeeds = LedgerNeeds & {
  readonly postgres: Pool;
  readonly place: Place;
  readonly registry: Registry;
  /** The facts in force that rules refer to. */
  readonly facts: () => readonly EntryOf<'fact'>[];
};

/** A query for projects as known at an instant; by default as of now. */
type KnownAt = { readonly knownAt?: string | undefined };

/**
 * Construction and retrofit projects: their location and owner, the buildings they construct or change, the days of their life, and the
 * facts that rules refer to.
 * @example await projects.question(scope, 'P-2026-01', {}) // { region: '140302', date: '2026-03-01', project: { work: 'new', … } }
 */
export function createProjects(needs: ProjectNeeds) {
  const { postgres, now, place, registry, facts } = needs;
  const dictionary = projectDictionary(facts);
  let completionRule: (scope: Scope) => Promise<CompletionRule> | null = () => null;
  const kind = projectKind(dictionary, { place, registry, completionRule: (scope) => completionRule(scope) });
  const ledger = createLedger(kind, needs);
  keepNamed(needs);
  const present = (entity: Pick<KnownEntity, 'code' | 'fields'>, day: string): ProjectShown => presentProject(entity, facts(), day);
  /** The project as of now, or as known then. Throws `no-such-project`. */
  const entityOf = (scope: Scope, code: string, { knownAt }: KnownAt): Promise<KnownEntity> =>
    knownAt === undefined ? ledger.one(scope, code) : ledger.oneAt(scope, code, asOf(now(), knownAt));
  return {
    /** Sets the source of the rule for green acceptance before completion: the rules are in a later slice. */
    onCompletion(rule: (scope: Scope) => Promise<CompletionRule>): void {
      completionRule = rule;
    },
    importProjects: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    add: ledger.add,
    history: ledger.history,
    examine: ledger.examine,
    passDays: ledger.passDays,
    rows: ledger.rows,
    /** The columns of the file that can be imported again. */
    header: () => dictionary.fields.map(({ name }) => name),
    /** A page of the projects that the scope sees. */
    async projects(
      scope: Scope,
      { building, ...asked }: ListQuery<typeof projectList> & { readonly limit: number; readonly offset: number } & KnownAt,
    ): Promise<{ projects: ProjectShown[]; total: number }> {
      const day = today(now());
      const ask = { ...asked, ...(building !== undefined && { buildings: await registry.namesOfBuilding(scope, building) }) };
      if (ask.knownAt === undefined) {
        const { rows, total } = await lists.list(postgres, scope, ask, day);
        return { projects: rows.map((row) => present(row, day)), total };
      }
      const known = await ledger.allAt(scope, asOf(now(), ask.knownAt));
      const inside = ask.region === undefined ? null : new Set(await place.regionsWithin(ask.region));
      const shown = known.map((entity) => present(entity, day)).filter((project) => lists.matches(project, ask, inside));
      const found = lists.ordered(shown, ask);
      return { projects: found.slice(ask.offset, ask.offset + ask.limit), total: found.length };
    },
    /** All projects of a place that the scope sees, as known then. */
    async within(scope: Scope, asked: { readonly region: string; readonly known: AsOf }): Promise<ProjectShown[]> {
      const [day, inside] = [today(now()), new Set(await place.regionsWithin(asked.region))];
      const all = (await ledger.allAt(scope, asked.known)).map((entity) => present(entity, day));
      return all.filter(({ region, developmentZone }) => inside.has(region ?? '') || inside.has(developmentZone ?? ''));
    },
    /** One project: its fields, its life, the source of each field. Throws `no-such-project`. */
    async project(scope: Scope, code: string, known: KnownAt = {}) {
      const entity = await entityOf(scope, code, known);
      const shown = present(entity, today(now()));
      const findings = [...shown.findings, ...acceptanceOpen(await completionRule(scope), entity)];
      return { ...shown, findings, ...originsOf(entity) };
    },
    /**
     * The input for rules, conditions and checks: the project's region and facts on a local day (by default today). Throws
     * `no-such-project`.
     */
    async question(scope: Scope, code: string, asked: KnownAt & { readonly date?: string | undefined }) {
      const entity = await entityOf(scope, code, asked);
      const date = asked.date ?? today(now());
      const known = facts().map(({ fact }) => [fact, valueOn(entity, fact, date) as string | number | boolean | null] as const);
      const project = Object.fromEntries(known.filter((pair): pair is [string, string | number | boolean] => pair[1] !== null));
      return { region: String(valueOn(entity, 'region', date) as string), date, project };
    },
  };
}

/** The dated values of each field, and where each field's value comes from; the latter only of today's entity. */
function originsOf(entity: KnownEntity) {
  const provenance = 'provenance' in entity ? (entity as Awaited<ReturnType<ReturnType<typeof createLedger>['one']>>).provenance : {};
  return { dated: Object.fromEntries(Object.entries(entity.dated).map(([field, line]) => [field, [...line]])), provenance };
}

/** Prevents undoing entities that existing projects refer to. */
function keepNamed({ registry, place }: ProjectNeeds): void {
  registry.onBuildingsStanding(async (on, codes) =>
    (await lists.buildingsNamed(on, wholeProgram, codes)).map(({ building, project }): Finding => ({
      code: 'building-in-project',
      severity: 'error',
      evidence: { code: building, project },
    })),
  );
  place.onStanding(async (on, subject, codes) =>
    (await lists.placesNamed(on, wholeProgram, subject, codes)).map((code): Finding => ({
      code: `${subject}-in-project`,
      severity: 'error',
      evidence: { code },
    })),
  );
}

export type Projects = ReturnType<typeof createProjects>;
