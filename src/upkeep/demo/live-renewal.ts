import { advanceRetrofit } from '#cli/stated-as-read.ts';
import { join } from 'node:path';
import type { Client } from '#client.ts';
import { demoCity, type TrueRetrofit } from '../../../test/city.ts';
import {
  buildingsPerProject,
  doneCode,
  renewalCodes,
  writeDone,
  writeEquipment,
  writePool,
  type DoneProject,
  type RenewalBuilding,
} from '../../../test/city/renewal.ts';
import { counties } from '../../../test/city/place.ts';
import { retrofitCode } from './fill-savings.ts';
import { runImport } from '#cli/follow.ts';
import type { LiveWork } from './live-work.ts';

type Work = Pick<LiveWork, 'at' | 'directory' | 'plan'>;

/** The year that the demo's plans are made for: the one after its start. */
export const planYear = ({ plan }: Pick<LiveWork, 'plan'>): number => new Date(plan.until).getUTCFullYear() + 1;

/** One piece of equipment in each building of the demo, as in a bureau's list; once. */
export async function bringEquipment(work: Pick<LiveWork, 'at' | 'directory'>): Promise<void> {
  const { client } = work.at;
  if ((await client.equipment.list({ search: renewalCodes.equipment, limit: 1 })).total > 0) return;
  const path = join(work.directory, '示范设备.csv');
  const all = await buildingsOf(client);
  if (all.length === 0) return;
  writeEquipment(path, all);
  await runImport(quietly(work), { path, begin: (file) => client.equipment.importEquipment({ file, wait: false }) });
}

/** Retrofit projects in all states across the counties, one per fixed number of buildings; once. */
export async function bringPool(work: Work, each = buildingsPerProject): Promise<void> {
  const { client } = work.at;
  if ((await client.retrofit.list({ search: renewalCodes.project, limit: 1 })).total > 0) return;
  const path = join(work.directory, '示范改造项目.csv');
  const some = (await buildingsOf(client)).filter((_, at) => at % each === 0);
  if (some.length === 0) return;
  writePool(path, some, planYear(work) - 1);
  await runImport(quietly(work), { path, begin: (file) => client.retrofit.importRetrofits({ file, wait: false }) });
}

/** How many retrofits of the demo with reported savings are in the pool as verified. */
const verified = 12;

/** Retrofits done in the demo's second year become accepted projects, verified by the report of their savings; once. */
export async function verifySavings(work: Work, retrofits: readonly TrueRetrofit[]): Promise<void> {
  const { client } = work.at;
  const done: DoneProject[] = [];
  for (const one of retrofits.slice(0, verified)) {
    const baseline = retrofitCode(retrofits, one);
    if ((await client.savings.list({ project: baseline })).total === 0) continue;
    const { savings } = await client.savings.report({ baseline, from: one.from, to: demoCity.to });
    const { floorArea } = await client.registry.building({ building: one.building });
    if (savings.figure !== undefined && floorArea !== null) done.push({ ...one, area: floorArea, figure: savings.figure });
  }
  if (done.length === 0) return;
  if ((await client.retrofit.list({ search: renewalCodes.verified, limit: 1 })).total === 0) {
    const path = join(work.directory, '示范已验收项目.csv');
    writeDone(path, done);
    await runImport(quietly(work), { path, begin: (file) => client.retrofit.importRetrofits({ file, wait: false }) });
  }
  for (const [at, { figure }] of done.entries()) {
    const project = doneCode(at);
    if ((await client.retrofit.show({ project })).state === 'accepted')
      await advanceRetrofit(client, { project, to: 'verified', on: demoCity.to, set: { savings: figure } });
  }
}

const quietly = ({ at }: Pick<LiveWork, 'at'>): LiveWork['at'] => ({ ...at, output: { ...at.output, terminal: false } });

/** The buildings with a known area, county by county, in a fixed order. */
async function buildingsOf({ registry }: Client): Promise<RenewalBuilding[]> {
  const found: RenewalBuilding[] = [];
  for (const { code: region } of counties)
    for (let offset = 0; ; offset += 1000) {
      const { buildings, total } = await registry.buildings({ region, limit: 1000, offset });
      for (const { code, name, floorArea } of buildings) if (floorArea !== null) found.push({ code, name, region, area: floorArea });
      if (offset + 1000 >= total) break;
    }
  return found;
}
