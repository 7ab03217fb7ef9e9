import type { Say } from '#platform/list-intake/job.ts';
import type { Pool } from 'pg';
import type { Draws } from '#casework/draws/draws.ts';
import { asOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type EditGiven, type KnownEntity, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import type { Place } from '#platform/place/place.ts';
import type { Load, Person, PersonKind } from './facts.ts';
import { personDictionary } from './fields.ts';
import { personKind } from './person-kind.ts';
import { type PostNeeds, postVerbs } from './posts.ts';
import { personOf, type PersonShown, presentPerson } from './present-person.ts';
import { groupsAs, specialitiesIn } from './specialities.ts';
import { trainingVerbs } from './training.ts';
import * as store from './store.ts';
import type { PeopleFilter } from './store.ts';

export type PeopleNeeds = LedgerNeeds &
  PostNeeds & {
    readonly postgres: Pool;
    readonly place: Place;
    readonly draws: Pick<Draws, 'loads'>;
    readonly knowledge: Pick<Knowledge, 'find' | 'inForce'>;
  };

type PeopleQuestion = Omit<PeopleFilter, 'codes' | 'user'> & { readonly limit: number; readonly offset: number };

/**
 * Experts, inspectors, and others who are trained: who they are, for which region and field, from when until when, what they keep out of;
 * and the posts of offices.
 * @example await people.inForce(scope, { kind: 'expert', day: '2026-03-01' }) // [{ code: 'E01', name: …, groups: ['hvac'], … }]
 */
export function createPeople(needs: PeopleNeeds) {
  const { postgres, now } = needs;
  const ledger = createLedger(personKind(needs), withoutValues(needs));
  const courses = trainingVerbs({ ...withoutValues(needs), knowledge: needs.knowledge });
  const loaders: Loader[] = [drawLoads(needs)];
  const some = async (scope: Scope, filter: PeopleFilter): Promise<Person[]> => (await store.people(postgres, scope, filter)).map(personOf);
  return {
    /** People of a kind whose term includes a local day, both ends included; those struck off by then are left out. */
    inForce: (scope: Scope, asked: { readonly kind: PersonKind; readonly day: string }): Promise<Person[]> => some(scope, asked),
    /** People with these codes, whatever their term; missing or unseen ones are left out. */
    find: (scope: Scope, codes: readonly string[]): Promise<Person[]> => some(scope, { codes }),
    /** The people that an account represents. @param user its name, or `key:NAME` */
    ofUser: (scope: Scope, user: string): Promise<Person[]> => some(scope, { user: user.normalize('NFKC').trim() }),
    /** The specialities in force. */
    specialities: () => specialitiesIn(needs),
    /** What someone with these specialities counts as: as written, and by every other name of each. */
    groupsAs: (groups: readonly string[]) => groupsAs(specialitiesIn(needs), groups),
    /** The requester's name as used for holders of posts: the account name, or `key:NAME`. */
    holderOf: ({ actor }: Scope): string => actor,
    ...postVerbs(needs),
    ...courses,
    /** Hours of training by year, and when a refresher is due. Throws `no-such-person`. */
    async trainingOf(scope: Scope, code: string) {
      return courses.training(personOf(await ledger.one(scope, code)));
    },
    /** Registers another source of load: panels of cases. */
    loadsFrom: (loader: Loader): void => void loaders.push(loader),
    /** What people were drawn or seated for, newest first. @param codes defaults to everyone within the scope */
    async loads(scope: Scope, codes?: readonly string[]): Promise<Load[]> {
      const seen = new Set((await some(scope, codes === undefined ? {} : { codes })).map(({ code }) => code));
      const found = (await Promise.all(loaders.map((load) => load(scope)))).flat().filter(({ person }) => seen.has(person));
      return found.toSorted((a, b) => (a.day === b.day ? (a.of < b.of ? -1 : 1) : a.day < b.day ? 1 : -1));
    },
    importPeople: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    add: ledger.add,
    history: ledger.history,
    examine: ledger.examine,
    rows: ledger.rows,
    /** The columns of the file, which can be imported again. */
    header: () => personDictionary.fields.map(({ name }) => name),
    /** Takes a person off the list from a local day on, for a reason. Throws `no-such-person`, `out-of-scope`. */
    strike: (scope: Scope, code: string, { day, reason }: { readonly day: string; readonly reason: string }) =>
      ledger.edit(scope, { codes: [code], set: { struckOn: day, struckReason: reason } }),
    /** A page of the people within the scope. `day`: only those in force then. */
    async list(scope: Scope, { limit, offset, ...filter }: PeopleQuestion) {
      const day = filter.day ?? today(now());
      const [rows, total, groups] = await Promise.all([
        store.people(postgres, scope, filter, { limit, offset }),
        store.countPeople(postgres, scope, filter),
        store.groups(postgres, scope),
      ]);
      return { people: rows.map((row) => presentPerson(row, day)), total, groups };
    },
    /** One person, now or as known at an instant, with the origin of each field. Throws `no-such-person`. */
    async get(scope: Scope, code: string, { knownAt }: { readonly knownAt?: string | undefined } = {}): Promise<Shown> {
      const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
        knownAt === undefined ? await ledger.one(scope, code) : await ledger.oneAt(scope, code, asOf(now(), knownAt));
      return { ...presentPerson(entity, today(now())), provenance: entity.provenance ?? {} };
    },
  };
}

/** Returns the load of the people in a scope. */
type Loader = (scope: Scope) => Promise<readonly Load[]>;

function drawLoads({ draws }: PeopleNeeds): Loader {
  return async (scope) =>
    (await draws.loads(scope)).flatMap(({ draw, name, at, objects }) =>
      [...objects].map(([person, count]): Load => ({ person, source: 'draw', of: draw, name, day: today(at.getTime()), count })),
    );
}

type Shown = PersonShown & { readonly provenance: Record<string, OriginShown> };

export type People = ReturnType<typeof createPeople>;

/** The audit trail records which fields were set but not their values: names of people do not belong in what is kept forever. */
function withoutValues(needs: PeopleNeeds): LedgerNeeds {
  const { postgres, now, imports, audit } = needs;
  return {
    postgres,
    now,
    imports,
    audit: async (scope, { detail = {}, ...entry }) => {
      const { set, ...rest } = detail;
      const fields = typeof set === 'object' && set !== null ? { fields: Object.keys(set).join(' ') } : {};
      await audit?.(scope, { ...entry, detail: { ...rest, ...fields } } as never);
    },
  };
}
