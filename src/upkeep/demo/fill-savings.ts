import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '#client.ts';
import { demoCity, type TrueRetrofit } from '../../../test/city.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import { runImport } from '#cli/follow.ts';
import type { LiveWork } from './live-work.ts';
import { number } from '#cli/table.ts';

type Work = Pick<LiveWork, 'at' | 'directory'>;
type Report = Awaited<ReturnType<Client['savings']['report']>>;

const workNames = { lighting: '照明节能改造', chiller: '冷水机组更换', controls: '空调自控改造' } as const;

/** The project and the baseline of a retrofit have the same code. */
export const retrofitCode = (retrofits: readonly TrueRetrofit[], { building }: TrueRetrofit): string =>
  `示范-R${String(retrofits.findIndex((one) => one.building === building) + 1).padStart(2, '0')}`;

const base = { from: demoCity.from, to: `${Number(demoCity.from.slice(0, 4)) + 1}-01-01` };

/** The retrofits of the demo as projects of the registry; their true savings are in their notes. */
export async function bringRetrofits(work: Work, retrofits: readonly TrueRetrofit[]): Promise<void> {
  await bringProjects(work, retrofits, () => '');
}

/** Seals the baseline of a retrofit, as any user would; an existing one, and one with insufficient data, is unchanged. */
export async function sealBaseline({ at: { client } }: Work, retrofits: readonly TrueRetrofit[], one: TrueRetrofit): Promise<void> {
  const project = retrofitCode(retrofits, one);
  const { total } = await client.savings.list({ project });
  if (total > 0) return;
  const boundary = { building: one.building, carrier: 'electricity' as const };
  const { fit } = await client.savings.fit({ ...boundary, ...base });
  if (fit !== null) await client.savings.lock({ ...boundary, ...base, baseline: project, project });
}

/** Adds the product's calculated savings next to the true ones, in the notes of the projects. */
export async function tellStated(work: Work, retrofits: readonly TrueRetrofit[]): Promise<void> {
  const stated = new Map<string, string>();
  for (const one of retrofits) {
    const baseline = retrofitCode(retrofits, one);
    const { total } = await work.at.client.savings.list({ project: baseline });
    if (total === 0) continue;
    const report = await work.at.client.savings.report({ baseline, from: one.from, to: demoCity.to });
    stated.set(one.building, statedText(baseline, report, one.kwh));
  }
  await bringProjects(work, retrofits, ({ building }) => stated.get(building) ?? '基期数据不足，没有锁定基准。');
}

function statedText(baseline: string, { savings, interval }: Report, kwh: number): string {
  if (savings.value === null) return `锁定的基准 ${baseline} 在报告期没有可计入的日子。`;
  const said = `锁定的基准 ${baseline} 报告 ${number(savings.value, 0)} kWh`;
  const { low = null, high = null, confidence = 0 } = interval ?? {};
  if (low === null || high === null) return `${said}，没有置信区间。`;
  const holds = low <= kwh && kwh <= high ? '真值在区间内' : '真值在区间外';
  return `${said}，${Math.round(confidence * 100)}% 置信区间 ${number(low, 0)} 至 ${number(high, 0)} kWh，${holds}。`;
}

async function bringProjects(
  { at, directory }: Work,
  retrofits: readonly TrueRetrofit[],
  stated: (one: TrueRetrofit) => string,
): Promise<void> {
  const last = dayBefore(demoCity.to);
  const rows = retrofits.map((one) => {
    const truth = `${demoMark.zh}${one.from} 至 ${last} 的真实节能量为 ${number(one.kwh, 0)} kWh（造示范城市的程序所知）。${stated(one)}`;
    const name = `${demoMark.zh}${one.name}${workNames[one.work]}`;
    const days = [`${one.from.slice(0, 4)}-01-05`, dayBefore(one.from, 21), one.from];
    return [retrofitCode(retrofits, one), name, one.region, 'retrofit', 'public', one.building, ...days, truth];
  });
  const path = join(directory, '示范节能改造.csv');
  const header = 'code,name,region,work,class,buildings,initiatedOn,constructionOn,operationOn,note';
  const lines = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
  const quiet = { ...at, output: { ...at.output, terminal: false } };
  await runImport(quiet, { path, begin: (file) => at.client.project.importProjects({ file, wait: false }) });
}

const dayBefore = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
