import type { Say } from '#platform/list-intake/job.ts';
import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { asOf } from '#kernel/as-of.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import type { Point } from '#platform/ledger/fold.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import { createLedger, type EditGiven, type KnownEntity, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import { organisationVerbs, placeVerbs } from './core.ts';
import { importVerbs } from './intake.ts';
import { organisationDictionary } from './fields.ts';
import { organisationKind } from './organisation-kind.ts';
import { locationOf } from './public/location.ts';
import type { OrganisationRow, OrganisationsFilter } from './store.ts';

export { organisationTree, withinPlace } from './tree-sql.ts';
export type { CountryPlace, OrganisationFinder } from './core.ts';
export { isUscc } from './uscc.ts';
export { mayAddRegion, onlyOneWithin, type Gazetteer, type HomePlace } from './regions.ts';

/**
 * Regions by code, zones with codes of their own, organisations, and their import.
 * @example await createPlace(needs).get(scope, '140300') // { code, name: '阳泉市', kind, parent: '140000', … }
 */
export function createPlace(needs: LedgerNeeds) {
  const internals = { ...needs, standing: [], cityName: async () => '' };
  const verbs = { ...placeVerbs(internals), ...organisationVerbs(internals) };
  const ledger = createLedger(organisationKind(internals), needs);
  const knownAt = async (scope: Scope, asked: OrganisationsFilter, at: string): Promise<OrganisationRow[]> =>
    meantAmong((await ledger.allAt(scope, asOf(needs.now(), at), asked.codes)).map(organisationOf), asked);
  return {
    ...verbs,
    ...importVerbs(internals),
    importOrganisations: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    /** Sets fields of organisations by hand, from a day on or for all time. Throws `no-such-organisation`. */
    editOrganisations: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    /** Creates an organisation by hand. Throws `code-taken`. */
    addOrganisation: ledger.add,
    /** Organisations in the order of their codes, current or as known. */
    organisations: (scope: Scope, asked: OrganisationsQuestion): Promise<OrganisationRow[]> =>
      asked.knownAt === undefined
        ? verbs.organisations(scope, asked)
        : knownAt(scope, asked, asked.knownAt).then((all) => pageOf(all, asked)),
    /** Like `organisations`, with the total number on all pages. */
    async organisationPage(scope: Scope, asked: OrganisationsQuestion): Promise<{ organisations: OrganisationRow[]; total: number }> {
      if (asked.knownAt !== undefined) {
        const all = await knownAt(scope, asked, asked.knownAt);
        return { organisations: pageOf(all, asked), total: all.length };
      }
      return { organisations: await verbs.organisations(scope, asked), total: await verbs.countOrganisations(scope, asked) };
    },
    /** Who changed which field of an organisation. Throws `no-such-organisation`. */
    organisationHistory: ledger.history,
    /** One organisation, current or as known: its fields, the dated ones, the source of each. Throws `no-such-organisation`. */
    async organisation(scope: Scope, code: string, knownAt?: string): Promise<OrganisationShown> {
      if (knownAt !== undefined)
        return shownOrganisation({ ...(await ledger.oneAt(scope, code, asOf(needs.now(), knownAt))), provenance: {} });
      return shownOrganisation(await ledger.one(scope, code));
    },
    /** All visible organisations, as rows that an import can read again. */
    organisationRows: ledger.rows,
    organisationHeader: () => organisationDictionary.fields.map(({ name }) => name),
    examineOrganisations: ledger.examine,
    passDays: ledger.passDays,
    /**
     * What must be known about entities that have a location and belong to an organisation.
     * @param met organisations that the scope may name in addition to those that it sees
     */
    location: (scope: Scope, on: PoolClient, met: ReadonlySet<string>) => locationOf(verbs, on, scope, met),
  };
}

type OrganisationsQuestion = OrganisationsFilter & { readonly knownAt?: string | undefined };

const meantAmong = (all: readonly OrganisationRow[], { search }: OrganisationsFilter): OrganisationRow[] => {
  const sought = search?.toLowerCase();
  return all.filter(
    ({ code, name, uscc }) => sought === undefined || `${name}\n${code}`.toLowerCase().includes(sought) || uscc?.toLowerCase() === sought,
  );
};

const pageOf = (all: readonly OrganisationRow[], { after, limit }: OrganisationsFilter): OrganisationRow[] =>
  all.filter(({ code }) => after === undefined || code > after).slice(0, limit);

type OrganisationShown = OrganisationRow & {
  readonly dated: Record<string, Point[]>;
  readonly provenance: Record<string, OriginShown>;
};

function organisationOf({ code, fields }: KnownEntity): OrganisationRow {
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  return {
    code,
    name: text('name') ?? code,
    uscc: text('uscc'),
    kind: text('kind'),
    parent: text('parent'),
    region: text('region'),
    contact: text('contact'),
    phone: text('phone'),
  };
}

function shownOrganisation(entity: KnownEntity & { readonly provenance: Record<string, OriginShown> }): OrganisationShown {
  const { dated, provenance } = entity;
  return {
    ...organisationOf(entity),
    dated: Object.fromEntries(Object.entries(dated).map(([field, line]) => [field, [...line]])),
    provenance,
  };
}

export type Place = ReturnType<typeof createPlace>;
