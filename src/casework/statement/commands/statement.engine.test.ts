import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleTown } from '../../../../test/e2e/town.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;

beforeAll(async () => {
  world = await createWorld();
  await settleTown(world);
  folder = await mkdtemp(join(tmpdir(), 'statement-cli-'));
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

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const notice = ['statement', 'issue', 'quota-notice', '--building', 'B1', '--year', '2025'] as const;

test('a notice is previewed, refused without its mark, issued with it, and its document is that of the preview', async () => {
  const [preview, issued] = [join(folder, 'preview.docx'), join(folder, 'issued.docx')];
  expect((await runCommand(...notice, '--preview', '--out', preview)).out).toMatch(/预览，未签发[\s\S]*参考[\s\S]*只能作参考/u);
  expect(await runCommand(...notice)).toMatchObject({ code: 1, err: expect.stringContaining('不能作为正式文件签发') });
  const made = await runCommand(...notice, '--indicative', '--out', issued, '--json');
  expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' });
  const { number, document } = JSON.parse(made.out) as { number: string; document: { sha256: string } };
  expect(sha256(await readFile(issued))).toBe(document.sha256);
  const again = join(folder, 'again.docx');
  expect((await runCommand('statement', 'download', number, '--out', again)).out).toContain(again);
  expect((await readFile(again)).equals(await readFile(issued))).toBe(true);
  expect((await runCommand('statement', 'list', '--building', 'B1')).out).toMatch(new RegExp(`${number}.*用能限额告知书.*B1.*有效`, 'u'));
  expect((await runCommand('statement', 'show', number)).out).toMatch(/实测单位用量[\s\S]*79\.8[\s\S]*GB|gbt51161/u);
});

test('after a correction it is compared, changed and withdrawn, and the chain holds', async () => {
  const { statements } = JSON.parse((await runCommand('statement', 'list', '--json')).out) as { statements: { number: string }[] };
  const number = statements[0]?.number ?? '';
  expect((await runCommand('statement', 'compare', number)).out).toContain('一致');
  const file = join(folder, 'bill.csv');
  await writeFile(file, 'meter,2025-03\nB1,90000\n');
  await runCommand('import', 'readings', file, '--layout', 'months', '--unit', 'kWh', '--carrier', 'electricity');
  expect((await runCommand('statement', 'compare', number)).out).toMatch(/年用量\s+798,000\s+825,000\s+kWh\s+读数/u);
  const made = JSON.parse((await runCommand('statement', 'difference', number, '--indicative', '--json')).out) as { number: string };
  expect((await runCommand('statement', 'withdraw', made.number, '--reason', '面积有误')).out).toContain('撤回通知');
  expect((await runCommand('statement', 'list', '--state', 'changed')).out).toContain(`已变更 → ${made.number}`);
  expect(await runCommand('statement', 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('签发链完整：3 份') });
});

test('planning conditions are issued from a file of facts; what is no kind and no number is told', async () => {
  const project = join(folder, 'plot.json');
  await writeFile(project, JSON.stringify({ work: 'land', class: 'public', fund: 'government', urban: true }));
  const asked = ['--region', '140300', '--date', '2026-03-01', '--project', project];
  expect((await runCommand('statement', 'issue', 'planning-conditions', ...asked)).out).toMatch(/GHTJ-140300-\d{4}-0001/u);
  expect(await runCommand('statement', 'issue', 'invoice')).toMatchObject({ code: 1, err: expect.stringContaining('quota-notice') });
  expect(await runCommand('statement', 'show', 'X-1')).toMatchObject({ code: 1, err: expect.stringContaining('X-1') });
  expect((await runCommand('statement', 'kinds')).out).toMatch(/quota-notice.*XEGZ[\s\S]*planning-conditions.*GHTJ/u);
});
