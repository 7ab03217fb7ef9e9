import type { PoolClient } from 'pg';
import { dayField, type Dictionary, numberField, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { OrganisationFinder, Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { buildingsOfCertificates, seesCertificate } from './certificate-store.ts';
import { certificateTerms } from './vocabulary.ts';

const named = namesIn(certificateTerms);

/** The columns of a list of green certificates (`reporting.md` 1); the first and the last day are both included. */
export const certificateDictionary: Dictionary = {
  kind: 'green-certificates',
  fields: [
    { ...textField(named('number', ['绿证编号'], [labelTerms.code.zh, 'code']), 100), required: true },
    textField(named('building', ['建筑代码', '建筑编号']), 100),
    textField(named('organisation', ['用户单位']), 200),
    {
      ...numberField(named('kwh', [labelTerms.amountOfElectricity.zh], ['绿电量', 'energy']), {
        min: 0,
        max: 1e12,
        units: { kWh: 1, MWh: 1000, '10000kWh': 10_000 },
      }),
      required: true,
    },
    { ...dayField(named('periodFrom', ['from', '起'])), required: true },
    { ...dayField(named('periodTo', ['to', '止'])), required: true },
    textField(named('document', ['凭证编号'], ['凭证文件']), 300),
  ],
};

export type CertificateKindNeeds = {
  readonly place: Pick<Place, 'organisationFinder'>;
  readonly registry: Pick<Registry, 'activeVisible' | 'organisationsMet'>;
};

/** A certificate as a ledger kind. The values behind a number never change: to correct one, undo it with `undo` and import it again. */
export function certificateKind({ place, registry }: CertificateKindNeeds): KindSpec {
  return {
    name: 'green-certificate',
    liesBy: { building: 'building', organisation: 'organisation' },
    table: { name: 'green_certificate', lock: 7307 },
    dictionary: certificateDictionary,
    identity: [],
    required: ['number', 'kwh', 'periodFrom', 'periodTo'],
    codeOf: ({ number }) => (typeof number === 'string' ? number : null),
    twice: { field: 'number', code: 'certificate-twice' },
    sees: seesCertificate,
    surroundings: async (on, scope) => {
      const finder = await place.organisationFinder(scope, on, await registry.organisationsMet(scope, on));
      return surroundingsOf(on, scope, registry, finder);
    },
  };
}

function surroundingsOf(
  on: PoolClient,
  scope: Scope,
  registry: CertificateKindNeeds['registry'],
  organisations: OrganisationFinder,
): Surroundings {
  const seesAll = 'all' in scope.sees;
  const seen = new Map<string, boolean>();
  const holds = ({ building, organisation }: Fields): boolean =>
    typeof building === 'string' ? seen.get(building) === true : organisations.isSeen(String(organisation));
  return {
    defaults: {},
    resolve: (fields) => {
      const { organisation } = fields;
      if (typeof organisation !== 'string') return [];
      const code = organisations.find(organisation);
      if (code !== null) fields['organisation'] = code;
      return [];
    },
    async load(groups) {
      const [numbers, buildings] = [new Set<string>(), new Set<string>()];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          numbers.add(key);
          for (const { fields } of rows) if (typeof fields['building'] === 'string') buildings.add(fields['building']);
        }
      for (const building of await buildingsOfCertificates(on, wholeProgram, [...numbers])) buildings.add(building);
      for (const [code, is] of await registry.activeVisible(scope, [...buildings])) seen.set(code, is);
    },
    isSeen: (fields) => seesAll || holds(fields),
    refuse: (number, before, after) => changed(number, before, after) ?? wrong(after) ?? holderless(after, holds, seesAll),
  };
}

/** A fault if the number already exists with other values. */
function changed(number: string, before: Fields | null, after: Fields): FieldFault | null {
  return before === null || canonicalJson(before) === canonicalJson(after)
    ? null
    : { field: 'number', code: 'certificate-twice', evidence: { code: number, rows: '' } };
}

function wrong({ periodFrom, periodTo, building, organisation }: Fields): FieldFault | null {
  if (typeof periodFrom === 'string' && typeof periodTo === 'string' && periodTo < periodFrom)
    return { field: 'periodTo', code: 'certificate-backwards', evidence: { from: periodFrom, to: periodTo } };
  return building === undefined && organisation === undefined ? { field: 'building', code: 'certificate-of-nobody', evidence: {} } : null;
}

function holderless(after: Fields, holds: (fields: Fields) => boolean, seesAll: boolean): FieldFault | null {
  if (holds(after)) return null;
  const field = typeof after['building'] === 'string' ? 'building' : 'organisation';
  const value = after[field];
  if (!seesAll) return { field, code: 'out-of-scope', evidence: { code: value } };
  return { field, code: field === 'building' ? 'unknown-building' : 'unknown-organisation', evidence: { value } };
}
