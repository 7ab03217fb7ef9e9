import type { PoolClient } from 'pg';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Place } from '#platform/place/place.ts';
import { heatSupplyDictionary, requiredOfSupply } from './fields.ts';
import { heatSupplyTable, seesSupply, standingMeters } from './supply-store.ts';

export type SupplyKindNeeds = { readonly place: Pick<Place, 'organisationFinder' | 'sights'> };

/** A heat supply that a company buys, as a kind of the ledger: a supplier, a metering point, a price from a day on. */
export const heatSupplyKind = (needs: SupplyKindNeeds): KindSpec => ({
  name: 'heat-supply',
  liesBy: { meter: 'meter' },
  table: heatSupplyTable,
  dictionary: heatSupplyDictionary,
  identity: [],
  required: requiredOfSupply,
  codeOf({ supplier, company, meter }) {
    const names = [supplier, company, meter].filter((one) => typeof one === 'string');
    return names.length === 3 ? names.join(' / ') : null;
  },
  twice: { field: 'price', code: 'code-twice' },
  sees: seesSupply,
  surroundings: (on, scope) => surroundingsOf(needs, on, scope),
});

async function surroundingsOf({ place }: SupplyKindNeeds, on: PoolClient, scope: Scope): Promise<Surroundings> {
  const organisations = await place.organisationFinder(programScope, on);
  const own = (await place.sights(scope, on)).operators;
  const isSeen = ({ company }: Fields): boolean => 'all' in scope.sees || own?.has(String(company)) === true;
  let meters: ReadonlySet<string> = new Set();
  return {
    defaults: {},
    resolve(fields) {
      for (const name of ['supplier', 'company'])
        if (typeof fields[name] === 'string') fields[name] = organisations.find(fields[name]) ?? fields[name];
      return [];
    },
    async load(groups) {
      const named = new Set<string>();
      for await (const piece of groups)
        for (const { rows } of piece) for (const { fields } of rows) if (typeof fields['meter'] === 'string') named.add(fields['meter']);
      meters = await standingMeters(on, wholeProgram, [...named]);
    },
    isSeen,
    refuse: (_code, before, after) => (before === null ? notStanding(after, isSeen(after), organisations.isTaken, meters) : null),
  };
}

function notStanding(
  { company, meter }: Fields,
  isOwn: boolean,
  isTaken: (code: string) => boolean,
  meters: ReadonlySet<string>,
): FieldFault | null {
  if (!isOwn) return { field: 'company', code: 'out-of-scope', evidence: { code: company } };
  if (!isTaken(String(company))) return { field: 'company', code: 'unknown-organisation', evidence: { value: company } };
  return meters.has(String(meter)) ? null : { field: 'meter', code: 'supply-meter-unknown', evidence: { value: meter } };
}
