import type { Random } from '../city/random.ts';
import type { Action } from './actions.ts';
import type { Ledger } from './ledger.ts';
import type { Program } from './program.ts';
import { settleContract } from '#cli/as-read.ts';

const contract = 'C1';
/** 100 lamps of 36 W before and 18 W after, ten hours a day; 0.62 yuan per kWh, of which the provider gets 70 %. */
const centsADay = ((100 * (36 - 18) * 10) / 1000) * 62 * 0.7;
const firstYear = 2016;
const [years, dayMs] = [9, 86_400_000];

/** A contract on an agreed saving, so that nothing else affects it. */
export async function agreeContract({ client, upload }: Program): Promise<void> {
  await client.place.importOrganisations({ file: await upload('o.csv', 'code,name,region\nO,甲,140302\nP,乙,140302\n') });
  const from = `${firstYear}-01-01`;
  const terms = {
    code: contract,
    name: '照明改造',
    type: 'shared',
    owner: 'O',
    provider: 'P',
    from,
    to: `${firstYear + years}-01-01`,
    period: 'month',
    basis: 'point',
    confidence: 0.9,
    minCoverage: 1,
    negative: 'none',
    boundaries: [{ name: '照明', stipulated: [{ item: '灯具', count: '100', beforeW: '36', afterW: '18', hours: '10' }] }],
    prices: [{ boundary: '照明', from, yuan: '0.62' }],
    providerShare: [{ from, percent: '70' }],
  };
  await client.contracts.add({ terms });
  for (const side of ['owner', 'provider'] as const) await client.contracts.confirm({ contract, for: side });
}

const entriesOf = async ({ client }: Program) => (await client.contracts.ledger({ contract })).entries;

/** Settles the next month, or pays some of it. */
export function settleOrPay(ledger: Ledger, random: Random, serial: number): Action {
  const settled = ledger.entries.filter((text) => text.startsWith('settlement')).length;
  if (settled === years * 12 || (settled > 0 && random.chance(0.3))) return payment(ledger, serial);
  const [begin, end] = [0, 1].map((later) => Date.UTC(firstYear, settled + later, 1)) as [number, number];
  const period = new Date(begin).toISOString().slice(0, 10);
  const amount = Math.round((centsADay * (end - begin)) / dayMs) / 100;
  return {
    name: `settle ${period}`,
    ask: async ({ client }) => (await settleContract(client, { contract, period })).posted[0]?.entry ?? 0,
    found: async (program) => (await entriesOf(program)).find((one) => one.kind === 'settlement' && one.period === period)?.entry ?? null,
    enter: () => void ledger.entries.push(`settlement ${period} ${amount.toFixed(2)}`),
  };
}

function payment(ledger: Ledger, serial: number): Action {
  const [yuan, note] = [`${serial}.00`, `payment-${serial}`];
  return {
    name: note,
    ask: async ({ client }) => (await client.contracts.pay({ contract, yuan, on: '2025-01-05', note, over: true })).posted[0]?.entry ?? 0,
    found: async (program) => (await entriesOf(program)).find((one) => one.note === note)?.entry ?? null,
    enter: () => void ledger.entries.push(`payment ${note} ${yuan}`),
  };
}

/** The ledger as the program has it, and whether its chain is valid. */
export async function bookedEntries({ client }: Program): Promise<{ valid: boolean; entries: string[] }> {
  const { valid, entries } = await client.contracts.ledger({ contract });
  return { valid, entries: entries.map(({ kind, period, note, amount }) => `${kind} ${period ?? note} ${amount}`) };
}
