import { assignTask } from '#cli/stated-as-read.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { city, counties } from '../../../test/city/place.ts';
import { demoCity } from '../../../test/city.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import { dayText } from '#kernel/day.ts';
import type { LiveWork } from './live-work.ts';

const year = Number(demoCity.to.slice(0, 4)) - 1;

/** A target of the province that its cities share, and the province. */
const shared = { target: 'SX/retrofit-area', province: '140000' } as const;

const dayMs = 86_400_000;

/** Progress of each task of the city's own document, made up: in percent, and how many days ago it was due. */
const madeUp = [
  { percent: 100, note: '已完成并归档', daysAgo: 60 },
  { percent: 60, note: '已开工，尚缺两处验收', daysAgo: 30 },
  { percent: 20, note: '正在制定方案', daysAgo: -90 },
] as const;

/** Green certificates of the first buildings for the last whole year: numbers and kilowatt-hours are made up. */
export async function bringCertificates({ at, directory, plan }: LiveWork): Promise<void> {
  const path = join(directory, '示范绿电证书.csv');
  const rows = plan.buildings
    .slice(0, 3)
    .map((building, n) => `示范-${year}-${n + 1},${building},${20_000 * (n + 1)},${year}-01-01,${year}-12-31`);
  writeFileSync(path, `number,building,kwh,from,to\n${rows.join('\n')}\n`);
  await at.client.carbon.certificates.importFile({ file: await at.upload(path) });
}

/**
 * A provincial target split among its cities, and the city's part among its counties. One of these has committed itself to all of its part,
 * one to half of it, the others to nothing.
 */
export async function splitTargets({ at: { client } }: LiveWork): Promise<void> {
  const { targets } = client;
  if ((await targets.splits({ target: shared.target })).splits.length > 0) return;
  await targets.split({ target: shared.target, region: shared.province, year, by: 'equal' });
  const { rows } = await targets.split({ target: shared.target, region: city.code, year, by: 'buildings' });
  const [first, second] = rows.flatMap(({ region, value }) => (value === null || value === 0 ? [] : [{ region, value }]));
  if (first !== undefined) await targets.commit({ target: shared.target, ...first });
  if (second !== undefined) await targets.commit({ target: shared.target, region: second.region, value: Math.floor(second.value / 2) });
}

/** The first tasks of the city's own document, assigned to its first county: one is done, one overdue, one open. */
export async function assignTasks({ at: { client }, plan }: LiveWork): Promise<void> {
  const region = counties[0]?.code ?? city.code;
  const { tasks: own } = await client.assignment.list({ region: city.code, document: 'YQ' });
  if (own.some(({ reports }) => reports.length > 0)) return;
  const ids = [...new Set(own.map(({ id }) => id))];
  for (const [at, { percent, note, daysAgo }] of madeUp.entries()) {
    const task = ids[at];
    if (task === undefined) return;
    await assignTask(client, { task, region, due: dayText(Math.floor(plan.until / dayMs) - daysAgo) });
    await client.assignment.report({ task, region, percent, note: `${demoMark.zh}${note}` });
  }
}
