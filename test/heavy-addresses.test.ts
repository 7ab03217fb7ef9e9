import { expect, test } from 'vitest';
import { kindOf } from '#platform/http/work-kinds.ts';
import { procedures } from './procedures.ts';

/** Queries that take hundreds of milliseconds each on a city, as measured; when an address is renamed, rename it here too. */
const heavy = [
  '/obligations',
  '/buildings/{building}/obligations',
  '/heat/index',
  '/heat/forecast',
  '/heat/purchases/chain',
  '/heat/substations/{substation}/balance',
  '/meter-verification/invalid',
  '/retrofit-candidates',
  '/retrofit-progress',
  '/capability',
  '/stock',
  '/temperature/control',
  '/targets/progress',
  '/carbon/inventory',
  '/indicators/{id}/value',
];

test.each(heavy)('%s is an address of the API, and its name marks a heavy query', (path) => {
  expect(procedures().map(({ route }) => route.path)).toContain(path);
  expect(kindOf({ method: 'GET', path, download: false, action: 'view' }, `/api${path}`, 0)).toBe('heavy');
});
