import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { issueDifference, issueStatement } from '#cli/as-read.ts';
import { settleTown } from '../../../test/e2e/town.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await settleTown(world);
});
afterAll(() => world.stop());

const question = { building: 'B1', year: 2025 };
const quota = { kind: 'quota-notice', question, indicative: true };
const project = { work: 'land', class: 'public', fund: 'government', urban: true };
const plot = { kind: 'planning-conditions', question: { region: '140300', date: '2026-03-01', project } };
const bureau = (region = '140300') => world.as('bureau', { region });
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const refusal = (code: string) => ({ document: { code } });

async function documentOf(number: string): Promise<Buffer> {
  const answer = await world.ask(`/api/statements/${number}/document`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** The text of the paper. */
function textIn(docx: Buffer): string {
  const name = docx.indexOf('word/document.xml');
  const body = docx.subarray(name + 'word/document.xml'.length);
  return inflateRawSync(body, { finishFlush: 2 })
    .toString('utf8')
    .replaceAll(/<[^>]+>/gu, '');
}

/** Corrects one month of the town's first building. */
async function correct(month: string, kwh: number): Promise<number> {
  const file = await world.upload('correction.csv', `meter,${month}\nB1,${kwh}\n`);
  const { import: id } = await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity' });
  return id;
}

story('a notice is issued, compared with what came after, changed, withdrawn and read', (step) => {
  step('a notice that rests on what is not verified is refused, and issued where it says so itself', async () => {
    await expect(issueStatement(bureau(), { ...quota, indicative: false })).rejects.toMatchObject(refusal('statement-indicative'));
    const { hindrances } = await bureau().statement.draft({ ...quota, indicative: false });
    expect(hindrances.map(({ code }) => code)).toEqual(['statement-indicative']);
    const issued = await issueStatement(bureau(), quota);
    expect(issued).toMatchObject({ act: 'issue', state: 'standing', building: 'B1', region: '140302', period: '2025', indicative: true });
    expect(issued.number).toMatch(/^XEGZ-140302-\d{4}-0001$/u);
    const said = textIn(await documentOf(issued.number));
    for (const part of [
      issued.number,
      '【参考】',
      '建筑用能限额情况告知（参考）',
      '798,000 kWh',
      '79.8 kWh/m²',
      '在约束值以内',
      'GB/T 51161-2016',
    ])
      expect(said).toContain(part);
  });

  step('a statement tells what it rests on, and what was sealed can be checked by anybody', async () => {
    const [{ number } = { number: '' }] = (await bureau().statement.list({ kind: 'quota-notice' })).statements;
    const told = await bureau().statement.get({ number });
    expect(told.figures.find(({ code }) => code === 'electricity.measured')).toMatchObject({ value: 79.8, unit: 'kWh/m2' });
    expect(told.knowledge.every(({ version }) => version > 0)).toBe(true);
    expect(sha256(told.entry)).toBe(told.hash);
    expect(JSON.parse(told.entry)).toMatchObject({ previous: told.previous, question, document: { sha256: told.document.sha256 } });
    const { figure } = told.figures.find(({ code }) => code === 'electricity.use') ?? { figure: null };
    expect(await bureau().figures.explain({ figure: figure ?? '' })).toMatchObject({ result: { value: 798_000 } });
  });

  step('asked again nothing differs; the same matter is not issued twice, nor a difference that is none', async () => {
    const [{ number } = { number: '' }] = (await bureau().statement.list({ kind: 'quota-notice' })).statements;
    expect(await bureau().statement.compare({ number })).toMatchObject({ same: true, differences: [], changes: [], knowledge: [] });
    await expect(issueStatement(bureau(), quota)).rejects.toMatchObject(refusal('statement-stands'));
    await expect(issueDifference(bureau(), { number, indicative: true })).rejects.toMatchObject(refusal('statement-same'));
  });

  step(
    'after a correction it says what differs and why; the difference is a statement of its own, and nothing of the first changes',
    async () => {
      const [first = { number: '' }] = (await bureau().statement.list({ kind: 'quota-notice' })).statements;
      const { number } = first;
      const [before, bytes] = [await bureau().statement.get({ number }), await documentOf(number)];
      const id = await correct('2025-03', 90_000);
      const compared = await bureau().statement.compare({ number });
      expect(compared.changes.map(({ import: brought, cause }) => [brought, cause])).toEqual([[id, 'readings']]);
      expect(compared.differences.map(({ code, issued, now, why }) => [code, issued, now, why])).toEqual([
        ['verdict', 'within', 'over', ['readings']],
        ['electricity.use', 798_000, 825_000, ['readings']],
        ['electricity.measured', 79.8, 82.5, ['readings']],
        ['electricity.corrected', 79.8, 82.5, ['readings']],
      ]);
      const posted = await issueDifference(bureau(), { number, indicative: true });
      expect(posted).toMatchObject({ act: 'difference', follows: number, state: 'standing' });
      expect(posted.number).toMatch(/-0002$/u);
      const said = textIn(await documentOf(posted.number));
      for (const part of [`变更`, number, '798,000', '825,000', '读数有新到、更正或撤销', '超过约束值']) expect(said).toContain(part);
      expect(await bureau().statement.get({ number })).toEqual({ ...before, state: 'changed', followedBy: posted.number });
      expect((await documentOf(number)).equals(bytes)).toBe(true);
      await expect(issueDifference(bureau(), { number, indicative: true })).rejects.toMatchObject(refusal('statement-not-standing'));
    },
  );

  step('an area and a multiplier are told as what made a figure another', async () => {
    const { statements } = await bureau().statement.list({ building: 'B1', state: 'standing' });
    const number = statements[0]?.number ?? '';
    await world.local.registry.editBuilding({ building: 'B1', set: { floorArea: 11_000 } });
    const { differences, changes } = await bureau().statement.compare({ number });
    expect(changes.map(({ cause, subject }) => [cause, subject])).toEqual([['facts', 'B1']]);
    const by = Object.fromEntries(differences.map(({ code, now, why }) => [code, [now, why]]));
    expect(by['floor-area']).toEqual([11_000, ['facts']]);
    expect(by['electricity.measured']).toEqual([75, ['facts']]);
    expect(by['electricity.use']).toBeUndefined();
    const { meters } = await world.local.registry.meters({ building: 'B1' });
    await world.local.registry.editMeter({ meter: meters[0]?.code ?? '', set: { multiplier: 2 } });
    const again = await bureau().statement.compare({ number });
    expect(again.differences.find(({ code }) => code === 'electricity.use')).toMatchObject({ now: 1_650_000, why: ['facts'] });
  });

  step('a withdrawal is a statement too; then the matter may be issued anew', async () => {
    const { statements } = await bureau().statement.list({ building: 'B1', state: 'standing' });
    const number = statements[0]?.number ?? '';
    const gone = await bureau().statement.withdraw({ number, reason: '面积录入有误' });
    expect(gone).toMatchObject({ act: 'withdrawal', follows: number, state: 'withdrawn' });
    expect(textIn(await documentOf(gone.number))).toContain('撤回原因：面积录入有误');
    expect(await bureau().statement.get({ number })).toMatchObject({ state: 'withdrawn', followedBy: gone.number });
    await expect(bureau().statement.compare({ number: gone.number })).rejects.toMatchObject(refusal('statement-not-standing'));
    await expect(bureau().statement.withdraw({ number, reason: 'x' })).rejects.toMatchObject(refusal('statement-not-standing'));
    expect(await issueStatement(bureau(), quota)).toMatchObject({ act: 'issue', state: 'standing' });
  });

  step('a figure that is another one because somebody decided a doubt says so', async () => {
    const [standing = { number: '' }] = (await bureau().statement.list({ building: 'B1', state: 'standing' })).statements;
    await bureau().statement.withdraw({ number: standing.number, reason: '读数存疑' });
    const file = await world.upload('twice.csv', 'meter,2025-06\nB1,70000\nB1,71000\n');
    await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity' });
    const { findings } = await world.local.readings.findings({ meter: 'B1', code: 'contradiction' });
    const [one, other] = findings.map(({ id }) => id ?? '');
    await world.local.readings.decide({ finding: one ?? '', as: 'this', note: '按电费单' });
    const { number } = await issueStatement(bureau(), quota);
    expect(await bureau().statement.compare({ number })).toMatchObject({ same: true, changes: [] });
    await world.local.readings.decide({ finding: other ?? '', as: 'this', note: '电费单有误' });
    const { changes, differences } = await bureau().statement.compare({ number });
    expect(new Set(changes.map(({ cause }) => cause))).toEqual(new Set(['decision']));
    const use = differences.find(({ code }) => code === 'electricity.use');
    expect(use?.why).toEqual(['decision']);
    // the multiplier is 2
    expect(Math.abs(Number(use?.now) - Number(use?.issued))).toBe(2000);
    const posted = await issueDifference(bureau(), { number, indicative: true });
    expect(textIn(await documentOf(posted.number))).toContain('对存疑数据作了判定');
  });

  step('only a bureau issues, in its own place; an owner reads those of its own buildings', async () => {
    await world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'OFFICE' } });
    await expect(issueStatement(bureau('140303'), quota)).rejects.toMatchObject(refusal('no-such-building'));
    await expect(issueStatement(bureau('140302'), plot)).rejects.toMatchObject(refusal('out-of-scope'));
    const { statements, total } = await bureau('140302').statement.list({});
    expect(new Set(statements.map(({ region }) => region))).toEqual(new Set(['140302']));
    const owner = world.as('owner', { organisation: 'OFFICE' });
    expect(await owner.statement.list({})).toEqual({ statements, total });
    const { number = '' } = statements[0] ?? {};
    expect(await owner.statement.get({ number })).toMatchObject({ building: 'B1' });
    expect((await owner.statement.compare({ number })).same).toBe(true);
    await expect(issueStatement(owner, quota)).rejects.toMatchObject({ document: { status: 403 } });
    const other = world.as('owner', { organisation: 'OTHER' });
    expect((await other.statement.list({})).total).toBe(0);
    await expect(other.statement.get({ number })).rejects.toMatchObject(refusal('no-such-statement'));
  });
});

test('what was previewed is issued byte for byte; nothing is, once something has changed', async () => {
  const shown = await bureau().statement.draft(plot);
  expect(shown.hindrances).toEqual([]);
  expect(shown.document.sha256).toBe(sha256(Buffer.from(shown.base64, 'base64')));
  await expect(issueStatement(bureau(), { ...plot, draft: { ...shown.draft, sha256: '0'.repeat(64) } })).rejects.toMatchObject(
    refusal('statement-draft-changed'),
  );
  const issued = await issueStatement(bureau(), { ...plot, draft: shown.draft });
  expect((await documentOf(issued.number)).toString('base64')).toBe(shown.base64);
  expect(issued).toMatchObject({ number: shown.number, building: null, period: '2026-03-01', indicative: false });
  expect(textIn(Buffer.from(shown.base64, 'base64'))).toContain('绿色建筑等级不低于二星级');
});

/** A time that nothing done before or after it shares: recorded times have milliseconds. */
async function betweenTimes(): Promise<string> {
  const past = async (ms: number) => {
    while (Date.now() <= ms) await new Promise(setImmediate);
    return Date.now();
  };
  const time = await past(Date.now());
  await past(time);
  return new Date(time).toISOString();
}

test('planning conditions are issued by the special plans as they were known at an earlier time, taken back since or not yet there', async () => {
  const at: [number, number] = [113.55, 37.85];
  const ring = [[113.5, 37.8], [113.6, 37.8], [113.6, 37.9], [113.5, 37.9], [113.5, 37.8]]; // prettier-ignore
  const area = { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { name: '城东片区', star: 3 } };
  const file = await world.upload('plan.geojson', JSON.stringify({ type: 'FeatureCollection', features: [area] }));
  const before = await betweenTimes();
  const head = { code: 'ZX', region: '140300', title: '专项规划', issuer: '市住建局', issued: '2026-02-01' };
  const { import: id } = await world.local.specialPlans.import({ ...head, file });
  const between = await betweenTimes();
  await world.local.imports.undo({ id });
  const ask = { ...plot, question: { ...plot.question, plot: { type: 'Point', coordinates: at } } };
  const plansOf = async (knownAt?: string) => {
    const { knowledge, draft } = await bureau().statement.draft({ ...ask, ...(knownAt !== undefined && { knownAt }) });
    return [knowledge.filter(({ id: entry }) => entry.startsWith('special-plan/')).map(({ version }) => version), draft.recorded] as const;
  };
  expect((await plansOf(before))[0]).toEqual([]);
  expect(await plansOf(between)).toEqual([[id], Date.parse(between)]);
  expect((await plansOf())[0]).toEqual([]);
  const issued = await issueStatement(bureau(), { ...ask, knownAt: between });
  expect(
    (await bureau().statement.compare({ number: issued.number })).knowledge.map(({ id: entry, now: standing }) => [entry, standing]),
  ).toContainEqual(['special-plan/ZX', null]);
  await expect(bureau().statement.draft({ ...ask, knownAt: 'yesterday' })).rejects.toMatchObject(refusal('bad-instant'));
});

test('nothing is issued that names no draft: the answer says what would be, and before it what forbids it', async () => {
  // as known at one instant: the paper prints it, and the second may turn between the two
  const knownAt = new Date().toISOString();
  const ask = { ...plot, question: { ...plot.question, project: { ...project, buildingAreaM2: 777 } }, knownAt };
  const { draft } = await bureau().statement.draft(ask);
  await expect(bureau().statement.issue(ask)).rejects.toMatchObject({
    document: { status: 400, code: 'seen-missing', evidence: { latest: draft.sha256 } },
  });
  const { number } = await bureau().statement.issue({ ...ask, draft });
  await expect(bureau().statement.issueDifference({ number })).rejects.toMatchObject({ document: { code: 'statement-same' } });
});

test('two who issue at once get two numbers and one chain, and one matter is issued once', async () => {
  const ask = (facts: object) => ({ ...plot, question: { ...plot.question, project: { ...project, ...facts } } });
  const asked = [...[1000, 2000, 3000, 4000].map((buildingAreaM2) => ask({ buildingAreaM2 })), ask({ buildingAreaM2: 1000 })];
  const done = await Promise.allSettled(asked.map((one) => world.app.slices.statement.issue(programScope, one)));
  const numbers = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value.entry.number] : []));
  expect(numbers.length).toBe(4);
  const places = numbers.map((number) => Number(number.slice(-4))).toSorted((a, b) => a - b);
  expect(places.map((place) => place - (places[0] ?? 0))).toEqual([0, 1, 2, 3]);
  expect(await world.local.statement.verify()).toMatchObject({ ok: true, broken: null });
});

test('what cannot be judged, or is not over, is not notified of', async () => {
  const ask = (building: string, year: number) => issueStatement(world.local, { ...quota, question: { building, year } });
  await expect(ask('B4', 2025)).rejects.toMatchObject(refusal('quota-notice-unknown'));
  await expect(ask('B1', new Date().getUTCFullYear() + 1)).rejects.toMatchObject(refusal('quota-notice-year-open'));
  await expect(ask('NOWHERE', 2025)).rejects.toMatchObject(refusal('no-such-building'));
});

test('nothing of a statement can be changed in the store; where somebody did all the same, the chain and the doctor name the first', async () => {
  const { postgres } = world.stores;
  for (const buildingAreaM2 of [6001, 6002, 6003])
    await issueStatement(bureau(), { ...plot, question: { ...plot.question, project: { ...project, buildingAreaM2 } } });
  const { rows } = await postgres.query<{ first: string }>('SELECT max(position) - 2 AS first FROM statement');
  const first = Number(rows[0]?.first);
  for (const sql of ['UPDATE statement SET hash = hash', 'DELETE FROM statement', 'TRUNCATE statement CASCADE'])
    await expect(postgres.query(sql)).rejects.toThrow(/append-only/u);
  const forged = async (sql: string): Promise<unknown> => {
    const on = await postgres.connect();
    try {
      await on.query(
        'ALTER TABLE statement DISABLE TRIGGER USER; CREATE TEMP TABLE kept AS SELECT position, entry, hash, document FROM statement',
      );
      await on.query(sql);
      const { ok, broken } = await world.local.statement.verify();
      expect(ok).toBe(false);
      expect((await world.app.slices.statement.health()).findings).toMatchObject([
        { code: `statement-chain-${broken?.reason}`, severity: 'error' },
      ]);
      return broken;
    } finally {
      await on.query('DELETE FROM statement; INSERT INTO statement (entry, hash, document) SELECT entry, hash, document FROM kept');
      await on.query('DROP TABLE kept; ALTER TABLE statement ENABLE TRIGGER USER');
      on.release();
    }
  };
  const set = `UPDATE statement SET entry = replace(entry, '"buildingAreaM2":6001', '"buildingAreaM2":6009') WHERE position = ${first}`;
  expect(await forged(set)).toMatchObject({ position: first, reason: 'altered' });
  expect(
    await forged(`${set}; UPDATE statement SET hash = encode(sha256(convert_to(entry, 'UTF8')), 'hex') WHERE position = ${first}`),
  ).toMatchObject({
    position: first + 1,
    reason: 'unlinked',
  });
  expect(await forged(`UPDATE statement SET document = document || document WHERE position = ${first + 2}`)).toMatchObject({
    reason: 'document',
  });
  expect(await forged(`DELETE FROM statement WHERE position = ${first + 1}`)).toMatchObject({ position: first + 1, reason: 'missing' });
  expect(await forged('DELETE FROM statement WHERE position = (SELECT max(position) FROM statement)')).toMatchObject({ reason: 'cut' });
  expect(await world.local.statement.verify()).toMatchObject({ ok: true });
  const { checks } = await world.local.doctor.examine();
  expect(checks.find(({ name }) => name === 'statements')).toMatchObject({ ok: true, findings: [] });
});
