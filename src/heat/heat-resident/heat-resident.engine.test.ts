import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { seenAmong } from '#casework/cases/store/list-store.ts';
import type { Scope } from '#kernel/scope.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { closedSeason } from '../../../test/closed-season.ts';

let world: World;
let clock = Date.parse('2026-03-02T00:00:00Z');
const season = '2026-01';

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
cold: {of: area, table: [{below: '18', share: '0.3'}]}
substitute: {order: [similar]}
dueDays: 30
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司\nC2,示范热力二公司') });
  await local.registry.importBuildings({
    file: await upload('b.csv', 'code,name,use,region,address\nB1,一号楼,dwelling,140302,示范路1号'),
  });
  const meters = ['M1', 'M2', 'M3', 'M4'].map((code) => `${code},B1,heat,interval`);
  await local.registry.importMeters({ file: await upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
  const points = ['结算点,建筑,供热企业,热价,计量方法', 'P1,B1,C1,t1,household', 'P2,B1,C2,t1,household'];
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points.join('\n')) });
  const households = [
    '户号,结算点,类别,收费面积,室号,户表,用热人编号,用热人,起',
    'H1,P1,dwelling,100,101,M1,ACC-ONE,示例甲,',
    'H1,,,,,,ACC-TWO,示例乙,2026-01-16',
    'H2,P1,dwelling,80,102,M2,ACC-THREE,示例丙,',
    'H9,P2,dwelling,50,901,M4,ACC-TWO,示例乙,',
  ];
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households.join('\n')) });
  await local.heatBilling.seasons.set({ region: '140300', name: season, from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  const first = parseDay('2026-01-01') ?? 0;
  const heat = { M1: 0.1, M2: 0.2, M4: 0.3 };
  const rows = Object.entries(heat).flatMap(([meter, value]) =>
    Array.from(
      { length: 30 },
      (_, at) => `${meter},${dayText(first + at)} 00:00:00,${dayText(first + at + 1)} 00:00:00,${at < 15 ? value : value * 3}`,
    ),
  );
  await local.readings.importReadings({
    file: await upload('r.csv', ['meter,start,end,value', ...rows].join('\n')),
    carrier: 'heat',
    unit: 'GJ',
  });
  const cold = { household: 'H1', from: '2026-01-03', to: '2026-01-05', temperature: '16', note: '前住户投诉' };
  await local.heatBilling.decisions.cold(cold);
  for (const company of ['C1', 'C2']) {
    await closedSeason(local, { season, company });
  }
});
afterAll(() => world.stop());

const company = () => world.as('operator', { operator: 'C1' });

/** The response to a caller without any key: status and body as text. */
async function nobody(path: string, body: object): Promise<{ status: number; text: string }> {
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await world.app.fetch(new Request(`http://localhost/api/public/heat-link${path}`, init));
  return { status: answer.status, text: await answer.text() };
}

const refused = (code: string) => ({ document: { code } });

test('a link opens the account’s bill and payments, and reveals neither the previous occupant nor neighbours', async () => {
  const { token, expires } = await company().heatResident.links.make({ account: 'ACC-TWO' });
  expect(Date.parse(expires) - clock).toBeLessThanOrEqual(14 * 86_400_000);
  const asked: (readonly [string, object])[] = [
    ['', { token }],
    ['/account', { token }],
    ['/bill', { token, household: 'H1', season }],
  ];
  for (const [path, body] of asked) {
    const { status, text } = await nobody(path, body);
    expect(status, text).toBe(200);
    for (const other of ['ACC-ONE', 'ACC-THREE', '示例', 'H2', 'M2', 'H9', 'M4', '前住户投诉', '2026-01-03', '2026-01-15'])
      expect(text.includes(other), `${path} ${other}`).toBe(false);
  }
  const bill = JSON.parse((await nobody('/bill', { token, household: 'H1', season })).text);
  expect(bill.accounts).toMatchObject([{ account: 'ACC-TWO', days: { metered: 15 }, quantity: 4.5, lines: { cold: '0.00' } }]);
  const shown = JSON.parse((await nobody('', { token })).text);
  expect(shown).toMatchObject({ account: 'ACC-TWO', companies: ['示范热力一公司'], season, parts: [{ household: 'H1' }] });
  const [{ bill: told, heat }] = shown.parts;
  expect(told.figures.total).toBe(bill.accounts[0].total);
  expect(told.indicative).toBe(true);
  expect(told.rests.meters).toMatchObject([{ code: 'M1', use: 4.5, certificate: { state: 'none' } }]);
  expect(heat.season.values.slice(0, 15).every((value: unknown) => value === null)).toBe(true);
  expect(heat.season.values.slice(15)).toEqual(Array.from({ length: 15 }, () => 0.3));
});

test('the previous occupant sees decisions on their own days, and nothing later', async () => {
  const { token } = await company().heatResident.links.make({ account: 'ACC-ONE' });
  const { text } = await nobody('/bill', { token, household: 'H1', season });
  expect(text).toContain('2026-01-03');
  expect(text).toContain('前住户投诉');
  for (const other of ['ACC-TWO', '示例']) expect(text.includes(other)).toBe(false);
});

test('a company’s link shows nothing of the account with another company; other accounts and households are not found', async () => {
  const { token } = await company().heatResident.links.make({ account: 'ACC-TWO' });
  expect((await nobody('/bill', { token, household: 'H9', season })).text).toContain('no-such-household');
  expect((await nobody('/bill', { token, household: 'H2', season })).text).toContain('no-such-household');
  expect((await nobody('/account', { token, account: 'ACC-ONE' })).text).toContain('no-such-account');
  const all = await world.local.heatResident.links.make({ account: 'ACC-TWO' });
  expect((await nobody('/bill', { token: all.token, household: 'H9', season })).status).toBe(200);
});

test('a revoked, expired or unknown link gets the same answer, and attempts are counted', async () => {
  const lasting = await company().heatResident.links.make({ account: 'ACC-ONE' });
  const { link, token } = await company().heatResident.links.make({ account: 'ACC-ONE', days: 1 });
  await expect(world.as('operator', { operator: 'C2' }).heatResident.links.revoke({ link })).rejects.toMatchObject(refused('no-such-link'));
  expect((await company().heatResident.links.revoke({ link })).state).toBe('revoked');
  const other = await company().heatResident.links.make({ account: 'ACC-ONE', days: 1 });
  expect((await nobody('/account', { token: other.token })).status).toBe(200);
  clock += 2 * 86_400_000;
  for (const gone of [token, other.token, 'never'])
    expect(await nobody('/account', { token: gone })).toMatchObject({
      status: 410,
      text: expect.stringContaining('link-expired') as string,
    });
  const own = [lasting, { link }, other].map((one) => one.link);
  const { links } = await company().heatResident.links.list({ account: 'ACC-ONE' });
  const states = links.filter((one) => own.includes(one.link)).map(({ state }) => state);
  expect(states).toEqual(['ended', 'revoked', 'open']);
  for (let at = 0; at < 30; at += 1) await nobody('/account', { token: `never-${at}` });
  expect((await nobody('/account', { token: 'never-more' })).status).toBe(429);
  // a former link is indistinguishable from one that never existed, even in how often it may be tried
  expect((await nobody('/account', { token: other.token })).status).toBe(429);
  const open = await company().heatResident.links.make({ account: 'ACC-ONE' });
  expect((await nobody('/account', { token: open.token })).status).toBe(200);
});

test('of a token only its hash is stored, and the audit trail names the link and no token', async () => {
  const { token } = await company().heatResident.links.make({ account: 'ACC-ONE' });
  const { rows } = await world.stores.postgres.query<{ row: string }>('SELECT l::text AS row FROM heat_link l');
  const trail = JSON.stringify(await world.local.access.audit({}));
  expect(trail).toContain('heat-account:ACC-ONE');
  expect([...rows.map(({ row }) => row), trail].filter((text) => text.includes(token))).toEqual([]);
});

test('an account without a household of the company, and a role outside it, get no link', async () => {
  await expect(company().heatResident.links.make({ account: 'ACC-FOUR' })).rejects.toMatchObject(refused('no-such-account'));
  await expect(world.as('operator', { operator: 'C2' }).heatResident.links.make({ account: 'ACC-ONE' })).rejects.toMatchObject(
    refused('no-such-account'),
  );
  await expect(world.as('bureau', { region: '140300' }).heatResident.links.make({ account: 'ACC-ONE' })).rejects.toMatchObject(
    refused('role-may-not'),
  );
});

test('an objection is a case of the company, without a term if no rule gives one, and its state is shown by the link', async () => {
  const { token } = await company().heatResident.links.make({ account: 'ACC-TWO' });
  const given = { token, household: 'H1', season, matter: 'readings', text: '读数和我抄的不一样', phone: '0353-0000000' };
  const { status, text } = await nobody('/objections', given);
  expect(status, text).toBe(200);
  const { case: code, objections } = JSON.parse(text);
  expect(objections).toMatchObject([{ case: code, household: 'H1', state: 'received', due: null, overdue: false, answer: null }]);
  expect(await world.local.cases.show({ case: code })).toMatchObject({
    organisation: 'C1',
    building: 'B1',
    fields: { household: 'H1', account: 'ACC-TWO', season },
  });
  const about = await company().heatResident.objections({ household: 'H1' });
  const one = { case: code, account: 'ACC-TWO', state: 'received', matter: '读数或热量表', text: '读数和我抄的不一样', answer: null };
  expect(about.objections).toMatchObject([one]);
  expect(JSON.stringify(about)).not.toContain('0353-0000000');
  const bureau = world.as('bureau', { region: '140300' });
  expect((await bureau.heatResident.objections({ household: 'H1' })).objections).toMatchObject([{ case: code }]);
  const viewer = world.as('owner', { organisation: 'C2' });
  await expect(viewer.heatResident.objections({ household: 'H1' })).rejects.toMatchObject(refused('no-such-household'));
  await expect(world.as('operator', { operator: 'C2' }).heatResident.objections({ household: 'H1' })).rejects.toMatchObject(
    refused('no-such-household'),
  );
  expect((await nobody('/objections', { ...given, household: 'H2' })).text).toContain('no-such-household');
  expect((await nobody('/objections', { ...given, season: '2099' })).text).toContain('season-missing');
});

test('an operator with a post for a region sees the objections to its own company there, and none to another', async () => {
  const { token } = await world.as('operator', { operator: 'C2' }).heatResident.links.make({ account: 'ACC-TWO' });
  const given = { token, household: 'H9', season, matter: 'area', text: '面积不对，请核实' };
  const { case: code } = JSON.parse((await nobody('/objections', given)).text);
  const sight = { regions: ['140300'], people: [], link: null };
  const seenBy = async (operator: string) => {
    const scope: Scope = { identity: operator, actor: operator, role: 'operator', sees: { operator } };
    return (await seenAmong(world.stores.postgres, scope, sight, [code])).has(code);
  };
  expect(await seenBy('C2')).toBe(true);
  expect(await seenBy('C1')).toBe(false);
});

describe('an objection without a link', () => {
  const text = { matter: 'readings', text: '读数和我抄的不一样' };

  // oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
  async function handedIn(asked: object, address: string): Promise<{ status: number; said: any }> {
    const headers = { 'content-type': 'application/json' };
    const request = new Request('http://localhost/api/public/cases', { method: 'POST', headers, body: JSON.stringify(asked) });
    const from = world.app.fetch as (request: Request, env: object) => Promise<Response>;
    const answer = await from(request, { incoming: { socket: { remoteAddress: address } } });
    return { status: answer.status, said: await answer.json() };
  }

  const objection = (fields: object, more: object = {}) => ({
    procedure: 'heat-objection',
    organisation: 'C1',
    region: '140302',
    fields: { household: 'H1', season, ...text, ...fields },
    ...more,
  });

  test('is about a household of that company and a season that has begun there', async () => {
    const codes = ({ said }: { said: { findings: { code: string; evidence: { field: string } }[] } }) =>
      said.findings.map(({ code, evidence }) => `${evidence.field} ${code}`);
    const wrong = await handedIn(objection({ household: 'H77', season: '2031-32' }), '203.0.113.1');
    expect([wrong.status, codes(wrong)]).toEqual([422, ['household must-exist', 'season must-exist']]);
    // that a household is another company's is not told apart from there being none
    const other = await handedIn(objection({ household: 'H9' }), '203.0.113.1');
    expect(other.said.findings[0].detail).toBe(wrong.said.findings[0].detail.replace('H77', 'H9'));
    expect(codes(await handedIn(objection({ season: '2099' }), '203.0.113.1'))).toEqual(['season must-exist']);
    expect(await handedIn(objection({}), '203.0.113.1')).toMatchObject({ status: 200, said: { state: 'received' } });
    expect((await handedIn(objection({ household: 'H9' }, { organisation: 'C2' }), '203.0.113.1')).status).toBe(200);
  });

  test('cannot be used to find out who lives where: wrong numbers are counted', async () => {
    const guess = (at: number) => handedIn(objection({ household: `H${at + 100}` }), '203.0.113.2');
    for (let at = 0; at < 20; at += 1) expect((await guess(at)).status).toBe(422);
    expect(await guess(20)).toMatchObject({ status: 429, said: { code: 'too-many-requests' } });
    // other faults of a form are not guesses
    expect((await handedIn(objection({ matter: 'nonesuch' }), '203.0.113.2')).status).toBe(400);
    expect((await handedIn(objection({}), '203.0.113.3')).status).toBe(200);
  });

  test('begun by a clerk is held to the same; a complaint of a cold home takes an unknown number with a reason', async () => {
    await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
    await world.local.access.keys.create({ name: 'inspector', role: 'bureau', region: '140300' });
    await world.local.people.posts.set({ holder: 'key:clerk', role: 'heat-objection/clerk', region: '140300' });
    await world.local.people.posts.set({ holder: 'key:inspector', role: 'cold-home/inspector', region: '140300' });
    const { case: code } = await world.local.cases.begin({
      procedure: 'heat-objection',
      organisation: 'C1',
      region: '140302',
      for: 'key:clerk',
    });
    const submit = (fields: Record<string, unknown>) =>
      world.local.cases.take({ case: code, transition: 'submit', fields, for: 'key:clerk' });
    await expect(submit({ household: 'H77', season, ...text })).rejects.toMatchObject(refused('must-refused'));
    expect((await submit({ household: 'H2', season, ...text })).state).toBe('received');
    const cold = await world.local.cases.begin({ procedure: 'cold-home', region: '140302', for: 'key:inspector' });
    const complaint = {
      transition: 'submit',
      fields: { household: 'H77', since: '2026-01-05', text: '示例：晚上偏冷' },
      for: 'key:inspector',
    };
    await expect(world.local.cases.take({ case: cold.case, ...complaint })).rejects.toMatchObject(refused('reason-missing'));
    const reasons = { household: '示例：刚入住，尚无户号' };
    expect((await world.local.cases.take({ case: cold.case, ...complaint, reasons })).state).toBe('received');
  });
});
