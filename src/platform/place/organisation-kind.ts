import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import type { FieldFault, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Group } from '#platform/ledger/stage-store.ts';
import { type PlaceInternals, whatStands } from './core.ts';
import { organisationDictionary } from './fields.ts';
import { faultsOfParents, mayChange, type Standing, type WantedOrganisation } from './organisation-rules.ts';
import { createGazetteer, type Gazetteer } from './regions.ts';
import * as store from './store.ts';
import { organisationKindTerms } from './vocabulary.ts';

/** An organisation as a kind of the ledger: it is in a region or in none, and under another organisation or under none. */
export function organisationKind(internals: PlaceInternals): KindSpec {
  return {
    name: 'organisation',
    liesBy: { region: 'place' },
    table: store.organisationTable,
    dictionary: organisationDictionary,
    identity: [
      { field: 'region', isRegion: true },
      { field: 'kind', of: organisationKindTerms },
    ],
    required: ['name'],
    sees: store.seesOrganisation,
    writes: store.writesOrganisation,
    surroundings: async (on, scope) =>
      surroundingsOf({
        held: new Map((await store.everyOrganisation(on, wholeProgram)).map((row) => [row.code, row])),
        regions: await regionsOf(on, scope),
        gazetteer: createGazetteer(await store.places(on, sameForAll)),
      }),
    standing: async (on, codes) => [
      ...(await store.organisationsAbove(on, wholeProgram, codes)).map((code): Finding => ({
        code: 'place-used-later',
        severity: 'error',
        evidence: { code },
      })),
      ...(await whatStands(internals, on, 'organisation', codes)),
    ],
  };
}

/** The regions whose organisations a scope may change; null is all, including those without a region. */
async function regionsOf(on: PoolClient, scope: Scope): Promise<ReadonlySet<string> | null> {
  if ('all' in scope.sees) return null;
  return new Set('region' in scope.sees ? await store.within(on, sameForAll, scope.sees.region) : []);
}

function surroundingsOf(standing: Standing & { readonly gazetteer: Gazetteer }): Surroundings {
  const { regions, gazetteer } = standing;
  const region = (fields: Readonly<Record<string, unknown>> | null): string | null => (fields?.['region'] as string | undefined) ?? null;
  let parents: ReadonlyMap<string, FieldFault> = new Map();
  return {
    defaults: {},
    resolve: (fields) => resolve(fields, gazetteer),
    async load(groups) {
      parents = faultsOfParents(await wantedOf(groups, standing), standing);
    },
    isSeen: (fields) => mayChange(regions, region(fields)),
    refuse(code, before, after) {
      const may = mayChange(regions, region(after)) && (before === null || mayChange(regions, region(before)));
      return may ? (parents.get(code) ?? null) : { field: 'region', code: 'out-of-scope', evidence: { code } };
    },
  };
}

function resolve(fields: Record<string, unknown>, gazetteer: Gazetteer): FieldFault[] {
  const text = fields['region'];
  if (typeof text !== 'string') return [];
  const found = gazetteer.find(text);
  if ('fault' in found)
    return [{ field: 'region', code: found.fault, evidence: { value: text, ...('codes' in found && { codes: found.codes.join(' ') }) } }];
  fields['region'] = found.code;
  return [];
}

/**
 * What is to be written, each organisation in its new state; those that could not be created, or may not be changed this way, are left out.
 */
async function wantedOf(groups: AsyncIterable<readonly Group[]>, { held, regions }: Standing): Promise<WantedOrganisation[]> {
  const out: WantedOrganisation[] = [];
  for await (const piece of groups) {
    for (const { key: code, rows } of piece) {
      const there = held.get(code);
      const taken = there !== undefined && !mayChange(regions, there.region);
      const before = taken ? undefined : there;
      const set = Object.assign({}, ...rows.map(({ fields }) => fields)) as Readonly<Record<string, unknown>>;
      const text = (name: 'name' | 'parent' | 'region'): string | null => (name in set ? set[name] : before?.[name]) as string | null;
      const value = { code, parent: text('parent') ?? null, region: text('region') ?? null };
      if ((text('name') ?? null) !== null && mayChange(regions, value.region)) out.push({ value, held: before, taken });
    }
  }
  return out;
}
