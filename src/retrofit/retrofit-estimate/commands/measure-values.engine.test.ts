import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson } from '../../../../test/person.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,region,use\nB1,一号楼,140302,office') });
});
afterAll(() => world.stop());

/** Runs one command on the whole program in this process, by the machine's command line. */
async function runCommand(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

const place = ['wall-insulation', '--region', '140302'] as const;
const source = ['--document', '造价手册', '--clause', '表 3'] as const;
const enter = (...words: readonly string[]) => runCommand('measure', 'enter', ...place, ...words, ...source);

test('values of a measure are entered with interval and source, confirmed by another person, and taken back', async () => {
  const values = ['--conductance', 'wall=0.45', '--spread', '0.2', '--cost', '150,180,220', '--cost-per', 'wallArea', '--life', '25'];
  const entered = await enter(...values, '--days', '0.05', '--days-per', '外墙面积（m²）', '--json');
  expect([entered.code, entered.err]).toEqual([0, '']);
  expect(JSON.parse(entered.out)).toMatchObject({
    region: '140302',
    status: 'RECALLED',
    effect: { conductance: { part: 'wall', after: 0.45, spread: 0.2 } },
    cost: { per: 'wallArea', low: 150, mid: 180, high: 220 },
    effort: { per: 'wallArea', days: 0.05 },
    life: 25,
    source: '造价手册 表 3',
    missing: [],
    agreed: null,
  });
  const own = await runCommand('measure', 'confirm', ...place);
  expect(own.code).not.toBe(0);
  expect(own.err).toContain('须由另一个人确认');
  const { browser } = await createPerson(world);
  const confirmed = await browser.post('/api/measures/wall-insulation/confirm', { measure: place[0], region: place[2], seen: 1 });
  expect(confirmed.status).toBe(200);
  const listed = await runCommand('measures', '--region', '140302', '--json');
  const { measures } = JSON.parse(listed.out) as { measures: { measure: string; status: string; agreed: object | null }[] };
  expect(measures.find(({ measure }) => measure === 'wall-insulation')).toMatchObject({ status: 'CITY', agreed: expect.anything() });
  const back = await runCommand('measure', 'withdraw', ...place, '--reason', '手册已更新');
  expect([back.code, back.err]).toEqual([0, '']);
  expect(back.out).toContain('测算还缺');
});

test('what is no number, has seven decimals, does not rise or is told per nothing is refused and nothing is kept', async () => {
  for (const words of [
    ['--share', 'NaN,0.1,0.2'],
    ['--share', '0.1,0.2,1e400'],
    ['--share', '0.3,0.2,0.1'],
    ['--share', '0.1,0.2'],
    ['--share', '0.1,0.2,1.5'],
    ['--share', '0.1,0.2,0.3000001'],
    ['--cost', '1,2,3'],
    ['--cost-per', 'wallArea'],
    ['--conductance', 'cellar=0.4'],
    ['--conductance', 'wall=0'],
    ['--share', '0.1,0.2,0.3', '--efficiency', 'chiller=6'],
    ['--life', '0'],
    [],
  ]) {
    const { code, err } = await enter(...words);
    expect([words, code === 0, err === '']).toEqual([words, false, false]);
  }
  const { measures } = await world.local.retrofitEstimate.measures({ region: '140302' });
  expect(measures.find(({ measure }) => measure === 'wall-insulation')?.region).toBeNull();
});

test('a project tells what its estimate was made of, and no bare figures', async () => {
  const { packages } = await world.local.retrofitEstimate.estimate({ building: 'B1', year: 2025, measures: ['lighting'] });
  const figure = packages[0]?.total.figure ?? '';
  await world.local.retrofit.add({ code: 'P1', set: { name: '一号楼照明', buildings: 'B1', estimate: figure } });
  const { code, out } = await runCommand('retrofit', 'show', 'P1');
  expect(code).toBe(0);
  expect(out).toMatch(/测算数据: B1 {2}2025/u);
  expect(out).toMatch(/照明系统（LED）（.+） 可用（年） —/u);
  expect(out).not.toContain('[object');
});
