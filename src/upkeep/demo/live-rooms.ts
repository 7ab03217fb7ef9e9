import { setOccupancy } from '#cli/stated-as-read.ts';
import { join } from 'node:path';
import { demoSeasons, roomPointsOf, roomValueOptions, writeRoomPoints, writeRoomValues } from '../../../test/city/rooms.ts';
import { city, counties } from '../../../test/city/place.ts';
import { runImport } from '#cli/follow.ts';
import type { LiveWork } from './live-work.ts';

/** Uses of the buildings that have rooms, in order; the first three are live. */
const wantedUses = ['office', 'school', 'office', 'hotel', 'shop', 'office'] as const;

/** Public buildings of the first county with a main meter of interval readings, as many as needed. */
export async function chooseLiveBuildings({ client }: LiveWork['at'], most: number): Promise<string[]> {
  const region = counties[0]?.code;
  const { meters } = await client.registry.meters({ region, carrier: 'electricity', limit: 1000 });
  const metered = new Set(meters.flatMap(({ kind, capacity, building }) => (kind === 'interval' && capacity !== null ? [building] : [])));
  const { buildings } = await client.registry.buildings({ region, hasMeters: true, limit: 1000 });
  const left = buildings.filter(({ code }) => metered.has(code));
  return wantedUses.slice(0, most).flatMap((use) => {
    const at = left.findIndex((one) => one.use === use);
    return at < 0 ? [] : left.splice(at, 1).map(({ code }) => code);
  });
}

/** Sets when the demo city heats and cools, as demonstration data: no shipped data is certain about it. */
export async function setDemoSeasons({ client }: LiveWork['at']): Promise<void> {
  const { heating, cooling } = demoSeasons;
  const text = ({ from, to }: { from: string; to: string }): string => `${from}:${to}`;
  const { seasons } = await client.comfort.seasons.list();
  if (seasons.some(({ region }) => region === city.code)) return;
  await client.comfort.seasons.set({ region: city.code, heating: text(heating), cooling: text(cooling), tolerance: 0.5 });
}

/** Points of a building's rooms, their values over the plan's period, and occupied times. Running it twice changes nothing. */
export async function fillRooms({ at, directory, plan }: LiveWork, building: string): Promise<void> {
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  const number = plan.buildings.indexOf(building);
  const points = roomPointsOf(building, number, plan.rooms, number !== plan.buildings.length - 1);
  const list = join(directory, `示范测点-${building}.csv`);
  writeRoomPoints(list, building, points);
  await runImport(quiet, { path: list, begin: (file) => at.client.point.importPoints({ file, wait: false }) });
  const { line } = await at.client.occupancy.versions({ building });
  if (line.every(({ hours }) => hours === null))
    await setOccupancy(at.client, { building, hours: { workday: ['08:00-18:00'], rest: [], calendar: 'none' } });
  const values = join(directory, `示范数据-${building}.csv`);
  writeRoomValues(values, points, plan);
  await runImport(quiet, { path: values, begin: (file) => at.client.readings.importReadings({ ...roomValueOptions, file, wait: false }) });
}
