import { join } from 'node:path';
import type { Client } from '#client.ts';
import { today } from '#kernel/today.ts';
import { demoCity, stationCode } from '../../../test/city.ts';
import {
  type DayOfCold,
  heatSeason,
  type HeatSeason,
  laterHeatSeasons,
  usualCold,
  writeHeatReadings,
  writePointReadings,
} from '../../../test/city/heat.ts';
import { writePlantReadings } from '../../../test/city/heat-plants.ts';
import { bringer, closed, heatReadings, householdFiles, meteredHomes } from './live-heat.ts';
import type { LiveWork } from './live-work.ts';

/**
 * The seasons after the first: heat goes on by the weather after the city's last day, those that are over are closed, that under way is
 * read up to yesterday; once.
 */
export async function goOnWithHeat({ at, directory, plan }: Pick<LiveWork, 'at' | 'directory' | 'plan'>): Promise<void> {
  const { client } = at;
  const day = today(plan.until);
  const readings = heatReadings(client);
  const bring = bringer(at);
  for (const season of laterHeatSeasons(day)) {
    if ((await client.heatNotes.notes.list({ season: season.name, limit: 0 })).total > 0) continue;
    const isOver = season.to <= day;
    const until = isOver ? season.to : day;
    if (until <= season.from) continue;
    const points = join(directory, `示范楼栋热量表-${season.name}.csv`);
    if (await goesOn(client, points, { ...season, until })) await bring(points, readings);
    const homes = await meteredHomes(client, isOver ? season.name : heatSeason.name);
    if (homes.length === 0) return;
    const { first, late } = householdFiles(directory, season.name);
    writeHeatReadings({ first, late }, homes, { ...season, until });
    for (const file of isOver ? [first, late] : [first]) await bring(file, readings);
    const delivered = await deliveredIn(client, season);
    const plants = join(directory, `示范热源读数-${season.name}.csv`);
    writePlantReadings(plants, delivered, { from: season.from, to: until });
    if (delivered > 0) await bring(plants, readings);
    if (isOver) await closed(client, season.name);
  }
}

/** GJ of all settlement points of a season, as far as they are measured. */
const deliveredIn = async ({ heatNetwork }: Client, { name }: HeatSeason): Promise<number> =>
  (await heatNetwork.index({ season: name })).points.reduce((sum, { heat }) => sum + (heat ?? 0), 0);

type Span = { readonly name: string; readonly from: string; readonly until: string };

/**
 * The days of a season after the city's last, by what each point used for a degree day of the first season.
 * @returns whether there are any
 */
async function goesOn(client: Client, path: string, { name, from, until }: Span): Promise<boolean> {
  const begin = from < demoCity.to ? demoCity.to : from;
  if (begin >= until) return false;
  const days = await coldOf(client, begin, until);
  const whole = (await coldOf(client, heatSeason.from, heatSeason.to)).reduce((sum, one) => sum + one.degrees, 0);
  const heat = new Map((await client.heatNetwork.index({ season: heatSeason.name })).points.map((one) => [one.point, one.heat]));
  const { points } = await client.heatSupply.points.list({ limit: 1000 });
  const meters = points.flatMap(({ code, meter }) => (meter === null ? [] : [{ meter, gjPerDegree: (heat.get(code) ?? 0) / whole }]));
  writePointReadings(path, name, { meters: meters.filter(({ gjPerDegree }) => gjPerDegree > 0), days });
  return true;
}

/** How cold each day was; usual cold where no weather is known. */
async function coldOf({ weather }: Client, from: string, to: string): Promise<DayOfCold[]> {
  const { steps } = await weather.degrees({ station: stationCode, from, to, step: 'day' });
  const known = new Map(
    steps.flatMap(({ start, heating, coverage }) => (heating === null || coverage < 1 ? [] : [[start, heating] as const])),
  );
  return usualCold(from, to).map((one) => ({ ...one, degrees: known.get(one.day) ?? one.degrees }));
}
