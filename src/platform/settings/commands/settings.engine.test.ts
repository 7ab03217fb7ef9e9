import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.stop());

async function runCommand(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

test.each(['阳泉', '140300', 'yangquanshi', '山西省阳泉市'])('the own city is set by %s and shown with its climate zone', async (text) => {
  const { code, out } = await runCommand('settings', '--city', text, '--keep-files', '10', '--json');
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { cityName: '阳泉市', filesKeptYears: 10, place: { code: '140300', climate: { zone: '2A' } } },
  ]);
  expect((await runCommand('settings')).out).toMatch(/山西省阳泉市 140300[^]*寒冷 A（2A），待核对标准原文/u);
});

test('an ambiguous place is reported with the candidates, an unknown one as such, and nothing is changed', async () => {
  const before = (await runCommand('settings', '--json')).out;
  expect(await runCommand('settings', '--city', '朝阳区')).toMatchObject({ code: 1, err: expect.stringMatching(/110105[^]*220104/u) });
  expect(await runCommand('settings', '--city', '没有这个市')).toMatchObject({ code: 1, err: expect.stringContaining('places --search') });
  expect((await runCommand('settings', '--json')).out).toBe(before);
});

test('one edit sets the climate zone of several buildings', async () => {
  const list = 'code,name,use,region,floorArea\nA,甲楼,office,510104,1000\nB,乙楼,office,510104,900\n';
  await world.local.registry.importBuildings({ file: await world.upload('楼栋.csv', list) });
  expect((await runCommand('building', 'edit', 'A', 'B', '--set', 'climateZone=3A')).code).toBe(0);
  const fields = await Promise.all(['A', 'B'].map((building) => world.local.registry.building({ building })));
  expect(fields).toMatchObject([{ climateZone: '3A' }, { climateZone: '3A' }]);
});
