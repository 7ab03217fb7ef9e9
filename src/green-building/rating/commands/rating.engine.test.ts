import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2026, 2, 1, 12) });
  folder = await mkdtemp(join(tmpdir(), 'rating-cli-'));
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

/** Runs one command on the whole program in this process. */
async function runCommand(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const { app } = world;
  const reached = { url: 'http://localhost', key: app.localKey, fetch: app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

async function jsonOf(...words: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await runCommand(...words, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Record<string, unknown>;
}

async function file(name: string, value: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

test('rate answers JSON and words, writes the score sheet, and rates the sheet again', async () => {
  const items = { '4.2.1': 10, '4.2.2': { score: 15, evidence: '图纸' } };
  const path = await file('s.json', { controlsMet: true, fitOut: true, class: 'public', date: '2024-05-01', items });
  const sheet = join(folder, '评分表.xlsx');
  const rated = await jsonOf('rate', path, '--standard', 'GB/T50378-2019', '--stage', 'pre', '--out', sheet);
  expect(rated).toMatchObject({ standard: 'GB/T50378-2019', stage: 'pre', grade: 0, leastTotal: 42.5 });
  expect(await jsonOf('rate', sheet, '--stage', 'pre', '--date', '2024-05-01')).toEqual(rated);
  const { out } = await runCommand('rate', path, '--stage', 'pre');
  expect(out).toContain('Q1 安全耐久');
  expect(out).toContain('到一星级还差 175 分');
  const review = await runCommand('review', await file('use.json', { electricity: 6_000_000, gas: 10_000 }), '--region', '140300');
  const prefab = await runCommand('prefab', await file('whole.json', { verticalMembers: 80 }));
  const scheme = await runCommand('score-sheet', '--stage', 'final');
  for (const { out: words } of [review, prefab, scheme]) {
    expect(words).toMatch(/待核对标准原文|已核实/u);
    expect(words).not.toMatch(/RECALLED|VERIFIED/u);
  }
});

test('prefab, materials, ultra-low and incentives', async () => {
  const prefab = await jsonOf(
    'prefab',
    await file('p.json', { verticalMembers: 80, horizontalMembers: 80, fullFitOut: true }),
    '--standard',
    'GB/T51129-2017',
  );
  expect(prefab).toMatchObject({ q1: 50, q2: 0, q3: 6, q4: 0, rate: 56, qualified: null, grade: null });
  const steps = await runCommand('prefab', await file('steps.json', { verticalMembers: 57.5 }));
  expect(steps.out).toContain('20 + (57.5 − 35) ÷ (80 − 35) × (30 − 20) = 25');
  expect(steps.out).toContain('(25 + 0 + 0) ÷ (100 − 0) × 100% = 25%');
  expect(steps.out).toContain('围护墙和内隔墙不少于 10 分（现为 0 分）');
  const project = await file('project.json', { work: 'new', class: 'residential', urban: true, targetStar: 1 });
  const place = ['--region', '140300', '--project', project];
  const products = await file('m.csv', '产品名称,证书编号,造价,是否绿色建材\n混凝土,C-1,29,是\n砂浆,,71,否\n');
  expect((await runCommand('materials', products, ...place)).out).toMatch(/按造价 +29%[\s\S]*未定 +推动 +绿色建材应用比例 >= 30%/u);
  const buildings = await file('u.json', { buildings: [{ name: '1#', aboveGroundM2: 500, ultraLow: true }] });
  expect((await runCommand('ultra-low', buildings, ...place)).out).toMatch(/符合 +应当/u);
  const measures = await file('w.json', { insulation: [{ wallLengthM: 100, thicknessMm: 120, baseThicknessMm: 100, storeys: 6 }] });
  expect((await runCommand('incentives', ...place, '--measures', measures)).out).toContain(
    '新增外墙保温层面积不计入容积率和登记面积: 12 m²',
  );
  const appliances = await file('a.json', { applianceGrade: 2 });
  const subsidy = await runCommand('incentives', '--region', '140300', '--project', appliances);
  expect(subsidy.out).toMatch(/家电以旧换新补贴[^\n]*文件未写/u);
  expect(subsidy.out).toContain('没有写明金额，不计算金额');
  const list = await file('projects.csv', 'code,name,region,work,class,urban,targetStar\nP1,新城一期,140302,new,residential,true,1\n');
  expect(await jsonOf('import', 'projects', list)).toMatchObject({ created: 1 });
  const kept = await jsonOf('incentives', '--project-code', 'P1', '--date', '2026-03-01');
  expect(kept['claims']).toContainEqual(expect.objectContaining({ rule: 'YQ/far-insulation' }));
  expect((await runCommand('score-sheet')).out).toContain('尚缺\n各条评分项内部的分档规则');
});

test('a special plan by area, and one that is not there', async () => {
  const ring = [[113.5, 37.8], [113.6, 37.8], [113.6, 37.9], [113.5, 37.8]]; // prettier-ignore
  const features = [
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { name: '城东片区', star: 3, prefab: '60%' } },
  ];
  const path = await file('plan.geojson', { type: 'FeatureCollection', features });
  const head = ['--code', 'ZX', '--region', '140300', '--title', '专项规划', '--issuer', '市住建局', '--issued', '2026-02-01'];
  expect(await jsonOf('special-plan', 'import', path, ...head)).toMatchObject({ created: 1 });
  expect((await runCommand('special-plan', 'show', 'ZX')).out).toMatch(/片区 +green-star +prefab-floor-share[\s\S]*城东片区 +3 +60/u);
  expect((await runCommand('special-plan', 'show', 'NO')).err).toContain('没有代号为 NO 的专项规划');
});

test('what is wrong is named', async () => {
  const { code, err } = await runCommand('rate', await file('bad.json', { items: { '4.9.9': 1 } }));
  expect([code, err]).toEqual([1, expect.stringContaining('没有条文 4.9.9')]);
  expect((await runCommand('rate', join(folder, 'none.json'))).code).toBe(1);
});

test('for how long imported files are kept is shown and set', async () => {
  expect(await jsonOf('imports', 'keep')).toEqual({ filesKeptYears: null });
  expect((await runCommand('imports', 'keep', '--years', '10')).out).toContain('保存 10 年');
  expect(await jsonOf('imports', 'keep')).toEqual({ filesKeptYears: 10 });
  expect(await runCommand('imports', 'keep', '--years', '10', '--forever')).toMatchObject({ code: 2 });
  expect((await runCommand('imports', 'keep', '--forever')).out).toContain('永久保存');
});
