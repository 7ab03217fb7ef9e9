import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gcj02ToBd09, inChina, toWgs84, wgs84ToGcj02 } from './coordinates.ts';

/** Known points of coordtransform's README (wandergis, MIT): the same place in the three systems. */
test('a known point of Beijing goes over in all directions', () => {
  const gcj = wgs84ToGcj02({ longitude: 116.404, latitude: 39.915 });
  expect(gcj.longitude).toBeCloseTo(116.41024449916938, 6);
  expect(gcj.latitude).toBeCloseTo(39.91640428150164, 6);
  const bd = gcj02ToBd09({ longitude: 116.404, latitude: 39.915 });
  expect(bd.longitude).toBeCloseTo(116.41036949371029, 6);
  expect(bd.latitude).toBeCloseTo(39.92133699351021, 6);
  const back = toWgs84({ longitude: 116.404, latitude: 39.915 }, 'gcj02');
  expect(back.longitude).toBeCloseTo(116.39775550083061, 4);
  expect(back.latitude).toBeCloseTo(39.91359571849836, 4);
});

test('what goes over comes back, to a centimetre', () => {
  fc.assert(
    fc.property(fc.double({ min: 75, max: 134, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }), (longitude, latitude) => {
      const gcj = wgs84ToGcj02({ longitude, latitude });
      fc.pre(inChina(gcj));
      const back = toWgs84(gcj, 'gcj02');
      expect(Math.abs(back.longitude - longitude)).toBeLessThan(2e-7);
      expect(Math.abs(back.latitude - latitude)).toBeLessThan(2e-7);
      const fromBaidu = toWgs84(gcj02ToBd09(gcj), 'bd09');
      expect(Math.abs(fromBaidu.longitude - longitude)).toBeLessThan(1e-5);
      expect(Math.abs(fromBaidu.latitude - latitude)).toBeLessThan(1e-5);
    }),
    { numRuns: 500 },
  );
});

test('outside China nothing is shifted', () => {
  expect(toWgs84({ longitude: -122.338, latitude: 47.6122 }, 'gcj02')).toEqual({ longitude: -122.338, latitude: 47.6122 });
});
