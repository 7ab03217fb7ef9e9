import { createWriteStream, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import { clock, type Result, type Row } from './table.ts';
import { openYard, share, took, type Yard } from './yard.ts';

const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;

/** Local days since 1970-01-01, by China's clock. */
const today = (): number => Math.floor((Date.now() + chinaMs) / dayMs);
const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const code = (at: number): string => `w-${String(at).padStart(6, '0')}`;

/** kWh of an hour, with a daily profile and noise that is the same for the same arguments. */
function useOf(meter: number, hour: number): number {
  const noise = (Math.imul(hour + 1, 2_654_435_761) ^ Math.imul(meter + 1, 40_503)) >>> 8;
  return (20 + (meter % 40)) * (0.4 + 0.6 * Math.max(0, Math.sin((((hour % 24) - 6) / 12) * Math.PI))) + (noise % 1000) / 100;
}

type Stretch = { readonly first: number; readonly count: number; readonly from: number; readonly to: number };

async function write(path: string, head: string, pieces: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  out.write(head);
  for (const piece of pieces) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await finished(out);
}

function* hourly({ first, count, from, to }: Stretch): Generator<string> {
  for (let meter = first; meter < first + count; meter += 1) {
    const rows: string[] = [];
    for (let hour = from * 24; hour < to * 24; hour += 1)
      rows.push(
        `${new Date(hour * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')},${code(meter)},${useOf(meter, hour).toFixed(2)}\n`,
      );
    yield rows.join('');
  }
}

function* daily({ first, count, from, to }: Stretch): Generator<string> {
  for (let meter = first; meter < first + count; meter += 1) {
    const rows: string[] = [];
    for (let day = from; day < to; day += 1) {
      let sum = 0;
      for (let hour = 0; hour < 24; hour += 1) sum += useOf(meter, day * 24 + hour);
      rows.push(`${dayText(day)} 00:00,${code(meter)},${sum.toFixed(2)}\n`);
    }
    yield rows.join('');
  }
}

/** Readings of buildings with a meter each. */
async function bring(yard: Yard, stretch: Stretch, interval: '1h' | '1d'): Promise<void> {
  const path = yard.file('warning.csv');
  await write(path, 'time,meter,value\n', interval === '1h' ? hourly(stretch) : daily(stretch));
  const file = await yard.upload(path, 'warning.csv');
  await yard.client.readings.importReadings({ file, interval, createMeters: true });
  rmSync(path);
}

async function buildings(yard: Yard, first: number, count: number): Promise<void> {
  const path = yard.file('warned.csv');
  const rows = Array.from({ length: count }, (_, at) => `${code(first + at)},楼${first + at}号,office,140302,${500 + (at % 97) * 100}\n`);
  await write(path, 'code,name,use,region,floorArea\n', rows);
  await yard.client.registry.importBuildings({ file: await yard.upload(path, 'warned.csv') });
  rmSync(path);
}

type Written = Record<string, unknown>;

const expected = {
  use: { use: 'electricity' },
  value: { expected: 'value', carrier: 'electricity' },
  high: { expected: 'high', carrier: 'electricity' },
};

/** Ten daily rules as a city switches them on: use against expected use, nights, silence, pace. */
function dayRules(): Written[] {
  const rules: Written[] = [
    { inputs: expected, when: { gt: ['use', 'high'] }, stake: { unit: 'kWh', of: { minus: ['use', 'value'] } } },
    { inputs: expected, when: { gt: ['use', { product: ['value', 1.1] }] }, raise: 5, among: 7, clear: 3 },
    { inputs: { ...expected, low: { expected: 'low', carrier: 'electricity' } }, when: { lt: ['use', 'low'] } },
    {
      inputs: { night: { use: 'electricity', hours: '00:00-05:00' }, day: { use: 'electricity' } },
      when: { gt: [{ ratio: [{ product: ['night', 4.8] }, 'day'] }, 0.6] },
      raise: 2,
    },
    { inputs: { pace: { pace: 'share' } }, when: { gt: ['pace', 1] }, raise: 7, clear: 7 },
    { subject: 'meter', inputs: { quiet: { quiet: true } }, when: { ge: ['quiet', 24] } },
    { subject: 'meter', inputs: { use: { use: true } }, when: { le: ['use', 0] }, raise: 2 },
    { subject: 'meter', inputs: { night: { use: true, hours: '01:00-04:00' } }, when: { gt: ['night', 500] } },
    { inputs: { use: { use: 'electricity' } }, when: { gt: ['use', 1e6] } },
    { inputs: { ...expected, warm: { weather: 'temperature' } }, when: { all: [{ gt: ['warm', 30] }, { gt: ['use', 'high'] }] } },
  ];
  return rules.map((rule, at) => ({
    id: `bench-day-${at}`,
    version: 1,
    names: { zh: `测试${at}`, en: `bench ${at}` },
    subject: 'building',
    step: 'day',
    wait: '0min',
    severity: 'info',
    notify: ['bench-mail'],
    ...rule,
  }));
}

const since = 400;

/** Waits until all rules have been judged. */
async function judged({ stores }: Yard, rules: readonly string[]): Promise<void> {
  for (;;) {
    const { rows } = await stores.postgres.query<{ n: number }>('SELECT count(*)::int AS n FROM warning_progress WHERE rule = ANY($1)', [
      rules,
    ]);
    if (rows[0]?.n === rules.length) return;
    await new Promise((later) => setTimeout(later, 50));
  }
}

const meters = 10_000;

async function midnight(yard: Yard): Promise<Result> {
  const { client } = yard;
  await buildings(yard, 0, meters);
  const to = today();
  for (let first = 0; first < meters; first += 2000) {
    const count = Math.min(2000, meters - first);
    await bring(yard, { first, count, from: to - since, to: to - 30 }, '1d');
    await bring(yard, { first, count, from: to - 30, to }, '1h');
  }
  const rules = dayRules();
  await client.warning.notify.add({ name: 'bench-mail', mail: 'bench@example.org' });
  for (const rule of rules) await client.warning.add({ rule: JSON.stringify(rule) });
  const each: string[] = [];
  const spent = await took(async () => {
    for (const { id } of rules) {
      const one = await took(async () => {
        await client.warning.on({ rule: String(id), from: dayText(to - 1) });
        await judged(yard, [String(id)]);
      });
      each.push(one.seconds.toFixed(1));
    }
  });
  const idle = await took(() => yard.app.slices.warning.judgeAll());
  for (const { id } of rules) await client.warning.off({ rule: String(id) });
  return {
    ours: clock(spent.seconds),
    cpu: spent.cpu,
    note: `${meters} meters, a step each; rule by rule ${each.join(', ')} s; a round in which nothing is due ${clock(idle.seconds)} (${idle.cpu.toFixed(1)} s)`,
  };
}

export const midnightRow: Row = {
  name: 'midnight',
  what: `10 day rules on ${meters} meters, one midnight`,
  must: '30 s',
  run: midnight,
};

const [told, toldFirst] = [1000, 500_000];

/**
 * A year that arrived day by day, each day five minutes after its end, tried as its notices would have been sent then; in a separate
 * program.
 */
async function tried(): Promise<Result> {
  let now = (today() - 800) * dayMs;
  const yard = await openYard({ references: false, clock: () => now });
  try {
    return await triedIn(yard, (to) => void (now = to));
  } finally {
    await yard.close();
  }
}

async function triedIn(yard: Yard, turnClock: (to: number) => void): Promise<Result> {
  const to = today();
  await buildings(yard, toldFirst, told);
  const afterDay = (day: number): number => (day + 1) * dayMs - chinaMs + 300_000;
  turnClock(afterDay(to - 366));
  await bring(yard, { first: toldFirst, count: told, from: to - 760, to: to - 365 }, '1d');
  for (let day = to - 365; day < to; day += 1) {
    turnClock(afterDay(day));
    await bring(yard, { first: toldFirst, count: told, from: day, to: day + 1 }, '1d');
  }
  const of = { of: { code: Array.from({ length: told }, (_, at) => code(toldFirst + at)) } };
  const notes: string[] = [];
  let [most, cpu] = [0, 0];
  for (const [name, rule] of Object.entries({
    'over the expected day': dayRules()[0],
    'drift, 5 of 7 days': dayRules()[1],
    'plain use': dayRules()[8],
  })) {
    // day rules wait six hours by default; every day came five minutes after its end
    const asked = { rule: JSON.stringify({ ...rule, ...of, wait: '6h' }), from: dayText(to - 365), to: dayText(to - 1) };
    const hindsight = await took(() => yard.ask.warning.test(asked));
    let seen = '';
    const live = await took(async () => {
      const { judged: steps, episodes } = await yard.client.warning.test({ ...asked, live: true });
      seen = `${steps} judged, ${episodes.length} episodes`;
    });
    notes.push(`${name} ${clock(live.seconds)}, with hindsight ${clock(hindsight.seconds)} (${seen})`);
    if (live.seconds > most) [most, cpu] = [live.seconds, live.cpu];
  }
  return { ours: clock(most), cpu, note: notes.join('; ') };
}

export const triedRow: Row = { name: 'tried', what: `a rule tried on ${told} buildings, a year, as told then`, must: '20 s', run: tried };

const notices = 40;

/** Rules whose step is over and whose wait ends at different instants: how long until the webhook of each receives its notice. */
async function noticed(yard: Yard): Promise<Result> {
  const { client } = yard;
  const arrived = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString('utf8')));
    request.on('end', () => {
      const { event, episode } = JSON.parse(body) as { event: string; episode: { rule: string } };
      if (event === 'opened' && !arrived.has(episode.rule)) arrived.set(episode.rule, Date.now());
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  await client.warning.notify.add({
    name: 'bench',
    webhook: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    secret: 'bench-bench-bench',
  });
  const step = Math.floor(Date.now() / 900_000) * 900;
  const began = Math.ceil(Date.now() / 1000) + 20;
  const due = new Map<string, number>();
  for (let at = 0; at < notices; at += 1) {
    const id = `bench-due-${at}`;
    due.set(id, (began + at * 1.5) * 1000);
    const wait = Math.round(began + at * 1.5) - step;
    await client.warning.add({
      rule: JSON.stringify({
        id,
        version: 1,
        names: { zh: id, en: id },
        subject: 'meter',
        of: { code: [code(at)] },
        step: '15min',
        wait: `${wait}s`,
        inputs: { quiet: { quiet: true } },
        when: { ge: ['quiet', 0] },
        severity: 'warning',
        notify: ['bench'],
      }),
    });
    await client.warning.on({ rule: id, from: new Date((step - 900) * 1000).toISOString() });
  }
  const until = (began + notices * 1.5 + 60) * 1000;
  while (arrived.size < notices && Date.now() < until) await new Promise((later) => setTimeout(later, 100));
  server.close();
  server.closeAllConnections();
  for (const id of due.keys()) await client.warning.off({ rule: id });
  const late = [...arrived].map(([id, at]) => (at - (due.get(id) as number)) / 1000);
  return {
    ours: `p95 ${clock(share(late, 0.95))}`,
    note: `${arrived.size} of ${notices} notices; p50 ${clock(share(late, 0.5))}, worst ${clock(Math.max(...late))}`,
  };
}

export const noticeRow: Row = { name: 'notice', what: 'step over and waited for → notice sent', must: 'p95 5 s', run: noticed };
