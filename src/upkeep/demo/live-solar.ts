import { demoMark } from '../../../test/city/rooms.ts';
import { resourceCodes } from '../../../test/city/resources.ts';
import type { LiveWork } from './live-work.ts';

/** How many days before installation the potential of photovoltaics was assessed as good. */
const assessedBefore = 30;

/**
 * Checks of photovoltaics of the demo: all but every twentieth were assessed before installation; two failed a check and keep running, one
 * is abandoned; once.
 */
export async function checkSolar({ at: { client } }: Pick<LiveWork, 'at'>): Promise<void> {
  const note = `${demoMark.zh}光伏检查`;
  const { resources } = await client.resources.list({ search: resourceCodes, kind: 'pv', limit: 1000 });
  const [first, second, third] = resources;
  if (first === undefined || second === undefined || third === undefined) return;
  const { resources: known } = await client.solarSafety.register({ building: first.building });
  if (known.some(({ checks }) => checks.length > 0)) return;
  for (const [at, { code, installed }] of resources.entries()) {
    if (installed === null || at % 20 === 19) continue;
    const on = new Date(Date.parse(installed) - assessedBefore * 86_400_000).toISOString().slice(0, 10);
    await client.solarSafety.check({ resource: code, item: 'potential', result: 'pass', on, note });
  }
  await client.solarSafety.check({ resource: second.code, item: 'structure', result: 'fail', on: '2026-05-12', note });
  await client.solarSafety.check({ resource: third.code, item: 'shutdown', result: 'fail', on: '2026-06-03', note });
  const last = resources.at(-1) as (typeof resources)[number];
  await client.solarSafety.setState({ resource: last.code, as: 'abandoned', on: '2026-04-01', note });
  // written last: if a start was interrupted before this, everything is written again
  await client.solarSafety.check({ resource: first.code, item: 'watertight', result: 'pass', on: '2026-06-10', note });
}
