import { join } from 'node:path';
import type { Client } from '#client.ts';
import { today } from '#kernel/today.ts';
import { demoCity } from '../../../test/city.ts';
import { CsvFile } from '../../../test/city/bytes.ts';
import { stationCode } from '../../../test/city/climate.ts';
import { heatSeason, type HeatSeason, laterHeatSeasons, writeHeatReadings } from '../../../test/city/heat.ts';
import { writePlantReadings } from '../../../test/city/heat-plants.ts';
import { random } from '../../../test/city/random.ts';
import { bringer, closed, heatReadings, householdFiles, meteredHomes } from './live-heat.ts';
import type { LiveWork } from './live-work.ts';

/** °C·d below 18 °C of the months of a season, where no weather is known: made up. */
const usualDegrees: Readonly<Record<string, number>> = { '11': 430, '12': 650, '01': 710, '02': 540, '03': 370 };

/**
 * The seasons after the first: heat goes on by the weather after the city's last day, those that are over are closed, that under way is
 * read up to yesterday; once.
 */
export async function goOnWithHeat({ at, directory, plan }: Pick<LiveWork, 'at' | 'directory' | 'plan'>): Promise<void> {
  const { client } = at;
  const day = today(plan.until);
  for (const season of laterHeatSeasons(day)) {
    if ((await client.heatNotes.notes.list({ season: season.name, limit: 0 })).total > 0) continue;
    const isOver = season.to <= day;
    const until = isOver ? season.to : day;
    const bring = bringer(at);
    const readings = heatReadings(client);
    const points = join(directory, `示范楼栋热量表-${season.name}.csv`);
    if (await writePoints(client, points, { ...season, until })) await bring(points, readings);
    const homes = await meteredHomes(client, isOver ? season.name : heatSeason.name);
    if (homes.length === 0) return;
    const { first, late } = householdFiles(directory, season.name);
    writeHeatReadings({ first, late }, homes, { ...season, until });
    for (const file of [first, late]) await bring(file, readings);
    const plants = join(directory, `示范热源读数-${season.name}.csv`);
    writePlantReadings(plants, await deliveredIn(client, season), { from: season.from, to: until });
    await bring(plants, readings);
    if (isOver) await closed(client, season.name);
  }
}

const deliveredIn = async ({ heatNetwork }: Client, { name }: HeatSeason): Promise<number> =>
  (await heatNetwork.index({ season: name })).points.reduce((sum, { heat }) => sum + (heat ?? 0), 0);

type Span = HeatSeason & { readonly until: string };

/** The whole months of a season after the city's last day, by what each point used for a degree day of the first season. */
async function writePoints(client: Client, path: string, span: Span): Promise<boolean> {
  const months = monthsOf(span);
  if (months.length === 0) return false;
  const [degrees, first] = [await degreesOf(client, months), await degreesOf(client, monthsOf({ ...heatSeason, until: heatSeason.to }, heatSeason.from))];
  const whole = [...first.values()].reduce((sum, one) => sum + one, 0);
  const heat = new Map((await client.heatNetwork.index({ season: heatSeason.name })).points.map((one) => [one.point, one.heat]));
  const draw = random(demoCity.seed, `heat points ${span.name}`);
  const file = new CsvFile(path);
  file.row(['meter', 'start', 'end', 'value']);
  for (const { code, meter } of (await client.heatSupply.points.list({ limit: 1000 })).points)
    for (const [from, to] of months) {
      const gj = ((heat.get(code) ?? 0) / whole) * (degrees.get(from) ?? 0) * (0.97 + 0.06 * draw.next());
      if (meter !== null && gj > 0) file.row([meter, `${from} 00:00:00`, `${to} 00:00:00`, gj.toFixed(2)]);
    }
  file.close();
  return true;
}

type Month = readonly [from: string, to: string];

function monthsOf({ from, until }: Span, after: string = demoCity.to): Month[] {
  const months: Month[] = [];
  for (let month = from; month < until; month = monthAfter(month))
    if (month >= after && monthAfter(month) <= until) months.push([month, monthAfter(month)]);
  return months;
}

const monthAfter = (first: string): string =>
  new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1)).toISOString().slice(0, 10);

/** By the first day of each month. */
async function degreesOf({ weather }: Client, months: readonly Month[]): Promise<ReadonlyMap<string, number>> {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const { steps } = await weather.degrees({ station: stationCode, from: first[0], to: last[1], step: 'month' });
  const known = new Map(steps.flatMap(({ start, heating, coverage }) => (heating === null || coverage < 1 ? [] : [[start, heating] as const])));
  return new Map(months.map(([from]) => [from, known.get(from) ?? usualDegrees[from.slice(5, 7)] ?? 0]));
}
