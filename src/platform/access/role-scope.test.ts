import { expect, test } from 'vitest';
import type { Role } from '#kernel/scope.ts';
import { placeOf, roleScope } from './role-scope.ts';

const at = (region: string | null, organisation: string | null) => ({ region, organisation });

test.each([
  ['administrator', at(null, null), { all: true }],
  ['bureau', at('140300', null), { region: '140300' }],
  ['auditor', at('140300', null), { region: '140300' }],
  ['owner', at(null, 'A'), { organisation: 'A' }],
  ['operator', at(null, 'A'), { operator: 'A' }],
  ['aggregator', at(null, 'A'), { aggregator: 'A' }],
  ['viewer', at('140300', null), { region: '140300' }],
  ['viewer', at(null, 'A'), { organisation: 'A' }],
  ['viewer', at(null, null), { all: true }],
] as const)('%s of %j sees %j', (role, place, sees) => {
  expect(roleScope(role, place)).toEqual(sees);
  expect(placeOf(sees)).toEqual(place);
});

test.each([
  ['administrator', at('140300', null), 'role-takes-no-place'],
  ['bureau', at(null, null), 'role-needs-region'],
  ['bureau', at(null, 'A'), 'role-needs-region'],
  ['auditor', at(null, null), 'role-needs-region'],
  ['owner', at('140300', null), 'role-needs-organisation'],
  ['operator', at(null, null), 'role-needs-organisation'],
  ['aggregator', at('140300', null), 'role-needs-organisation'],
  ['viewer', at('140300', 'A'), 'one-place'],
] as const)('%s of %j is refused: %s', (role: Role, place, code) => {
  expect(() => roleScope(role, place)).toThrow(expect.objectContaining({ code }));
});
