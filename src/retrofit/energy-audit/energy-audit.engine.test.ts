import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { acceptAnswer, returnAnswer } from '#cli/as-read.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let now = Date.parse('2026-02-01T02:00:00Z');
/** The audit of the first building, as opened. */
let told: Awaited<ReturnType<World['local']['energyAudit']['open']>>;

const first = parseDay('2025-01-01') as number;
const end = parseDay('2026-01-01') as number;
const days = Array.from({ length: end - first }, (_, at) => first + at);

const temperature = (day: number): number =>
  Math.round(10 * (11 - 16 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI) + ((day * 7) % 11) - 5)) / 10;
const useOf = (day: number): number => 260 + 12.5 * Math.max(0, 14 - temperature(day)) + 20 * Math.max(0, temperature(day) - 21.5);

const period = { from: '2025-01-01', to: '2026-01-01' };
const owner = () => world.as('owner', { organisation: '甲单位' });
const bureau = () => world.as('bureau', { region: '140302' });

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  const buildings = [
    'code,name,region,use,floorArea,organisation,yearBuilt,heating,zone',
    'B1,一号楼,140302,office,5000,甲单位,2001,gas,Asia/Shanghai',
    'B2,二号楼,140311,office,3000,乙单位,,,Asia/Shanghai',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  const meters = ['code,building,carrier,kind', 'M1,B1,electricity,interval'];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters.join('\n')) });
  const weather = days.flatMap((day) =>
    Array.from(
      { length: 24 },
      (_, hour) => `${new Date(day * 86_400_000 - 8 * 3_600_000 + hour * 3_600_000).toISOString()},${temperature(day)}`,
    ),
  );
  const file = await world.upload('w.csv', ['time,temperature', ...weather].join('\n'));
  await world.local.weather.importWeather({ file, station: 'W1', format: 'csv', zone: 'Asia/Shanghai' });
  const readings = days.map((day) => `${dayText(day)},M1,${useOf(day).toFixed(4)}`);
  await world.local.readings.importReadings({
    file: await world.upload('r.csv', ['time,meter,value', ...readings].join('\n')),
    interval: '1d',
  });
  told = await bureau().energyAudit.open({ building: 'B1', level: 2, ...period });
});
afterAll(() => world.stop());

const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (trouble: unknown) => (trouble instanceof ProblemAnswer ? trouble.document.code : String(trouble)),
  );
const sumOf = (of: (day: number) => number): number => days.reduce((sum, day) => sum + of(day), 0);

/** An anonymous request. */
const nobody = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const init = {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: '', 'content-type': 'application/json', ...headers },
  };
  const answer = await world.app.fetch(new Request(`http://localhost/api${path}`, withoutKey(init)));
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
};
const withoutKey = (init: { method: string; body: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> }): RequestInit => {
  const { authorization: _none, ...headers } = init.headers;
  return { ...init, headers };
};
const uploadByLink = async (token: string, name: string, text: string) => {
  const init = { method: 'PUT', body: text, headers: { 'x-case-link': token } };
  const answer = await world.app.fetch(new Request(`http://localhost/api/public/case-link/files?name=${encodeURIComponent(name)}`, init));
  return { status: answer.status, ...((await answer.json()) as { file: string; code?: string }) };
};

describe('an audit of a building', () => {
  test('asks for nothing that registry and meters know, and says of the rest why it is missing', async () => {
    expect(told).toMatchObject({ building: 'B1', level: 2, state: 'open', status: 'RECALLED', indicative: true, areaM2: 5000 });
    const states = Object.fromEntries(told.requests.map(({ item, state }) => [item, state]));
    expect(states).toEqual({
      name: 'known',
      use: 'known',
      floorArea: 'known',
      yearBuilt: 'known',
      storeys: 'missing',
      heating: 'known',
      airConditioning: 'missing',
      hoursPerYear: 'missing',
      occupants: 'missing',
      'energy-electricity': 'known',
      'energy-gas': 'missing',
      'cost-electricity': 'missing',
      'cost-gas': 'missing',
      equipment: 'missing',
      drawings: 'missing',
      schedule: 'missing',
    });
    expect(told.requests.find(({ item }) => item === 'floorArea')?.why).toBe('5000 m²');
    expect(told.findings.map(({ code }) => code)).toContain('audit-level-indicative');
  });

  test('is seen by who sees the building, and by nobody else', async () => {
    expect((await owner().energyAudit.list({})).audits.map(({ audit }) => audit)).toEqual([1]);
    expect(await problem(world.as('owner', { organisation: '乙单位' }).energyAudit.show({ audit: 1 }))).toBe('no-such-audit');
    const elsewhere = await world.as('bureau', { region: '140311' }).energyAudit.list({});
    expect(elsewhere.audits.map(({ audit }) => audit)).not.toContain(1);
    expect(await problem(world.as('viewer').energyAudit.show({ audit: 1 }))).toBe('role-may-not');
    expect(await problem(bureau().energyAudit.open({ building: 'B2', level: 1, ...period }))).toBe('no-such-building');
    expect(await problem(bureau().energyAudit.open({ building: 'B1', level: 1, from: '2025-02-01', to: '2025-01-01' }))).toBe(
      'empty-range',
    );
  });
});

/** The text of a Word document. */
const wordText = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(unzipSync(bytes)['word/document.xml'])
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');

story('what an audit asks for is given by a link, accepted, and stands in its report and file', (step) => {
  let token = '';
  step('tells energy by carrier and month, and indicators of a model of the period that open', async () => {
    const told = await bureau().energyAudit.show({ audit: 1 });
    const electricity = told.energy.find(({ carrier }) => carrier === 'electricity');
    expect(electricity?.use.value).toBeCloseTo(sumOf(useOf), 2);
    expect(electricity).toMatchObject({ use: { unit: 'kWh', coverage: 1 }, costYuan: null, price: null });
    expect(electricity?.months).toHaveLength(12);
    expect(told.energy.find(({ carrier }) => carrier === 'gas')?.use).toMatchObject({ value: null, coverage: 0 });
    const value = (indicator: string) => told.indicators.find((one) => one.indicator === indicator && one.carrier === 'electricity')?.value;
    const heating = sumOf((day) => 12.5 * Math.max(0, 14 - temperature(day)));
    const cooling = sumOf((day) => 20 * Math.max(0, temperature(day) - 21.5));
    expect(value('heating-share')).toBeCloseTo(heating / sumOf(useOf), 6);
    expect(value('cooling-share')).toBeCloseTo(cooling / sumOf(useOf), 6);
    expect(value('base-share')).toBeCloseTo(1 - (heating + cooling) / sumOf(useOf), 6);
    expect(value('heating-slope')).toBeCloseTo(12.5 / 5000, 9);
    expect(value('intensity')).toBeCloseTo(sumOf(useOf) / 5000, 4);
    expect(value('night-ratio')).toBeNull();
    expect(value('quota')).not.toBeUndefined();
    const share = told.indicators.find(({ indicator }) => indicator === 'base-share');
    const opened = await bureau().figures.explain({ figure: share?.figure as string });
    expect(opened.result.value).toBeCloseTo(sumOf(useOf), 2);
  });

  step('shows the requests of one audit that wait, nothing of what is known, and opens nothing else', async () => {
    ({ token } = await bureau().energyAudit.link({ audit: 1 }));
    const shown = await nobody('/public/audit-link', { token });
    expect(shown.status).toBe(200);
    const { requests, ...rest } = shown.said as unknown as { requests: { item: string; state: string; why: string }[] };
    expect(rest).toMatchObject({ buildingName: '一号楼', ...period });
    expect(requests.map(({ state }) => state)).not.toContain('known');
    expect(requests.map(({ why }) => why).join('')).toBe('');
    expect(JSON.stringify(shown.said)).not.toContain('5000');
    expect((await nobody('/public/case-link', { token })).status).toBe(404);
    const answer = await world.app.fetch(
      new Request('http://localhost/api/energy-audits', { headers: { authorization: `Bearer ${token}` } }),
    );
    expect(answer.status).toBe(401);
  });

  step('takes what can be read, and says what cannot', async () => {
    const set = async (item: string, value: string) =>
      (await nobody('/public/audit-link/answers', { token, set: { [item]: value } })).said['code'];
    expect(await set('storeys', 'viele')).toBe('not-a-number');
    expect(await set('floorArea', '5000')).toBe('audit-not-asked');
    expect(await set('cost-gas', 'umsonst')).toBe('audit-answer-bad');
    expect(await set('energy-gas', '2025-13 5')).toBe('audit-months-bad');
    expect(await set('equipment', 'one')).toBe('audit-takes-file');
    expect(await set('nothing', 'one')).toBe('audit-no-item');
    const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')} ${100 + at}`).join('\n');
    const equipment = await uploadByLink(token, '设备.csv', 'code,kind,power,hours\nCH1,chiller,200,1500\n');
    const drawing = await uploadByLink(token, '总图.pdf', '%PDF-1.4 plan');
    expect([equipment.status, drawing.status]).toEqual([200, 200]);
    const given = await nobody('/public/audit-link/answers', {
      token,
      set: { storeys: '12', 'cost-electricity': '60,000.5', 'energy-gas': months, schedule: '每日 8 点至 18 点' },
      files: [
        { item: 'equipment', file: equipment.file },
        { item: 'drawings', file: drawing.file },
      ],
    });
    expect(given.status).toBe(200);
    const received = (given.said['requests'] as { item: string; state: string }[]).filter(({ state }) => state === 'received');
    expect(received.map(({ item }) => item)).toEqual(['storeys', 'energy-gas', 'cost-electricity', 'equipment', 'drawings', 'schedule']);
  });

  step('acts on its own audit alone: another that is named beside it is refused before anything is told, tried or handed in', async () => {
    for (const [path, more] of [
      ['', {}],
      ['/answers', { set: { storeys: '13' } }],
      ['/preview', { item: 'energy-gas' }],
      ['/submit', {}],
    ] as const) {
      const refused = await nobody(`/public/audit-link${path}`, { token, audit: 2, ...more });
      expect([refused.status, refused.said['code']], path).toEqual([404, 'no-such-audit']);
    }
    const own = await nobody('/public/audit-link', { token, audit: 1 });
    expect([own.status, JSON.stringify(own.said).includes('"value":"12"')]).toEqual([200, true]);
  });

  step('ends at submit, and is told with whom to ask; a new one ends the one before, and each ends on its day', async () => {
    expect((await nobody('/public/audit-link/submit', { token })).said).toEqual({ submitted: true });
    const gone = await nobody('/public/audit-link', { token });
    expect([gone.status, gone.said['code']]).toEqual([404, 'link-gone']);
    expect(String(gone.said['detail'])).toContain('bureau-');
    expect((await uploadByLink(token, 'a.csv', 'a')).status).toBe(404);
    expect((await nobody('/public/audit-link', { token: 'none' })).said['code']).toBe('link-gone');
    const one = await owner().energyAudit.link({ audit: 1 });
    const other = await owner().energyAudit.link({ audit: 1, days: 1 });
    expect((await nobody('/public/audit-link', { token: one.token })).status).toBe(404);
    expect((await nobody('/public/audit-link', { token: other.token })).status).toBe(200);
    now += 86_400_000;
    expect((await nobody('/public/audit-link', { token: other.token })).status).toBe(404);
    const last = await owner().energyAudit.link({ audit: 1 });
    expect((await owner().energyAudit.unlink({ audit: 1 })).link).toBeNull();
    expect((await nobody('/public/audit-link', { token: last.token })).status).toBe(404);
  });

  const accept = (item: string, preview = false) => acceptAnswer(bureau(), { audit: 1, item, preview });
  step('goes through the usual doors when it is accepted, and is known there then', async () => {
    expect(await problem(world.as('owner', { organisation: '乙单位' }).energyAudit.accept({ audit: 1, item: 'storeys' }))).toBe(
      'no-such-audit',
    );
    const { change } = await accept('storeys');
    expect(change).not.toBeNull();
    expect((await bureau().registry.building({ building: 'B1' })).storeys).toBe(12);
    const tried = await accept('energy-gas', true);
    expect(tried.imported).toBeNull();
    expect(tried.requests.find(({ item }) => item === 'energy-gas')?.state).toBe('received');
    const { imported } = await accept('energy-gas');
    expect(imported).toMatchObject({ accepted: 12, rejected: 0 });
    expect((await accept('equipment', true)).imported).toMatchObject({ accepted: 1 });
    expect((await bureau().equipment.list({ building: 'B1' })).total).toBe(0);
    expect((await accept('equipment')).imported).toMatchObject({ accepted: 1 });
    await accept('drawings');
    await accept('schedule');
    const told = await accept('cost-electricity');
    const gas = told.energy.find(({ carrier }) => carrier === 'gas');
    expect(gas?.use).toMatchObject({ value: 1266, unit: 'm3', coverage: 1 });
    const electricity = told.energy.find(({ carrier }) => carrier === 'electricity');
    expect(electricity?.costYuan).toBe('60000.50');
    expect(electricity?.price).toBe((60000.5 / sumOf((day) => Number(useOf(day).toFixed(4)))).toFixed(4));
    expect((await bureau().equipment.list({ building: 'B1' })).equipment.map(({ code }) => code)).toEqual(['CH1']);
    expect((await bureau().attachments.entries({ building: 'B1' })).entries.map(({ text }) => text)).toEqual([
      '运行时间和管理方式：每日 8 点至 18 点',
      '图纸',
    ]);
    expect(await problem(accept('storeys'))).toBe('audit-not-received');
  });

  step('is asked for again with the reason where it was sent back', async () => {
    const { token } = await bureau().energyAudit.link({ audit: 1 });
    await nobody('/public/audit-link/answers', { token, set: { occupants: '250' } });
    await returnAnswer(bureau(), { audit: 1, item: 'occupants', note: '请写常驻人数' });
    const shown = await nobody('/public/audit-link', { token });
    const request = (shown.said['requests'] as { item: string; state: string; why: string }[]).find(({ item }) => item === 'occupants');
    expect(request).toMatchObject({ state: 'missing', why: '已退回：请写常驻人数' });
    await bureau().energyAudit.unlink({ audit: 1 });
  });

  step('come by tables; a measure is paid back at the price that was paid, and stands in the pool of projects', async () => {
    const secretNow = await world.secretOf('bureau', { region: '140302' });
    const findings = await world.upload('f.csv', 'code,system,text,severity\nF1,照明,走廊灯常亮,一般\n', secretNow);
    const told = await bureau().energyAudit.findings({ audit: 1, file: findings });
    expect(told.findings[0]).toMatchObject({ code: 'F1', system: '照明', severity: 'warning', detail: '走廊灯常亮' });
    expect(told.findings[0]?.rests).toBeNull();
    const resting =
      'code,system,text,severity,能源,指标\nF1,照明,夜间常亮,warning,电,夜间与白天功率之比\nF2,锅炉,偏高,info,gas,intensity\n';
    const rested = await bureau().energyAudit.findings({ audit: 1, file: await world.upload('f.csv', resting, secretNow) });
    const night = rested.indicators.find(({ carrier, indicator }) => carrier === 'electricity' && indicator === 'night-ratio');
    expect(rested.findings[0]?.rests).toEqual(night);
    expect(rested.findings[0]?.rests?.figure).not.toBeNull();
    // what the readings do not provide is not made up
    expect(rested.findings[1]?.rests).toMatchObject({ carrier: 'gas', indicator: 'intensity' });
    const trouble = async (head: string, ...lines: string[]) =>
      problem(bureau().energyAudit.findings({ audit: 1, file: await world.upload('f.csv', [head, ...lines].join('\n'), secretNow) }));
    const [head, one] = ['code,system,text,severity,carrier,indicator', 'F1,照明,x,info'];
    for (const row of ['电,没有的指标', ',intensity', '电,']) expect(await trouble(head, `${one},${row}`), row).toBe('audit-cell-one-of');
    expect(await trouble('code,system,text', 'F1,照明,x')).toBe('audit-column-missing');
    expect(await trouble(head, 'F1,,x,info,,')).toBe('audit-cell-bad');
    expect(await trouble(head, `${one},,`, `${one},,`)).toBe('audit-code-twice');
    const rows = [
      'code,finding,system,name,carrier,annualSaving,unit,costYuan,lifeYears,basis',
      'C1,F1,照明,换 LED 灯,电,5000,kWh,10000,8,灯具清单',
      'C2,,锅炉,换锅炉,gas,,m3,80000,15,',
      'C3,,照明,声控,electricity,2,MWh,,5,',
    ];
    const secret = await world.secretOf('bureau', { region: '140302' });
    const made = await bureau().energyAudit.measures({ audit: 1, file: await world.upload('m.csv', rows.join('\n'), secret) });
    const price = made.energy.find(({ carrier }) => carrier === 'electricity')?.price as string;
    expect(made.measures.map(({ code, payback, project }) => [code, payback, project])).toEqual([
      ['C1', (10_000 / (5000 * Number(price))).toFixed(1), 'EA1-C1'],
      ['C2', null, 'EA1-C2'],
      ['C3', null, 'EA1-C3'],
    ]);
    const project = await bureau().project.project({ project: 'EA1-C1' });
    expect(project).toMatchObject({ name: '换 LED 灯', buildings: ['B1'] });
    expect(project.note).toContain('5000 kWh');
    expect(project.note).toContain('10000.00 元');
    const again = await bureau().energyAudit.measures({ audit: 1, file: await world.upload('m.csv', rows.slice(0, 2).join('\n'), secret) });
    expect(again.measures).toHaveLength(1);
    const bad = await world.upload('m.csv', `${rows[0]}\nC1,,x,y,wood,1,kWh,1,1,`, secret);
    expect(await problem(bureau().energyAudit.measures({ audit: 1, file: bad }))).toBe('audit-cell-one-of');
  });

  step(
    'the report has bills with their coverage, equipment, indicators, findings, measures, sources and marks what is indicative',
    async () => {
      const answer = await world.ask('/api/exports/energy-audit?audit=1');
      expect(answer.status).toBe(200);
      const text = wordText(new Uint8Array(await answer.arrayBuffer()));
      for (const part of [
        '概况',
        '能源账单',
        '主要用能设备',
        '分项用能',
        '用能指标',
        '审计发现',
        '节能措施',
        '（参考）',
        '覆盖率',
        'CH1',
        '夜间常亮',
        '燃气，单位面积用能：0.2532 m³/m²',
      ])
        expect(text).toContain(part);
      expect(text).toContain('60000.50 元');
      expect(text).toContain('DB63/T 1598-2017');
    },
  );

  step('BuildingSync goes out and comes back the same on another machine', async () => {
    const out = await (await world.ask('/api/exports/energy-audit-sync?audit=1')).text();
    const other = await createWorld({ clock: () => (now += 1000) });
    try {
      const file = await other.upload('a.xml', out);
      const set = { region: '140302', use: 'office' };
      const tried = await other.local.energyAudit.importSync({ file, set, preview: true });
      expect(tried).toMatchObject({ building: 'B1', created: true, areaM2: '5000', imports: [], audit: null, measures: 1 });
      expect((await other.local.registry.buildings({})).total).toBe(0);
      const came = await other.local.energyAudit.importSync({ file, set });
      expect(came).toMatchObject({ building: 'B1', created: true, audit: 1, measures: 1 });
      expect(came.series.map(({ carrier, months }) => [carrier, months])).toEqual([
        ['electricity', 12],
        ['gas', 12],
      ]);
      expect(await (await other.ask('/api/exports/energy-audit-sync?audit=1')).text()).toBe(out);
      const again = await other.local.energyAudit.importSync({ file, set });
      expect(again.created).toBe(false);
    } finally {
      await other.stop();
    }
  });
});

describe('a link', () => {
  test('is kept nowhere: neither in the store nor in the trail', async () => {
    const other = world.as('bureau', { region: '140311' });
    const { audit } = await other.energyAudit.open({ building: 'B2', level: 2, ...period });
    const { token } = await other.energyAudit.link({ audit });
    expect((await nobody('/public/audit-link/answers', { token, set: { occupants: '240' } })).status).toBe(200);
    const { rows } = await world.stores.postgres.query<{ text: string }>(
      `SELECT coalesce(string_agg(l::text, ' '), '') AS text FROM energy_audit_link l`,
    );
    expect(rows[0]?.text).toContain('bureau-');
    const trail = await (await world.ask('/api/exports/audit?format=csv')).text();
    expect(trail).toContain('audit-link:');
    for (const text of [rows[0]?.text, trail]) expect(text).not.toContain(token);
  });
});

describe('bills by a link', () => {
  test('are tried on the one metering point of their carrier whatever meter the file names, and nothing is kept', async () => {
    const meters = 'code,building,carrier,kind\nM2,B2,electricity,interval\n';
    await world.local.registry.importMeters({ file: await world.upload('m2.csv', meters) });
    const { audit } = await world.local.energyAudit.open({ building: 'B2', level: 1, ...period });
    const { token } = await world.local.energyAudit.link({ audit });
    const bills = (...meters: readonly string[]) =>
      meters.map((meter, at) => `2025-0${at + 1}-01,2025-0${at + 2}-01,${meter},${at === 2 ? 'much' : 1000}`);
    const given = async (...meters: readonly string[]) => {
      const { file } = await uploadByLink(token, '账单.csv', ['start,end,meter,value', ...bills(...meters), ''].join('\n'));
      await nobody('/public/audit-link/answers', { token, files: [{ item: 'energy-electricity', file }] });
      return (await nobody('/public/audit-link/preview', { token, item: 'energy-electricity' })).said;
    };
    expect((await nobody('/public/audit-link/preview', { token, item: 'energy-electricity' })).said['code']).toBe('audit-not-received');
    expect((await given('M1', 'none', 'M2'))['code']).toBe('audit-bills-several');
    // the file of one meter belongs to the building, whatever the meter is called there
    const { tried } = (await given('M1', 'M1', 'M1')) as { tried: { taken: number; rejected: number; why: string[] } };
    expect(tried).toMatchObject({ taken: 2, rejected: 1 });
    expect(tried.why).toHaveLength(1);
    const use = await world.local.metering.useOfBuilding({
      building: 'B2',
      carrier: 'electricity',
      from: '2025-01-01',
      to: '2025-04-01',
      step: 'year',
    });
    expect(use.total.value).toBeNull();
    expect((await nobody('/public/audit-link/preview', { token, item: 'storeys' })).said['code']).toBe('audit-no-item');
  });

  test('lie where they came, and the doctor says which does not', async () => {
    const check = async () => (await world.local.doctor.examine()).checks.find(({ name }) => name === 'files-of-energy-audits');
    const before = (await check())?.counted ?? Number.NaN;
    const { audit } = await world.local.energyAudit.open({ building: 'B2', level: 2, ...period });
    const { token } = await world.local.energyAudit.link({ audit });
    const { file } = await uploadByLink(token, '二号楼总图.pdf', '%PDF-1.4 plan');
    await nobody('/public/audit-link/answers', { token, files: [{ item: 'drawings', file }] });
    expect(await check()).toMatchObject({ ok: true, counted: before + 1 });
    const lost = "UPDATE energy_audit_answer SET spool = 'evidence-gone' WHERE item = 'drawings' AND audit = $1";
    await world.stores.postgres.query(lost, [audit]);
    expect(await check()).toMatchObject({
      ok: false,
      findings: [{ code: 'audit-answer-lost', evidence: { audit, name: '二号楼总图.pdf' } }],
    });
  });
});
