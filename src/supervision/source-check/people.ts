import { can } from '#kernel/rights.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import type { SourceCheckNeeds } from './needs.ts';
import { liesIn } from './store.ts';

type Needs = Pick<SourceCheckNeeds, 'postgres' | 'access' | 'registry'>;

/** How many creators of keys are followed: a key may have been created with a key. */
const mostMakers = 10;

/**
 * The person behind a scope: the account itself, or for a key its creator. Two keys of one creator are the same person, and so are a key
 * and the account that created it.
 */
export async function personBehind({ access }: Needs, { identity, actor }: Scope): Promise<string> {
  if (!identity.startsWith('key:')) return actor;
  const makers = new Map((await access.keys()).map(({ name, createdBy }) => [`key:${name}`, createdBy]));
  let person = actor;
  for (let times = 0; times < mostMakers; times += 1) person = makers.get(person) ?? person;
  return person;
}

/**
 * Whether a scope is responsible for everything that an entry judges: for an entry of one place that place, for one of the whole country
 * every existing building.
 */
export async function answersFor({ postgres, registry }: Needs, scope: Scope, region: string | null): Promise<boolean> {
  if (!can(scope, 'check-source')) return false;
  if ('all' in scope.sees) return true;
  if (!('region' in scope.sees)) return false;
  if (region !== null) return liesIn(postgres, sameForAll, region, scope.sees.region);
  const count = async (as: Scope) => (await registry.buildings(as, { sort: 'code', descending: false, limit: 1, offset: 0 })).total;
  const [own, all] = await Promise.all([count(scope), count(programScope)]);
  return own === all;
}

/** The accounts that may confirm what a person has typed. */
export async function confirmersOf(needs: Needs, region: string | null, but: string): Promise<string[]> {
  const people = (await needs.access.people()).filter(({ disabled, name }) => !disabled && name !== but);
  const asked = people.filter(({ role }) => role === 'administrator' || role === 'bureau');
  const may = await Promise.all(
    asked.map(({ identity, name, role, region: place }) => {
      const sees = role === 'administrator' ? ({ all: true } as const) : { region: place ?? '' };
      return answersFor(needs, { identity, actor: name, role, sees }, region);
    }),
  );
  return asked.filter((_, at) => may[at]).map(({ identity }) => identity);
}
