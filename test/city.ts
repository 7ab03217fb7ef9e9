import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBills, writeBills } from './city/bills.ts';
import { makeBuildings } from './city/buildings.ts';
import { makeClimate, stationCode, demoWeatherColumns, writeWeather } from './city/climate.ts';
import { cityZone, dayNumber, daysBetween, instantOf } from './city/days.ts';
import { makeItemSeries } from './city/items.ts';
import { writeNextYear } from './city/later.ts';
import { makeModel } from './city/load.ts';
import { makeMains, meteredOf } from './city/mains.ts';
import { writeMeters } from './city/meters-file.ts';
import { makeOrganisations, writeOrganisations } from './city/organisations.ts';
import { writeBoundaries, writePlaces } from './city/place.ts';
import { writeItems, writeLate, writeLong, writeWide } from './city/readings-files.ts';
import { trueRetrofit } from './city/retrofits.ts';
import { writeBuildings } from './city/registry-files.ts';
import { makeCalendar } from './city/rhythm.ts';
import type { Calendar } from './city/rhythm.ts';
import { makeSeries } from './city/series.ts';
import type { Late, Series } from './city/series.ts';
import { seriesDirt, trueBills, trueBuildings, trueSeries } from './city/truth.ts';
import type { City, CityFile, CityOptions, Swap } from './city/types.ts';

export type * from './city/types.ts';
export { cityZone, stationCode };

/** The demo city: 2,000 buildings, 300 of them by the quarter hour for two years, 40 of these retrofitted in the second year. */
export const demoCity = {
  seed: 20_240_101,
  buildings: 2000,
  meteredBuildings: 300,
  from: '2024-01-01',
  to: '2026-01-01',
  dirt: true,
  retrofits: 40,
} as const;

/**
 * Writes a whole synthetic city into a directory: files as offices, suppliers and meter operators send them, to be imported afterwards. The
 * same options always give the same bytes. Memory does not grow with the readings.
 */
export function makeCity(options: CityOptions): City {
  const steps = writeCity(options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Like `makeCity`, but file by file in the order of import: one can be imported while the next is written. */
export function* writeCity(options: CityOptions): Generator<CityFile, City> {
  const { seed, from, to, directory } = options;
  const dirt = options.dirt === true;
  mkdirSync(directory, { recursive: true });
  const files: CityFile[] = [];
  const put = (file: CityFile): CityFile => {
    files.push(file);
    return file;
  };
  const [first, days] = [dayNumber(from), daysBetween(from, to)];
  const climate = makeClimate(seed, days);
  const model = makeModel(seed, makeCalendar(first, days, climate));
  const buildings = makeBuildings(seed, options.buildings);
  const metered = meteredOf(buildings, options.meteredBuildings, seed);
  const mains = makeMains(metered, model, seed, dirt, options.retrofits);
  const bills = makeBills(buildings, new Set(metered), model, seed, dirt);
  const received = receivedAfter(first + days.length);

  yield put(writePlaces(join(directory, 'places.csv')));
  yield put(writeBoundaries(join(directory, 'boundaries.geojson')));
  yield put(writeOrganisations(join(directory, 'organisations.csv'), makeOrganisations(options.buildings)));
  const list = writeBuildings(directory, 'buildings.csv', buildings, dirt);
  yield put(list.file);
  yield put(writeMeters(join(directory, 'meters.csv'), mains, bills));
  const weather = join(directory, 'weather.csv');
  writeWeather(weather, first, climate);
  yield put(weatherFile(weather));

  const late: Late[] = [];
  const series = mains.map((main) => makeSeries(main, model.calendar, late));
  const itemised = mains.filter((main) => main.itemised).map((main) => makeItemSeries(main, model.calendar));
  for (const file of writeMains(options, series, model.calendar, received.first)) yield put(file);
  if (itemised.length > 0) yield put(writeItems(join(directory, 'readings-items.csv'), itemised, model.calendar, received.first));
  for (const file of writeLate(directory, late, model.calendar, received.late)) yield put(file);
  for (const file of writeBills(directory, bills, received)) yield put(file);

  const next = writeNextYear(directory, seed, buildings);
  return {
    files,
    swaps: swapsOf(series, first, received.first),
    later: [next.file],
    truth: {
      buildings: trueBuildings(buildings),
      meters: new Map([...trueSeries(series, itemised), ...trueBills(bills)]),
      duplicates: list.duplicates,
      rejected: list.rejected,
      dirt: [...seriesDirt(series, first), ...bills.dirt],
      edits: next.edits,
      retrofits: mains.flatMap((main) =>
        main.change === null ? [] : [trueRetrofit(main.building, main.code, main.change, model.calendar.days)],
      ),
      readings: files.reduce((sum, { readings }) => sum + (readings ?? 0), 0),
    },
  };
}

/** When files became known: the first a day after the last reading, late ones after three weeks, corrections after six. */
function receivedAfter(day: number): { first: string; late: string; corrected: string } {
  return { first: instantOf(day + 1, 36), late: instantOf(day + 21, 36), corrected: instantOf(day + 42, 36) };
}

function weatherFile(path: string): CityFile {
  const options = { format: 'csv', station: stationCode, zone: cityZone, timeColumn: '时间', column: demoWeatherColumns } as const;
  return { kind: 'weather', path, options };
}

/** The quarter-hourly files: registers separate from intervals, and a limited number of meters per file. */
function* writeMains(options: CityOptions, series: readonly Series[], calendar: Calendar, received: string): Generator<CityFile> {
  const { directory, layout = 'mixed', metersPerFile = 120 } = options;
  for (const register of [true, false]) {
    const some = series.filter(({ main }) => main.register === register);
    for (let at = 0; at < some.length; at += metersPerFile) {
      const [part, number] = [some.slice(at, at + metersPerFile), at / metersPerFile + 1];
      const path = join(directory, `readings-${register ? 'registers' : 'intervals'}-${number}.csv`);
      const long = layout === 'long' || (layout === 'mixed' && register);
      yield long
        ? writeLong(path, part, calendar, received)
        : writeWide(path, part, calendar, number % 2 === 1 ? 'start' : 'end', received);
    }
  }
}

function swapsOf(series: readonly Series[], firstDay: number, received: string): Swap[] {
  return series.flatMap(({ main, swapped }) => {
    if (main.fault?.kind !== 'swap') return [];
    const at = instantOf(firstDay, main.fault.from);
    return [{ meter: main.code, at, oldFinal: swapped.oldFinal / 100, newStart: swapped.newStart / 100, received }];
  });
}

const usage =
  'node test/city.ts --out DIR [--buildings 2000] [--metered 300] [--from 2024-01-01] [--to 2026-01-01] [--seed N] [--layout mixed|long|wide] [--clean]';

/** Writes a city and prints what it wrote, one line per file: kind, path, options as JSON. */
export function main(args: readonly string[]): void {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { out: text, seed: text, buildings: text, metered: text, from: text, to: text, layout: text, clean: { type: 'boolean' } },
  });
  const { out, layout = 'mixed', from = demoCity.from, to = demoCity.to } = values;
  if (out === undefined || !(layout === 'mixed' || layout === 'long' || layout === 'wide')) throw new Error(usage);
  const buildings = Number(values.buildings ?? demoCity.buildings);
  const meteredBuildings = Number(values.metered ?? Math.round(buildings * 0.15));
  const seed = Number(values.seed ?? demoCity.seed);
  const begun = performance.now();
  const city = makeCity({ seed, buildings, meteredBuildings, from, to, layout, dirt: values.clean !== true, directory: out });
  for (const { kind, path, options } of city.files) process.stdout.write(`${kind} ${path} ${JSON.stringify(options)}\n`);
  for (const swap of city.swaps) process.stdout.write(`swap ${JSON.stringify(swap)}\n`);
  const bytes = city.files.reduce((sum, { path }) => sum + statSync(path).size, 0);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${city.truth.readings} readings, ${bytes} bytes, ${seconds} s\n`);
}

if (import.meta.main) main(process.argv.slice(2));
