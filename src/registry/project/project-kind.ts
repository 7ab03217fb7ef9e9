import { stages } from './stages.ts';
import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Place } from '#platform/place/place.ts';
import { seesLocated } from '#platform/place/public/scope-filter.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { CompletionClause, CompletionRule } from './facts.ts';
import { requiredOfProject } from './fields.ts';

/** The most projects told of in the answer to one file. */
const listed = 50;

/** The field of the day on which a project is completed. */
const { field: deliveredOn } = stages.delivered;

/**
 * Why a project must not be completed: a rule of the place requires green acceptance (YQ 二(一)七), and not all of its buildings have
 * passed it; a project without buildings has none that passed. Checked only if the day of completion is set or changed.
 * @param accepted codes of buildings that have passed
 */
function notAccepted(rule: CompletionRule, accepted: ReadonlySet<string>, before: Fields | null, after: Fields): FieldFault | null {
  const day = after[deliveredOn];
  if (typeof day !== 'string' || typeof after['region'] !== 'string' || before?.[deliveredOn] === day) return null;
  const buildings = Array.isArray(after['buildings']) ? (after['buildings'] as string[]) : [];
  const open = buildings.filter((code) => !accepted.has(code));
  if (buildings.length > 0 && open.length === 0) return null;
  const found = rule({ region: after['region'], day, project: after });
  if (found === null || found.missing.length > 0) return null;
  const evidence = { place: found.place, quote: found.quote, value: open.slice(0, 20).join(' '), count: open.length };
  return { field: deliveredOn, code: open.length === 0 ? 'acceptance-without-building' : 'acceptance-missing', evidence };
}

/** A project with a day of completion lacks facts that decide whether green acceptance is required: said with their names. */
export function acceptanceOpen(
  rule: CompletionRule | null,
  { code, fields }: { readonly code: string; readonly fields: Fields },
): Finding[] {
  if (rule === null) return [];
  const [day, region] = [fields[deliveredOn], fields['region']];
  const found = typeof day === 'string' && typeof region === 'string' ? rule({ region, day, project: fields }) : null;
  return found === null || found.missing.length === 0 ? [] : [openFinding(code, found)];
}

const openFinding = (project: string, { place, quote, missing }: CompletionClause): Finding => ({
  code: 'acceptance-open',
  severity: 'warning',
  evidence: {
    project,
    place,
    quote,
    missing: { zh: missing.map(({ zh }) => `“${zh}”`).join('、'), en: missing.map(({ en }) => `"${en}"`).join(', ') },
  },
});

export type ProjectKindNeeds = {
  readonly place: Pick<Place, 'location' | 'dropOrganisations'>;
  readonly registry: Pick<Registry, 'activeVisible' | 'organisationsMet' | 'acceptedBuildings'>;
  /** Which clause requires green acceptance before a project is completed; null until this is set. */
  readonly completionRule: (scope: Scope) => Promise<CompletionRule> | null;
};

/** A project as a kind of the ledger: it is in a region and a zone, belongs to an organisation, and refers to buildings. */
export function projectKind(dictionary: Dictionary, { place, registry, completionRule }: ProjectKindNeeds): KindSpec {
  return {
    name: 'project',
    liesBy: { region: 'place' },
    table: { name: 'project', lock: 7303 },
    dictionary,
    identity: [{ field: 'region', isRegion: true }, { field: 'buildings' }],
    required: requiredOfProject,
    sees: seesLocated,
    surroundings: async (on, scope, names) => {
      const met = names('organisation') ? await registry.organisationsMet(scope, on) : new Set<string>();
      const around = withBuildings(await place.location(scope, on, met), scope, registry);
      const rule = names(deliveredOn) ? await completionRule(scope) : null;
      if (rule === null) return around;
      const accepted = await registry.acceptedBuildings(on);
      return {
        ...around,
        refuse: (code, before, after) => around.refuse(code, before, after) ?? notAccepted(rule, accepted, before, after),
        close: async (written) =>
          written.flatMap(({ code, after }) => acceptanceOpen(rule, { code, fields: after.fields })).slice(0, listed),
      };
    },
    tookBack: (on: PoolClient, scope: Scope, change: number) => place.dropOrganisations(on, scope, change),
  };
}

/** Buildings newly added to a project must exist and be visible; those it already has stay, whoever edits the rest. */
function withBuildings(location: Surroundings, scope: Scope, registry: Pick<Registry, 'activeVisible'>): Surroundings {
  const seen = new Map<string, boolean>();
  return {
    ...location,
    async load(groups) {
      const codes = new Set<string>();
      for await (const piece of groups)
        for (const { rows } of piece) for (const { fields } of rows) for (const code of buildingsOf(fields)) codes.add(code);
      for (const [code, is] of codes.size === 0 ? [] : await registry.activeVisible(scope, [...codes])) seen.set(code, is);
    },
    refuse: (code, before, after) => location.refuse(code, before, after) ?? unknownBuilding(before, after, seen),
  };
}

/** The codes of the buildings in a project's fields. */
export const buildingsOf = ({ buildings }: Fields): readonly string[] => (Array.isArray(buildings) ? (buildings as string[]) : []);

/** A missing building and an invisible one give the same error. */
function unknownBuilding(before: Fields | null, after: Fields, seen: ReadonlyMap<string, boolean>): FieldFault | null {
  const has = new Set(buildingsOf(before ?? {}));
  const unknown = buildingsOf(after).filter((code) => !has.has(code) && seen.get(code) !== true);
  return unknown.length === 0
    ? null
    : { field: 'buildings', code: 'unknown-buildings', evidence: { value: unknown.slice(0, 20).join(' '), count: unknown.length } };
}
