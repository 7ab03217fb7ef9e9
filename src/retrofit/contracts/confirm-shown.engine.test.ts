import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

const lamps = [{ item: '灯', count: 100, beforeW: 40, afterW: 18, hours: 10 }];
const terms = (code: string, percent: string) => ({
  code,
  name: '照明改造',
  type: 'shared',
  owner: 'OWN-A',
  provider: 'ESCO',
  from: '2026-01-01',
  to: '2027-01-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.95,
  boundaries: [{ name: '照明', stipulated: lamps }],
  prices: [{ boundary: '照明', from: '2026-01-01', yuan: '0.62' }],
  providerShare: [{ from: '2026-01-01', percent }],
  negative: 'none',
});

beforeAll(async () => {
  world = await createWorld();
  const organisations = 'code,name,region\nOWN-A,甲单位,140302\nESCO,节能公司,140302\n';
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  for (const code of ['A', 'B', 'C', 'D']) {
    await world.local.contracts.add({ terms: terms(code, '80') });
    await world.local.contracts.amend({ contract: code, terms: terms(code, '75'), from: '2026-01-01', note: '改' });
  }
});

afterAll(() => world.stop());

type Answering = (question: string) => Promise<boolean>;

async function runCommand(words: readonly string[], ask?: Answering): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text), ask };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

const confirm = (code: string, ...more: readonly string[]) => ['contract', 'confirm', code, '--for', 'owner', ...more];
const versions = async (contract: string) => (await world.local.contracts.show({ contract })).versions.map(({ owner }) => owner);

test('who sits there is shown the terms and asked; what was said no to is not said', async () => {
  const asked: string[] = [];
  const answer = await runCommand(confirm('A'), async (question) => {
    asked.push(question);
    return false;
  });
  expect([answer.code, answer.out, asked.length]).toEqual([1, '', 1]);
  expect(answer.err).toMatch(/percent":"75/u);
  expect(answer.err).toContain('未作表示');
  expect(await versions('A')).toEqual([null, null]);
});

test('the yes is to the terms that were shown, not to others that were proposed while the question stood', async () => {
  const answer = await runCommand(confirm('B'), async () => {
    await world.local.contracts.amend({ contract: 'B', terms: terms('B', '1'), from: '2026-01-01', note: '改为百分之一' });
    return true;
  });
  expect(answer.code).toBe(1);
  expect(await versions('B')).toEqual([null, null, null]);
  expect((await runCommand(confirm('B'), async () => true)).code).toBe(0);
  expect(await versions('B')).toEqual([null, null, 'confirm']);
});

test('--yes asks nothing, shows the terms and takes the version that it has shown', async () => {
  const answer = await runCommand(confirm('C', '--yes', '--json'), () => expect.fail('nobody is asked'));
  expect([answer.code, JSON.parse(answer.out)]).toMatchObject([0, { read: 2 }]);
  expect(answer.err).toMatch(/percent":"75/u);
  expect(await versions('C')).toEqual([null, 'confirm']);
});

test('where nobody sits there the terms are shown all the same; a version that is named is not read anew', async () => {
  const answer = await runCommand(['contract', 'dispute', 'D', '--for', 'owner', '--note', '价格有误', '--json']);
  expect([answer.code, JSON.parse(answer.out)]).toMatchObject([0, { read: 2 }]);
  expect(answer.err).toMatch(/percent":"75/u);
  const named = await runCommand(confirm('D', '--seen', '1'), () => expect.fail('nobody is asked'));
  expect([named.code, named.err.includes('75')]).toEqual([1, false]);
});
