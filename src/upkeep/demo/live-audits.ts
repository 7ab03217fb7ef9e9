import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '#client.ts';
import { auditTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { demoCity } from '../../../test/city.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import type { LiveWork } from './live-work.ts';
import { acceptAnswer } from '#cli/as-read.ts';

type Items = Awaited<ReturnType<Client['energyAudit']['items']>>['requests'];
type Linked = Client['energyAudit']['linked'];
type Token = { readonly token: string };

/** The last whole year of the demo city. */
const period = { from: `${Number(demoCity.to.slice(0, 4)) - 1}-01-01`, to: demoCity.to };

/** What an owner of the demo states about a building where the registry does not know it. */
const facts: Readonly<Record<string, string>> = {
  floorArea: '5000',
  yearBuilt: '2008',
  storeys: '6',
  heating: 'electricity',
  airConditioning: 'chiller',
};

/** Yuan per unit of use, made up for the demo and marked as such. */
const madeUpPrice = '0.6';

/**
 * Two energy audits of the demo, created through the same interfaces that users have: one waits for its owner, who has begun to answer by
 * the link; one is finished, with findings, measures in the project pool and therefore a report. Running it twice changes nothing.
 */
export async function openAudits(work: LiveWork): Promise<void> {
  const [waiting, ...others] = work.plan.buildings;
  if (waiting === undefined) return;
  await leaveOut(work.at.client, waiting);
  const finished = await buildingWithBills(work.at.client, others);
  if (finished !== null) await finish(work, finished);
}

async function leaveOut({ energyAudit }: Client, building: string): Promise<void> {
  if ((await energyAudit.list({ building })).total > 0) return;
  const { audit } = await energyAudit.open({ building, level: 2, ...period });
  const { token } = await energyAudit.link({ audit, days: 366 });
  const { requests } = await energyAudit.linked.show({ token });
  const note = requests.find(({ kind }) => kind === 'note');
  if (note !== undefined)
    await energyAudit.linked.answer({ token, set: { [note.item]: `${demoMark.zh}工作日 8 点至 18 点，周末只留值班` } });
}

/** The first building with metered use for a full year of bills: no measured value is overwritten in the demo. */
async function buildingWithBills({ energyAudit }: Client, buildings: readonly string[]): Promise<string | null> {
  for (const building of buildings) {
    const { requests } = await energyAudit.items({ building, level: 1, ...period });
    if (requests.every(({ kind, state }) => kind !== 'energy' || state === 'known')) return building;
  }
  return null;
}

async function finish({ at, directory }: LiveWork, building: string): Promise<void> {
  const { energyAudit } = at.client;
  const begun = (await energyAudit.list({ building })).audits.at(-1);
  if (begun?.state === 'complete') return;
  const { audit } = begun ?? (await energyAudit.open({ building, level: 1, ...period }));
  await answerAll(energyAudit.linked, await energyAudit.link({ audit }), await costsOf(at.client, audit));
  const { requests } = await energyAudit.show({ audit });
  for (const { item, state } of requests) if (state === 'received') await acceptAnswer({ energyAudit }, { audit, item });
  const send = (name: string, text: string): Promise<string> => {
    const path = join(directory, `示范${name}.csv`);
    writeFileSync(path, text);
    return at.upload(path);
  };
  const { energy } = await energyAudit.show({ audit });
  const used = energy.find(({ carrier }) => carrier === 'electricity')?.use.value ?? 0;
  await energyAudit.findings({ audit, file: await send(auditTerms.written.zh, findingTable) });
  await energyAudit.measures({ audit, file: await send(auditTerms.measures.zh, measureTable(used)) });
}

/** The cost of each carrier, at the made-up price. */
async function costsOf({ energyAudit }: Client, audit: number): Promise<Readonly<Record<string, string>>> {
  const { energy } = await energyAudit.show({ audit });
  return Object.fromEntries(
    energy.flatMap(({ carrier, use }) =>
      use.value === null ? [] : [[`cost-${carrier}`, (Math.round(use.value) * Number(madeUpPrice)).toFixed(2)]],
    ),
  );
}

async function answerAll(linked: Linked, { token }: Token, costs: Readonly<Record<string, string>>): Promise<void> {
  const { requests } = await linked.show({ token });
  const set = Object.fromEntries(requests.flatMap((one) => answerOf(one, costs)));
  if (Object.keys(set).length > 0) await linked.answer({ token, set });
  await linked.submit({ token });
}

function answerOf({ item, kind, state }: Items[number], costs: Readonly<Record<string, string>>): [string, string][] {
  const value = kind === 'cost' ? costs[item] : facts[item];
  return state === 'accepted' || value === undefined ? [] : [[item, value]];
}

const findingTable = [
  'code,system,text,severity,carrier,indicator',
  `F1,照明,${demoMark.zh}走廊照明夜间常亮,warning,electricity,night-ratio`,
  `F2,空调,${demoMark.zh}冷水泵定频运行，部分负荷时流量偏大,error,,`,
  `F3,计量,${demoMark.zh}没有照明和插座的分项计量,info,,`,
  '',
].join('\n');

/** @param used kWh of the period, of which the measures save a part */
function measureTable(used: number): string {
  const part = (share: number): string => String(Math.round(used * share));
  const basis = `${demoMark.zh}为演示编造，单价按每千瓦时 ${madeUpPrice} 元`;
  return [
    'code,finding,system,name,carrier,annualSaving,costYuan,lifeYears,basis',
    `M1,F1,照明,${demoMark.zh}走廊照明感应控制,electricity,${part(0.02)},20000,8,${basis}`,
    `M2,F2,空调,${demoMark.zh}冷水泵变频改造,electricity,${part(0.04)},90000,12,${basis}`,
    '',
  ].join('\n');
}
