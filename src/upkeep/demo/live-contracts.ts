import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '#client.ts';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { demoCity, type TrueRetrofit } from '../../../test/city.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import { retrofitCode } from './fill-savings.ts';
import type { LiveWork } from './live-work.ts';
import { reviewContract, settleContract } from '#cli/as-read.ts';

type Work = Pick<LiveWork, 'at' | 'directory'>;

/** A retrofit whose baseline is sealed, with the owner of its building. */
type Party = { readonly retrofit: TrueRetrofit; readonly baseline: string; readonly owner: string };

/** The number of months settled for each contract. */
const settledMonths = 6;

/** Made up for the demo and marked as such, like shares, fees and guarantees: yuan per kWh. */
const madeUpPrice = '0.6';

/**
 * One contract of each type on retrofits of the demo, created through the same interfaces that users have: confirmed by both sides, six
 * months settled; the days of an event that both agreed on later are corrected, another event is disputed, something is paid. Running it
 * twice changes nothing.
 */
export async function signContracts(work: Work, retrofits: readonly TrueRetrofit[]): Promise<void> {
  const { client } = work.at;
  const parties = await partiesOf(client, retrofits);
  const provider = await providerOf(client);
  const [first, second, third] = parties;
  if (provider === undefined || first === undefined || second === undefined || third === undefined) return;
  const shared = sharedTerms(commonTerms(first, provider, 1));
  const guaranteed = guaranteedTerms(commonTerms(second, provider, 2), second.retrofit);
  const trusteeship = await trusteeshipTerms(client, commonTerms(third, provider, 3), third.retrofit);
  for (const terms of [shared, guaranteed, trusteeship]) {
    await agree(client, terms);
    await settleSome(client, terms.code);
  }
  await correctByEvent(work, shared.code, nextMonth(first.retrofit.from));
  await disputeEvent(work, guaranteed.code, nextMonth(second.retrofit.from));
}

/** The first three with a sealed baseline and an owner. */
async function partiesOf(client: Client, retrofits: readonly TrueRetrofit[]): Promise<Party[]> {
  const found: Party[] = [];
  for (const retrofit of retrofits) {
    if (found.length === 3) break;
    const baseline = retrofitCode(retrofits, retrofit);
    const { total } = await client.savings.list({ project: baseline });
    const { organisation } = await client.registry.building({ building: retrofit.building });
    if (total > 0 && typeof organisation === 'string') found.push({ retrofit, baseline, owner: organisation });
  }
  return found;
}

export async function providerOf({ place }: Client): Promise<string | undefined> {
  const { organisations } = await place.organisations({ limit: 500 });
  return organisations.find(({ kind }) => kind === 'service-company')?.code;
}

type Common = ReturnType<typeof commonTerms>;

function commonTerms({ retrofit: { name, from }, baseline, owner }: Party, provider: string, nth: number) {
  return {
    code: `示范-EMC-0${nth}`,
    name: `${demoMark.zh}${name}（价格、比例和约定数为演示编造）`,
    owner,
    provider,
    from,
    to: demoCity.to,
    period: 'month',
    basis: 'point',
    confidence: 0.9,
    minCoverage: 0.8,
    boundaries: [{ name, baseline }],
    prices: [{ boundary: name, from, yuan: madeUpPrice }],
  };
}

const sharedTerms = (common: Common) => ({
  ...common,
  type: 'shared',
  providerShare: [{ from: common.from, percent: '70' }],
  negative: 'carry',
});

/** Nine tenths of the true savings of the six months, assuming even savings. */
function guaranteedTerms(common: Common, { name, kwh, from }: TrueRetrofit) {
  const months = 12 - Number(from.slice(5, 7)) + 1;
  const quantity = ((kwh * settledMonths * 0.9) / months).toFixed(0);
  const rates = { quantity, shortfallYuan: madeUpPrice, surplusYuan: '0.3' };
  const guarantee = [{ from, to: monthAfter(from, settledMonths), boundary: name, ...rates }];
  return { ...common, type: 'guaranteed', fee: [{ from, yuan: '3000' }], guarantee };
}

/** The fee is based on the use in each month of the base year. */
async function trusteeshipTerms({ metering }: Client, common: Common, { building, name }: TrueRetrofit) {
  const base = { from: demoCity.from, to: `${Number(demoCity.from.slice(0, 4)) + 1}-01-01` };
  const { steps } = await metering.useOfBuilding({ building, carrier: 'electricity', ...base, step: 'month' });
  const uses = steps.map(({ value }) => Math.round(value ?? 0));
  const fee = ((uses.reduce((sum, one) => sum + one, 0) / 12) * Number(madeUpPrice)).toFixed(2);
  return {
    ...common,
    type: 'trusteeship',
    fee: [{ from: common.from, yuan: fee }],
    base: uses.map((quantity, at) => ({ boundary: name, month: at + 1, quantity: String(quantity), yuan: madeUpPrice })),
    adjust: ['price', 'baseline'],
  };
}

async function agree({ contracts }: Client, terms: Common): Promise<void> {
  const { code } = terms;
  const { contracts: there } = await contracts.list({ search: code });
  if (there.every(({ contract }) => contract !== code)) await contracts.add({ terms });
  const [version] = (await contracts.show({ contract: code })).versions;
  for (const side of ['owner', 'provider'] as const)
    if (version?.[side] !== 'confirm') await contracts.confirm({ contract: code, for: side, note: `${demoMark.zh}双方盖章` });
}

/** Settles the first months for which there are enough readings. */
async function settleSome({ contracts }: Client, contract: string): Promise<void> {
  const { periods } = await contracts.show({ contract });
  let settled = periods.filter(({ state }) => state === 'settled').length;
  for (const { from, state } of periods) {
    if (settled >= settledMonths) return;
    if (state === 'open' && (await settle(contracts, contract, from))) settled += 1;
  }
}

/** False if there are not enough days: it stays open, and its page shows which are missing. */
async function settle(contracts: Client['contracts'], contract: string, period: string): Promise<boolean> {
  try {
    await settleContract({ contracts }, { contract, period });
    return true;
  } catch (cause) {
    if (cause instanceof ProblemAnswer && cause.document.status === 422) return false;
    throw cause;
  }
}

/** Three days without power, agreed after the month was settled: the difference is posted, and something is paid. */
async function correctByEvent(work: Work, contract: string, month: string): Promise<void> {
  const { contracts } = work.at.client;
  const rows = [`${month.slice(0, 8)}10,${month.slice(0, 8)}13,exclude,,${demoMark.zh}停电检修三天,${demoMark.zh}检修通知`];
  const event = await propose(work, contract, rows);
  for (const side of ['owner', 'provider'] as const) await contracts.confirm({ contract, event, for: side });
  const { posted } = await reviewContract({ contracts }, { contract });
  const { entries } = await contracts.ledger({ contract });
  if (posted.length > 0 && entries.every(({ kind }) => kind !== 'payment'))
    await contracts.pay({ contract, yuan: '1000.00', on: monthAfter(month, 1), note: `${demoMark.zh}电汇` });
}

async function disputeEvent(work: Work, contract: string, month: string): Promise<void> {
  const until = monthAfter(month, 1);
  const rows = [`${month},${until},fixed,30,${demoMark.zh}新增展厅用电,${demoMark.zh}节能服务公司来函`];
  const event = await propose(work, contract, rows);
  await work.at.client.contracts.dispute({ contract, event, for: 'owner', note: `${demoMark.zh}展厅另有分表，不认可按定额增加` });
}

/** Proposes the event of a table, once. */
async function propose({ at, directory }: Work, contract: string, rows: readonly string[]): Promise<number> {
  const { contracts } = at.client;
  const there = (await contracts.show({ contract })).events.at(-1);
  if (there !== undefined) return there.event;
  const path = join(directory, `${contract}事件.csv`);
  writeFileSync(path, `${['from,to,kind,amount,note,evidence', ...rows].join('\n')}\n`);
  const { events } = await contracts.event({ contract, file: await at.upload(path) });
  return events.at(-1)?.event ?? 1;
}

const nextMonth = (day: string): string => monthAfter(day, 1);

function monthAfter(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
