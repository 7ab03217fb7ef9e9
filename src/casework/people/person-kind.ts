import type { PoolClient } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import { type Gazetteer, mayAddRegion, type Place } from '#platform/place/place.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { specialitiesIn, specialitiesUnknown } from './specialities.ts';
import { personDictionary, requiredOfPerson } from './fields.ts';
import { seesPerson, writesPerson } from './store.ts';
import { peopleTrained } from './training-store.ts';
import { personKindTerms } from './vocabulary.ts';

type KindNeeds = {
  readonly place: Pick<Place, 'countryGazetteer' | 'ensureRegions' | 'regionsWithin'>;
  readonly access: Pick<Access, 'holderNamed'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly now: Clock;
};

/** A person as a kind of the ledger: maintained by those whose region contains all regions that the person is appointed for. */
export function personKind(needs: KindNeeds): KindSpec {
  const { place } = needs;
  return {
    name: 'person',
    liesBy: { regions: 'place' },
    table: { name: 'person', lock: 7305 },
    dictionary: personDictionary,
    identity: [{ field: 'kind', of: personKindTerms }],
    required: requiredOfPerson,
    sees: seesPerson,
    writes: writesPerson,
    standing: async (on, codes) =>
      (await peopleTrained(on, wholeProgram, codes)).map((code): Finding => ({
        code: 'person-has-training',
        severity: 'error',
        evidence: { code },
      })),
    surroundings: async (on, scope) =>
      surroundingsOf(on, scope, needs, {
        gazetteer: await place.countryGazetteer(on),
        own: 'region' in scope.sees ? new Set(await place.regionsWithin(scope.sees.region, on)) : null,
      }),
  };
}

type Around = { readonly gazetteer: Gazetteer; readonly own: ReadonlySet<string> | null };

function surroundingsOf(on: PoolClient, scope: Scope, needs: KindNeeds, { gazetteer, own }: Around): Surroundings {
  const { place, access } = needs;
  const seesAll = 'all' in scope.sees;
  const keeps = (fields: Fields): boolean => {
    const regions = regionsOf(fields);
    return seesAll || (regions.length > 0 && regions.every((code) => own?.has(code) === true || mayAddRegion(scope, code)));
  };
  return {
    defaults: 'region' in scope.sees ? { regions: [scope.sees.region] } : {},
    resolve: (fields) => resolve(fields, gazetteer),
    async load(groups) {
      const named = new Set<string>();
      for await (const piece of groups)
        for (const { rows } of piece) for (const { fields } of rows) for (const code of regionsOf(fields)) named.add(code);
      const fresh = [...named].filter((code) => !gazetteer.has(code) && (seesAll || mayAddRegion(scope, code)));
      if (fresh.length > 0) await place.ensureRegions(on, fresh);
    },
    isSeen: keeps,
    refuse(code, before, after) {
      if ((before !== null && !keeps(before)) || !keeps(after)) return { field: null, code: 'out-of-scope', evidence: { code } };
      return wrongTerm(after) ?? wrongStrike(after);
    },
    close: async (written) => [...(await usersUnknown(access, written)), ...specialitiesUnknown(specialitiesIn(needs), written)],
  };
}

/** Accounts named for people that do not exist: no one could vote with them. */
async function usersUnknown(
  access: KindNeeds['access'],
  written: readonly { readonly code: string; readonly after: { readonly fields: Fields } }[],
): Promise<Finding[]> {
  const named = Map.groupBy(
    written.filter(({ after }) => typeof after.fields['user'] === 'string' && after.fields['user'] !== ''),
    ({ after }) => String(after.fields['user']),
  );
  const found: Finding[] = [];
  for (const [user, people] of named)
    if ((await access.holderNamed(user)) === null)
      found.push({
        code: 'person-user-unknown',
        severity: 'warning',
        evidence: { user, people: people.map(({ code }) => code).join(' '), count: people.length },
      });
  return found;
}

/** The region codes in a person's fields; none means everywhere. */
const regionsOf = ({ regions }: Fields): readonly string[] => (Array.isArray(regions) ? (regions as string[]) : []);

function resolve(fields: Record<string, unknown>, gazetteer: Gazetteer): FieldFault[] {
  const faults: FieldFault[] = [];
  const codes = regionsOf(fields).map((text) => {
    const found = gazetteer.find(text);
    if ('code' in found) return found.code;
    faults.push({
      field: 'regions',
      code: found.fault,
      evidence: { value: text, ...('codes' in found && { codes: found.codes.join(' ') }) },
    });
    return text;
  });
  if (Array.isArray(fields['regions'])) fields['regions'] = [...new Set(codes)];
  return faults;
}

function wrongTerm({ termFrom, termUntil }: Fields): FieldFault | null {
  return typeof termFrom === 'string' && typeof termUntil === 'string' && termUntil < termFrom
    ? { field: 'termUntil', code: 'term-backwards', evidence: { from: termFrom, until: termUntil } }
    : null;
}

/** Striking a person off requires a day and a reason. */
function wrongStrike({ struckOn, struckReason }: Fields): FieldFault | null {
  const has = (value: unknown): boolean => value !== undefined && value !== null;
  if (has(struckOn) === has(struckReason)) return null;
  return { field: has(struckOn) ? 'struckReason' : 'struckOn', code: 'strike-incomplete', evidence: {} };
}
