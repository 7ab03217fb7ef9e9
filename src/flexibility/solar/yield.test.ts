import { describe, expect, test } from 'vitest';
import { golden, goldenWeather, type GoldenArray, type GoldenPlace } from '../../../test/golden/solar/hours.ts';
import { completed } from './array.ts';
import { beyondAir, parted } from './radiation.ts';
import { sunPath, sunSeen } from './sun.ts';
import { yearSums } from './year-sums.ts';
import { arrayYield, type SolarHours } from './yield.ts';

const start = Date.UTC(2001, 0, 1) / 1000;
const months = Uint8Array.from({ length: 8760 }, (_, at) => new Date((start + at * 3600) * 1000).getUTCMonth());
const outside = Float64Array.from({ length: 8760 }, (_, at) => beyondAir(Math.floor(at / 24) + 1));

const sunOf = ({ latitude, longitude, offsetHours }: GoldenPlace) =>
  sunSeen(sunPath(Float64Array.from({ length: 8760 }, (_, at) => start + (at + 0.5 - offsetHours) * 3600)), latitude, longitude);

function hoursOf(place: GoldenPlace): SolarHours {
  const { ghi: global, dni: direct, dhi: diffuse, temperature, wind } = goldenWeather(place);
  return { sun: sunOf(place), outside, global, direct, diffuse, temperature, wind };
}

const apart = (one: number, other: number): number => (other === 0 ? Math.abs(one) : Math.abs(one / other - 1));

/** Matches pvlib by hour, by month and by year: far within the required tolerances of one and half a percent. */
function isAsPvlib(told: GoldenArray, hours: SolarHours): void {
  const made = arrayYield(completed(told), hours);
  const sums = yearSums(told.kw, made, months);
  for (const [at, kwh] of told.hours) expect(Math.abs((made.ac[at] as number) - kwh) / told.kw, `hour ${at}`).toBeLessThan(0.0005);
  expect(apart(sums.year as number, told.year)).toBeLessThan(0.0005);
  for (const [month, kwh] of told.months.entries()) expect(apart(sums.months[month] as number, kwh), `month ${month}`).toBeLessThan(0.002);
  expect(apart(sums.performanceRatio as number, told.year / ((told.kw * told.plane) / 1000))).toBeLessThan(0.0005);
  expect(sums.coverage).toBe(1);
}

describe.each(golden.places.map((place) => [place.code, place] as const))('at %s', (_, place) => {
  test('the weather is the input of pvlib', () => {
    const weather = goldenWeather(place);
    for (const [name, sum] of Object.entries(place.sums))
      expect(
        weather[name as keyof typeof weather].reduce((all, one) => all + one, 0),
        name,
      ).toBeCloseTo(sum, 0);
  });

  test('the sun is where pvlib has it, to 0.003° of its zenith', () => {
    const { east, north, up } = sunOf(place);
    const degrees = 180 / Math.PI;
    for (const [at, zenith, azimuth] of place.sun) {
      expect(Math.abs(Math.acos(up[at] as number) * degrees - zenith), `hour ${at}`).toBeLessThan(0.003);
      const turned = Math.abs(((Math.atan2(east[at] as number, north[at] as number) * degrees + 360) % 360) - azimuth);
      expect(Math.min(turned, 360 - turned) * Math.sin(zenith / degrees), `hour ${at}`).toBeLessThan(0.003);
    }
  });

  test.each(place.arrays.map((one) => [one.code, one] as const))('the array «%s» yields the same as in pvlib', (__, told) => {
    isAsPvlib(told, hoursOf(place));
  });

  test('if only global radiation is known, it is split into beam and diffuse by Erbs as in pvlib', () => {
    const hours = hoursOf(place);
    isAsPvlib(place.globalAlone, { ...hours, ...parted(hours.global, hours.sun, outside) });
  });
});

describe('hours with an unknown value', () => {
  const [place] = golden.places as [GoldenPlace];
  const array = completed(place.arrays[0] as GoldenArray);

  test.each(['temperature', 'global', 'direct', 'diffuse'] as const)('an hour without %s does not count, by day and by night', (name) => {
    const hours = hoursOf(place);
    const gaps = Float64Array.from(hours[name]);
    for (const at of [2, 12]) gaps[at] = Number.NaN;
    const [whole, made] = [arrayYield(array, hours), arrayYield(array, { ...hours, [name]: gaps })];
    expect(made.ac[2]).toBeNaN();
    expect(made.ac[12]).toBeNaN();
    const sums = yearSums(array.kw, made, months);
    expect(sums.coverage).toBeCloseTo(8758 / 8760, 5);
    expect(sums.year).toBeCloseTo((yearSums(array.kw, whole, months).year as number) - (whole.ac[12] as number), 2);
  });

  test('a month without any is unknown, and so is a year', () => {
    const hours = hoursOf(place);
    const bare = { ...hours, global: hours.global.map((value, at) => (months[at] === 5 ? Number.NaN : value)) };
    expect(yearSums(array.kw, arrayYield(array, bare), months)).toMatchObject({ months: { 5: null, 6: expect.any(Number) } });
    const none = { ...hours, direct: hours.direct.fill(Number.NaN) };
    expect(yearSums(array.kw, arrayYield(array, none), months)).toMatchObject({
      year: null,
      specific: null,
      performanceRatio: null,
      coverage: 0,
    });
  });

  test('a tiny share of missing hours is never shown as none', () => {
    const made = { ac: new Float64Array(9_000_000).fill(1), plane: new Float64Array(9_000_000).fill(1) };
    made.ac[7] = Number.NaN;
    expect(yearSums(1, made, new Uint8Array(9_000_000)).coverage).toBe(0.999_999);
  });
});
