import type { Scope } from '#kernel/scope.ts';
import { organisationTree, withinPlace } from '#platform/place/place.ts';

/** What a reader sees of cases in addition to their scope: regions of posts, people they are, the case of a link. */
export type Sight = {
  readonly regions: readonly string[];
  readonly people: readonly string[];
  readonly link: string | null;
};

/** SQL: the cases that a reader sees (`casework.md`, Who). */
export function seen(scope: Scope, sight: Sight, values: unknown[]): string {
  const ways: string[] = [];
  const { sees, role } = scope;
  if (sight.link !== null) return `f.code = $${values.push(sight.link)}`;
  if ('all' in sees) return role === 'operator' ? 'false' : 'true';
  if ('region' in sees && sees.region !== '' && role !== 'operator') ways.push(withinPlace('f.region', values.push(sees.region)));
  if ('organisation' in sees) ways.push(`f.organisation IN (${organisationTree(values.push(sees.organisation))})`);
  if (sight.regions.length > 0) ways.push(`(${withinPosts(sight, values)} AND ${ownCompany(scope, values)})`);
  if (sight.people.length > 0) ways.push(`f.standing->'members' ?| $${values.push([...sight.people])}`);
  return ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`;
}

const withinPosts = ({ regions }: Sight, values: unknown[]): string =>
  `f.region IN (SELECT place FROM place_within WHERE ancestor = ANY($${values.push([...regions])}))`;

/** SQL: a post shows an operator cases of its own company, and nothing of others in the region. */
function ownCompany({ sees, role }: Scope, values: unknown[]): string {
  if ('operator' in sees) return `f.organisation IN (${organisationTree(values.push(sees.operator))})`;
  return role === 'operator' ? 'false' : 'true';
}
