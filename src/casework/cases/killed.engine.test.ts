import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDyingPool, type DyingPool } from '../../../test/dying.ts';
import { createWorld, type World } from '../../../test/world.ts';

/**
 * The program is killed at each point at which a step with effects writes something: afterwards the step was taken completely or not at
 * all, and only once.
 */

const procedure = `kind: procedure
id: full
version: 1
status: CITY
source: {document: 测试, clause: '1'}
links: {organisation: required, building: required}
roles: {clerk: {who: post}}
fields:
  star: {type: integer, min: 1, max: 3}
  amount: {type: money}
  credit: {type: choice, options: [A, B]}
  contact: {type: text, personal: true}
  accountNumber: {type: text, personal: true}
evidence: {report: {types: [pdf], most: 3}}
numbers: {certificate: {pattern: 'NO-{year}-{seq}', per: [year]}}
states: {check: {start: true, limit: none}, granted: {limit: none}, paid: {end: true}}
transitions:
  grant: {from: check, to: granted, by: clerk, form: [star, amount, credit, contact, accountNumber], evidence: [report], number: certificate, document: certificate, publish: {fields: [star]}, effects: [{set: building.greenStar, to: $star}, {grant: amount}, {credit: $credit}, {consent: true}, {begin: follow}]}
  pay: {from: granted, to: paid, by: clerk, effects: [{pay: amount}]}
`;
const follow = `kind: procedure
id: follow
version: 1
status: CITY
source: {document: 测试, clause: '1'}
roles: {clerk: {who: post}, inspector: {who: panel}}
panels: {inspectors: {from: inspector, size: 1, groups: {}, quorum: 1, pass: {atLeast: 1/2, of: votes}}}
states: {open: {start: true, limit: none}, closed: {end: true}}
transitions: {close: {from: open, to: closed, by: clerk}}
`;

const plan = `name: 抽查
region: '140300'
objects: {全部: {count: 3}}
people: {each: 1}
source: 福彩
knownFrom: 2026-03-02T21:30+08:00
begin: follow
`;

const times = ['before', 'after'] as const;
/** More points than any of these steps has. */
const most = 60;

let world: World;
let dying: DyingPool;
let now = Date.parse('2026-03-02T02:00:00Z');
let buildings = 0;
const secrets = new Map<string, string>();

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(path: string, body?: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secrets.get('clerk')}`, 'content-type': 'application/json' };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

beforeAll(async () => {
  world = await createWorld({
    clock: () => now,
    log: pino({ level: 'silent' }),
    postgres: (pool) => {
      dying = openDyingPool(pool);
      return dying.pool;
    },
  });
  for (const text of [procedure, follow]) await world.local.procedures.add({ name: 'p.yaml', text });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nORG1,第一中学,140302\n') });
  secrets.set('clerk', (await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' })).secret);
  for (const role of ['full/clerk', 'follow/clerk']) await world.local.people.posts.set({ holder: 'key:clerk', role, region: '140300' });
  await world.local.caseMoney.setBudget({ procedure: 'full', region: '140300', year: 2026, amount: '1000000' });
});
afterAll(() => world.stop());

/** Restarts the program: what an earlier end left undone is completed. */
async function again(): Promise<boolean> {
  const died = dying.revive();
  await world.app.slices.cases.mend();
  return died;
}

async function building(): Promise<string> {
  buildings += 1;
  const rows = `code,name,use,region,organisation\nB${buildings},楼 ${buildings},school,140302,ORG1\n`;
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', rows) });
  return `B${buildings}`;
}

const begun = async (): Promise<string> =>
  (await answerTo('/cases', { procedure: 'full', organisation: 'ORG1', building: await building() })).said.case;

const grant = async (code: string, file: string) =>
  answerTo(`/cases/${code}/steps`, {
    transition: 'grant',
    fields: { star: 2, amount: '100.00', credit: 'A', contact: '张三', accountNumber: '6222' },
    evidence: [{ kind: 'report', file }],
  });

const count = async (sql: string, values: unknown[]): Promise<number> =>
  Number((await world.stores.postgres.query<{ n: string }>(sql, values)).rows[0]?.n);

/** Everything that a case has written anywhere. */
async function leftBy(code: string) {
  const { said } = await answerTo(`/cases/${code}`);
  const of = (table: string) => count(`SELECT count(*) AS n FROM ${table} WHERE code = $1`, [code]);
  return {
    state: said.state as string,
    numbers: Object.keys(said.numbers).length,
    granted: said.ledger.granted as string,
    evidence: said.evidence.length as number,
    personal: await of('case_personal'),
    credit: await of('case_credit'),
    consent: await of('case_consent'),
    open: await count('SELECT count(*) AS n FROM case_effect WHERE code = $1 AND done IS NULL', [code]),
    begun: await count(`SELECT count(*) AS n FROM case_event WHERE n = 1 AND text::jsonb->>'note' = $1`, [code]),
    stars: await count(`SELECT count(*) AS n FROM import WHERE kind = 'building-edit' AND subject = $1`, [said.building]),
  };
}

const nothing = {
  state: 'check',
  numbers: 0,
  granted: '0.00',
  evidence: 0,
  personal: 0,
  credit: 0,
  consent: 0,
  open: 0,
  begun: 0,
  stars: 0,
};
const whole = {
  state: 'granted',
  numbers: 1,
  granted: '100.00',
  evidence: 1,
  personal: 2,
  credit: 1,
  consent: 1,
  open: 0,
  begun: 1,
  stars: 1,
};

describe.each(times)('killed %s something is kept', (when) => {
  test('a step with number, paper, files, money and effects is taken whole or not at all, and each effect is done once', async () => {
    let died = true;
    for (let point = 0; died && point < most; point += 1) {
      const code = await begun();
      const file = await world.upload('report.pdf', '%PDF-1.7 …', secrets.get('clerk'));
      dying.dieAt(point, when);
      await grant(code, file).catch(() => null);
      died = await again();
      const left = await leftBy(code);
      expect({ point, ...left }).toMatchObject({ point, ...(left.state === 'check' ? nothing : whole) });
      if (left.state === 'check') expect((await grant(code, file)).status).toBe(200);
      expect({ point, ...(await leftBy(code)) }).toMatchObject({ point, ...whole });
    }
    expect(died, 'every point was passed').toBe(false);
    const { rows } = await world.stores.postgres.query<{ number: string }>(
      `SELECT standing->'numbers'->>'certificate' AS number FROM case_file WHERE procedure = 'full' AND state <> 'check' ORDER BY began, code`,
    );
    const seqs = rows.map(({ number }) => Number(number.split('-').at(-1))).toSorted((a, b) => a - b);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
  });

  test('a file of what the bank paid books each payment once, however often it is brought after an end', async () => {
    let died = true;
    for (let point = 0; died && point < most; point += 1) {
      const codes = [await begun(), await begun()];
      for (const code of codes) await grant(code, await world.upload('report.pdf', '%PDF-1.7 …', secrets.get('clerk')));
      const text = `付款编号,结果\n${codes.map((code) => `${code}/1,成功`).join('\n')}\n`;
      const bring = async () =>
        answerTo('/case-payments/returns', { procedure: 'full', file: await world.upload('r.csv', text, secrets.get('clerk')) });
      const file = await world.upload('r.csv', text, secrets.get('clerk'));
      dying.dieAt(point, when);
      await answerTo('/case-payments/returns', { procedure: 'full', file }).catch(() => null);
      died = await again();
      const { said } = await bring();
      expect({ point, ...said }).toMatchObject({ point, rejected: 0 });
      for (const code of codes)
        expect((await answerTo(`/cases/${code}`)).said).toMatchObject({ state: 'paid', ledger: { granted: '100.00', paid: '100.00' } });
    }
    expect(died, 'every point was passed').toBe(false);
  });

  test('a draw that begins cases begins one for each object, with its people', async () => {
    const objects = [await building(), await building(), await building()];
    const list = `编码,名称,分层,单位\n${objects.map((code) => `${code},楼,全部,ORG1`).join('\n')}\n`;
    let died = true;
    for (let point = 0; died && point < most; point += 1) {
      now = Date.parse('2026-03-02T02:00:00Z');
      const { draw } = await world.local.draws.announce({
        plan: await world.upload('plan.yaml', plan),
        objects: await world.upload('o.csv', list),
        people: await world.upload('p.csv', '编码,姓名,单位,专业,回避\nI1,丙,,,\n'),
      });
      now = Date.parse('2026-03-02T14:00:00Z');
      dying.dieAt(point, when);
      await world.local.draws.reveal({ draw, randomness: '03 11 17' }).catch(() => null);
      died = await again();
      if ((await world.local.draws.show({ draw })).randomness === null) await world.local.draws.reveal({ draw, randomness: '03 11 17' });
      await again();
      const { objects: drawn } = await world.local.cases.drawn({ draw });
      expect(drawn.map(({ object }) => object).toSorted()).toEqual(objects.toSorted());
      expect(new Set(drawn.map((one) => one.case)).size).toBe(3);
      expect(await count(`SELECT count(*) AS n FROM case_event WHERE n = 1 AND text::jsonb->>'note' = $1`, [draw])).toBe(3);
    }
    expect(died, 'every point was passed').toBe(false);
  });
});

test('after all of it every chain, standing and file is as it must be', async () => {
  expect((await world.app.slices.cases.examine()).findings).toEqual([]);
});
