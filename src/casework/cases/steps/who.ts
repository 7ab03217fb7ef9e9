import { Problem } from '#kernel/problem.ts';
import { programScope, type Role, type Scope, type Sight as ScopeSight } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Post } from '#casework/people/facts.ts';
import type { Actor, CaseHead, Standing } from '../facts.ts';
import type { LinkRow } from '../store/link-store.ts';
import type { CasesNeeds } from '../needs.ts';
import type { Sight } from '../store/sight-store.ts';

/** A person who acts or reads, with everything they may act by. */
export type Who = {
  /** The account's name, `key:NAME`, `link:N` or `program`. */
  readonly holder: string;
  readonly scope: Scope;
  readonly posts: readonly Post[];
  /** Codes of the people that the account represents. */
  readonly people: readonly string[];
  readonly link: LinkRow | null;
};

/** A role that a person has in a case, and on whose behalf. */
export type Capacity = { readonly role: string; readonly insteadOf: string | null };

/** A signed-in account, by its posts on a local day. */
export async function whoOf(needs: CasesNeeds, scope: Scope, day: string): Promise<Who> {
  const [posts, people] = await Promise.all([needs.people.posts(programScope, { day }), needs.people.ofUser(programScope, scope.actor)]);
  return {
    holder: scope.actor,
    scope,
    posts: posts.filter(({ holder }) => holder === scope.actor),
    people: people.map(({ code }) => code),
    link: null,
  };
}

/** The holder of a link: a role in one case, and nothing else. */
export function whoOfLink(link: LinkRow): Who {
  const holder = `link:${link.id}`;
  const scope: Scope = { identity: holder, actor: holder, role: 'public', sees: { region: '' } };
  return { holder, scope, posts: [], people: link.person === null ? [] : [link.person], link };
}

/** The person on whose behalf a step on paper is recorded. Throws `no-such-holder`. */
export async function whoNamed(needs: CasesNeeds, holder: string, at: number): Promise<Who> {
  const scope = await scopeNamed(needs, holder);
  return whoOf(needs, scope, today(at));
}

async function scopeNamed({ access }: CasesNeeds, holder: string): Promise<Scope> {
  const found = holder.startsWith('key:')
    ? (await access.keys()).find(({ name }) => `key:${name}` === holder)
    : (await access.people()).find(({ name, username }) => name === holder || username === holder.toLowerCase());
  if (found === undefined) throw new Problem('not-found', 'no-such-holder', { holder });
  const { role, region = null, organisation = null } = found as { role: Role; region?: string | null; organisation?: string | null };
  return { identity: `holder:${holder}`, actor: holder, role, sees: sightOf(role, region, organisation) };
}

function sightOf(role: Role, region: string | null, organisation: string | null): ScopeSight {
  if (organisation !== null && role === 'aggregator') return { aggregator: organisation };
  if (organisation !== null) return role === 'operator' ? { operator: organisation } : { organisation };
  return region === null ? { all: true } : { region };
}

export const sightFor = ({ posts, people, link }: Who): Sight => ({
  regions: posts.map(({ region }) => region),
  people: link === null ? people : [],
  link: link?.case ?? null,
});

/** The surroundings of a case: the places that contain its region, and the organisations above its own, both including themselves. */
export type Around = { readonly regions: ReadonlySet<string>; readonly organisations: ReadonlySet<string> };

/** The roles that a person has in a case (`casework.md`, Who). */
export function capacitiesOf(
  { scope, posts, people, link }: Who,
  procedure: Procedure,
  head: Pick<CaseHead, 'procedure'>,
  around: Around,
  panels: Standing['panels'],
): Capacity[] {
  const made: Capacity[] = [];
  for (const [role, { who }] of Object.entries(procedure.roles)) {
    if (link !== null && link.role !== role) continue;
    if (who === 'applicant' && (link !== null || owns(scope, around))) made.push({ role, insteadOf: null });
    if (who === 'post' && link === null) made.push(...capacitiesOfPosts(posts, head.procedure, role, around));
    if (who === 'panel' && people.some((person) => sitsFor(procedure, panels, role, person))) made.push({ role, insteadOf: null });
  }
  return made;
}

const owns = ({ role, sees }: Scope, { organisations }: Around): boolean =>
  role === 'owner' && 'organisation' in sees && organisations.has(sees.organisation);

function capacitiesOfPosts(posts: readonly Post[], procedure: string, role: string, { regions }: Around): Capacity[] {
  return posts
    .filter((post) => post.procedure === procedure && post.role === role && regions.has(post.region))
    .map(({ insteadOf }) => ({ role, insteadOf }));
}

/** A panel's members have the role that it is taken from, or every panel role if it names a kind of person. */
function sitsFor({ panels: rules }: Procedure, panels: Standing['panels'], role: string, person: string): boolean {
  return Object.entries(panels).some(([id, { seated, recused }]) => {
    const from = rules[id]?.from;
    const isRole = from === role || from === undefined || from === 'expert' || from === 'inspector';
    return isRole && seated.includes(person) && !recused.includes(person);
  });
}

/** Everyone by whom or for whom a step was taken. */
export const namesOf = ({ by, for: instead }: Actor): string[] => (instead === null ? [by] : [by, ...instead.split(';')]);
