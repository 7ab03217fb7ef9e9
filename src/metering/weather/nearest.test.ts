import { expect, test } from 'vitest';
import { stationFor } from './nearest.ts';

const far = { code: 'A', latitude: 40, longitude: 113.6 };
const near = { code: 'B', latitude: 37.9, longitude: 113.6 };
const nowhere = { code: 'C', latitude: null, longitude: null };
const here = { latitude: 37.85, longitude: 113.6 };

test('a building has the weather of the nearest station with a location', () => {
  const { station, distanceKm, findings } = stationFor('B1', here, [far, nowhere, near]);
  expect([station?.code, Math.round(distanceKm ?? 0), findings]).toEqual(['B', 6, []]);
});

test('without locations a single station is used, which is stated; among several none is guessed', () => {
  expect(stationFor('B1', {}, [near])).toMatchObject({ station: near, distanceKm: null, findings: [{ code: 'station-assumed' }] });
  expect(stationFor('B1', here, [nowhere])).toMatchObject({ station: nowhere, findings: [{ code: 'station-assumed' }] });
  expect(stationFor('B1', {}, [near, far])).toMatchObject({ station: null, findings: [{ code: 'no-station', evidence: { stations: 2 } }] });
  expect(stationFor('B1', here, [])).toMatchObject({ station: null, findings: [{ code: 'no-station' }] });
});
