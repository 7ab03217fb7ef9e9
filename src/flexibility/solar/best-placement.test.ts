import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { golden, goldenWeather, type GoldenPlace } from '../../../test/golden/solar/hours.ts';
import { completed } from './array.ts';
import { bestPose } from './best-placement.ts';
import { placementsOf } from './placements-worker.ts';
import { beyondAir } from './radiation.ts';
import { sunPath, sunSeen } from './sun.ts';
import { arrayYield, type SolarHours } from './yield.ts';

const start = Date.UTC(2001, 0, 1) / 1000;
const months = Uint8Array.from({ length: 8760 }, (_, at) => new Date((start + at * 3600) * 1000).getUTCMonth());
const outside = Float64Array.from({ length: 8760 }, (_, at) => beyondAir(Math.floor(at / 24) + 1));
const array = completed({ code: 'A', kw: 100, tilt: 0, azimuth: 180 });

function hoursOf(place: GoldenPlace): SolarHours {
  const { ghi: global, dni: direct, dhi: diffuse, temperature, wind } = goldenWeather(place);
  const path = sunPath(Float64Array.from({ length: 8760 }, (_, at) => start + (at + 0.5 - place.offsetHours) * 3600));
  return { sun: sunSeen(path, place.latitude, place.longitude), outside, global, direct, diffuse, temperature, wind };
}

const yearOf = (hours: SolarHours, tilt: number, azimuth: number): number =>
  arrayYield({ ...array, tilt, azimuth }, hours).ac.reduce((sum, kwh) => sum + (Number.isNaN(kwh) ? 0 : kwh), 0);

describe.each(golden.places.map((place) => [place.code, place] as const))('at %s', (_, place) => {
  const hours = hoursOf(place);
  const best = bestPose(array, hours, place.latitude);
  const most = yearOf(hours, best.tilt, best.azimuth);

  test('no placement in a grid of possible ones yields more than the best', () => {
    for (let tilt = 0; tilt <= 90; tilt += 15)
      for (let azimuth = 0; azimuth < 360; azimuth += 20)
        expect(yearOf(hours, tilt, azimuth), `${tilt}° ${azimuth}°`).toBeLessThanOrEqual(most);
  });

  test('nor does any other, whatever its direction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 359 }),
        (tilt, azimuth) => yearOf(hours, tilt, azimuth) <= most,
      ),
      { numRuns: 100 },
    );
  });

  test('with a given direction, no tilt yields more than the best', () => {
    const facing = bestPose(array, hours, place.latitude, 95);
    expect(facing.azimuth).toBe(95);
    for (let tilt = 0; tilt <= 90; tilt += 1) expect(yearOf(hours, tilt, 95)).toBeLessThanOrEqual(yearOf(hours, facing.tilt, 95));
  });
});

test('the best faces the equator in both hemispheres', () => {
  const [taiyuan, capeTown] = golden.places as [GoldenPlace, GoldenPlace];
  expect(bestPose(array, hoursOf(taiyuan), taiyuan.latitude).azimuth).toBeGreaterThan(150);
  const south = bestPose(array, hoursOf(capeTown), capeTown.latitude).azimuth;
  expect(Math.min(south, 360 - south)).toBeLessThan(40);
});

test('hours without weather change neither the best placement nor the results for the others', () => {
  const [taiyuan] = golden.places as [GoldenPlace];
  const hours = hoursOf(taiyuan);
  const temperature = hours.temperature.map((warm, at) => (at % 24 < 6 ? Number.NaN : warm));
  const given = { arrays: [array], months, latitude: taiyuan.latitude, azimuth: undefined, given: true };
  const [told] = placementsOf({ ...given, hours: { ...hours, temperature } });
  expect(told?.map(({ placement, tilt, coverage }) => [placement, tilt, coverage])).toEqual([
    ['best', told?.[0]?.tilt, 0.75],
    ['flat', 0, 0.75],
    ['latitude', Math.round(taiyuan.latitude * 10) / 10, 0.75],
    ['given', 0, 0.75],
  ]);
  expect(told?.[3]?.year).toBe(told?.[1]?.year);
});

test('without any light an array is level', () => {
  const none = new Float64Array(24);
  const night = { global: none, direct: none, diffuse: none, temperature: none, wind: none, outside: none.map(() => 1400) };
  expect(bestPose(array, { ...night, sun: { east: none, north: none, up: none } }, -40)).toEqual({ tilt: 0, azimuth: 0 });
});
