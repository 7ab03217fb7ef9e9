import { Problem } from '#kernel/problem.ts';
import { organisationOf, type Role, type Sight } from '#kernel/scope.ts';

/** Where an account or key belongs, as stored: a region, an organisation, or neither. */
export type Place = { readonly region: string | null; readonly organisation: string | null };

/** What a role sees from its place (`cli.md`, the role table). Throws if the role and the place do not match. */
export function roleScope(role: Role, place: Place): Sight {
  if (place.region !== null && place.organisation !== null) throw new Problem('bad-input', 'one-place', { role });
  switch (role) {
    case 'administrator':
      if (place.region !== null || place.organisation !== null) throw new Problem('bad-input', 'role-takes-no-place', { role });
      return { all: true };
    case 'bureau':
    case 'auditor':
      if (place.region === null) throw new Problem('bad-input', 'role-needs-region', { role });
      return { region: place.region };
    case 'owner':
    case 'operator':
    case 'aggregator':
      if (place.organisation === null) throw new Problem('bad-input', 'role-needs-organisation', { role });
      return sightOfRole(role, place.organisation);
    case 'viewer':
      return viewerSight(place);
  }
}

const sightOfRole = (role: 'owner' | 'operator' | 'aggregator', organisation: string): Sight =>
  role === 'owner' ? { organisation } : role === 'operator' ? { operator: organisation } : { aggregator: organisation };

function viewerSight(place: Place): Sight {
  if (place.region !== null) return { region: place.region };
  return place.organisation === null ? { all: true } : { organisation: place.organisation };
}

/** The place that a sight comes from: the reverse of `sightOf`. */
export function placeOf(sight: Sight): Place {
  if ('region' in sight) return { region: sight.region, organisation: null };
  return { region: null, organisation: organisationOf(sight) };
}
