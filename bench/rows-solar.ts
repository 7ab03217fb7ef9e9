import { writeFile } from 'node:fs/promises';
import { completed } from '../src/flexibility/solar/array.ts';
import { beyondAir } from '../src/flexibility/solar/radiation.ts';
import { sunPath, sunSeen } from '../src/flexibility/solar/sun.ts';
import { yearSums } from '../src/flexibility/solar/year-sums.ts';
import { arrayYield } from '../src/flexibility/solar/yield.ts';
import { goldenEpw } from '../test/golden/solar/epw.ts';
import { golden, goldenWeather, type GoldenPlace } from '../test/golden/solar/hours.ts';
import { clock, type Row } from './table.ts';
import { median, took } from './yard.ts';

const [place] = golden.places as [GoldenPlace];
const start = Date.UTC(2001, 0, 1) / 1000;
const instants = Float64Array.from({ length: 8760 }, (_, at) => start + (at + 0.5 - place.offsetHours) * 3600);
const months = Uint8Array.from({ length: 8760 }, (_, at) => new Date((start + at * 3600) * 1000).getUTCMonth());

/** The sun of a year, and an array's hours and months, calculated from scratch each time. */
function year(): number {
  const { ghi: global, dni: direct, dhi: diffuse, temperature, wind } = goldenWeather(place);
  const outside = Float64Array.from({ length: 8760 }, (_, at) => beyondAir(Math.floor(at / 24) + 1));
  const array = completed({ code: 'A', kw: 100, tilt: 30, azimuth: 180 });
  const began = performance.now();
  const sun = sunSeen(sunPath(instants), place.latitude, place.longitude);
  yearSums(array.kw, arrayYield(array, { sun, outside, global, direct, diffuse, temperature, wind }), months);
  return (performance.now() - began) / 1000;
}

/** As many exponentials, square roots and products over as many hours, without any meaning: the time for the arithmetic alone. */
function rawLoop(): number {
  const values = Float64Array.from({ length: 8760 }, (_, at) => (at % 97) / 97);
  const began = performance.now();
  let sum = 0;
  for (const value of values) {
    for (let term = 0; term < 20; term += 1) sum += Math.cos(value + term);
    sum += Math.exp(-value) + Math.exp(value / 9) + Math.sqrt(1 - value * value) + value * value * value;
  }
  const seconds = (performance.now() - began) / 1000;
  if (Number.isNaN(sum)) throw new Error('no number');
  return seconds;
}

const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(1)} ms`;

export const solarYearRow: Row = {
  name: 'solar-year',
  what: 'yield of an array, 8,760 hours, sun included',
  must: '5 ms',
  run() {
    const runs = Array.from({ length: 31 }, () => ({ ours: year(), raw: rawLoop() }));
    const [ours, raw] = [median(runs.map((one) => one.ours)), median(runs.map((one) => one.raw))];
    return Promise.resolve({ ours: milliseconds(ours), note: `raw loop of as much arithmetic ${milliseconds(raw)}; medians of 31` });
  },
};

export const solarRoofsRow: Row = {
  name: 'solar-roofs',
  what: 'yields of 2,000 roofs by the API',
  must: '5 s',
  async run({ client, upload, file }) {
    const { stations } = await client.weather.stations();
    if (!stations.some(({ code }) => code === place.code)) {
      await writeFile(file('solar.epw'), goldenEpw(place));
      await client.weather.importWeather({ file: await upload(file('solar.epw'), 'solar.epw'), station: place.code });
    }
    const arrays = Array.from({ length: 2000 }, (_, at) => ({
      code: `A${at}`,
      kw: 10 + (at % 90),
      tilt: at % 45,
      azimuth: 90 + (at % 180),
    }));
    const runs = [];
    for (let run = 0; run < 3; run += 1)
      runs.push(await took(() => client.solar.yield({ text: JSON.stringify({ arrays }), station: place.code })));
    return { ours: clock(median(runs.map(({ seconds }) => seconds))), cpu: median(runs.map(({ cpu }) => cpu)) };
  },
};
