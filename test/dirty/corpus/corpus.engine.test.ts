import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../world.ts';
import { abroad } from './abroad.ts';
import { automation } from './automation.ts';
import { circuits } from './circuits.ts';
import { clerks } from './clerks.ts';
import { clocks } from './clocks.ts';
import { columns } from './columns.ts';
import type { CorpusFile, ImportOptions, Used } from './corpus-file.ts';
import { desks } from './desks.ts';
import { logs } from './logs.ts';
import { offices } from './offices.ts';
import { property } from './property.ts';
import { reports } from './reports.ts';
import { rough } from './rough.ts';
import { sheets } from './sheets.ts';
import { suppliers } from './suppliers.ts';
import { systems } from './systems.ts';
import { traps } from './traps.ts';
import { utilities } from './utilities.ts';
import { workbooks } from './workbooks.ts';

/**
 * Files as property firms, suppliers and systems write them, each with its right result: none may be imported wrongly, few may raise a
 * question, and the program's own proposals must lead to the right result.
 */
const corpus = {
  offices,
  rough,
  suppliers,
  systems,
  abroad,
  workbooks,
  columns,
  property,
  utilities,
  automation,
  clocks,
  sheets,
  reports,
  logs,
  traps,
  circuits,
  clerks,
  desks,
};
const all = Object.values(corpus).flat();

type Came = Awaited<ReturnType<World['local']['readings']['importReadings']>>;
type Choice = { readonly set: ImportOptions };

let world: World;
const verdicts: { about: string; verdict: 'right' | 'asked' | 'wrong'; told: string }[] = [];

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
  for (const { verdict, about, told } of verdicts.filter((one) => one.verdict !== 'right')) console.info(`${verdict}: ${about}: ${told}`);
});

async function bring(one: CorpusFile, more: ImportOptions = {}): Promise<Came | ProblemAnswer['document']> {
  const content = typeof one.content === 'function' ? await one.content() : one.content;
  const given = { createMeters: true, ...one.said, ...more, file: await world.upload(one.name, content) };
  return world.local.readings.importReadings(given).catch((error: unknown) => {
    const { document } = error as ProblemAnswer;
    if (document === undefined) throw error;
    return document;
  });
}

const after = ({ from, step, values, sum = values.length }: Used): string => {
  const date = new Date(`${from.length > 10 ? from : `${from}T00:00`}:00Z`);
  if (step === 'month') date.setUTCMonth(date.getUTCMonth() + sum);
  else date.setTime(date.getTime() + sum * (step === 'day' ? 86_400_000 : 3_600_000));
  return date.toISOString().slice(0, 16);
};

const near = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)) + 1e-3);

/** What is wrong; empty if nothing is. */
async function faultsOf(one: CorpusFile, came: Came): Promise<string[]> {
  const faults: string[] = [];
  for (const [meter, used] of Object.entries(one.right)) {
    const { from, step } = used;
    const told = await world.local.metering.useOfMeter({ meter, from, to: after(used), step }).then(
      ({ steps }) => (used.sum === undefined ? steps.map(({ value }) => value) : [steps.reduce((all, { value }) => all + (value ?? 0), 0)]),
      () => null,
    );
    if (told === null || told.length !== used.values.length || !told.every((value, at) => near(value, used.values[at] as number | null)))
      faults.push(`${meter} ${told === null ? 'is not there' : `${told.slice(0, 5).join(' ')} for ${used.values.slice(0, 5).join(' ')}`}`);
  }
  const made = Number(came.findings?.find(({ code }) => code === 'meters-created')?.evidence?.['meters'] ?? 0);
  const most = Object.keys(one.right).length + (one.others ?? 0);
  if (one.meters === undefined && made > most) faults.push(`${made} metering points in place of ${most}`);
  return faults;
}

/** Whether some choice among the proposals leads to the right result. */
async function isSettled(one: CorpusFile, problem: ProblemAnswer['document'], said: ImportOptions, depth = 0): Promise<boolean> {
  const choices = (problem.evidence?.['choices'] ?? []) as readonly Choice[];
  for (const { set } of choices) {
    const more = { ...said, ...set };
    const came = await bring(one, more);
    if ('code' in came) {
      if (depth < 3 && (await isSettled(one, came, more, depth + 1))) return true;
      continue;
    }
    const faults = await faultsOf(one, came);
    if (faults.length === 0) return true;
    await world.local.imports.undo({ id: came.import as number }).catch(() => undefined);
  }
  return false;
}

type Question = { readonly code: string; readonly choices: readonly Choice[] };

const askedBy = ({ code, evidence }: Pick<ProblemAnswer['document'], 'code' | 'evidence'>): Question => ({
  code,
  choices: (evidence?.['choices'] ?? []) as readonly Choice[],
});

const keyOfQuestion = ({ code, choices }: Question): string => JSON.stringify([code, choices.map(({ set }) => set)]);

/** Proposed answers that lead back to a question that was asked before: there would be no way forward. */
async function circlesOf(one: CorpusFile, problem: Question, said: ImportOptions = {}, before: readonly string[] = []): Promise<string[]> {
  const asked = [...before, keyOfQuestion(problem)];
  const found: string[] = [];
  for (const { set } of problem.choices) {
    const came = await bring(one, { ...said, ...set, preview: true });
    const open = 'code' in came ? askedBy(came) : (came.open?.[0] as Question | undefined);
    if (open === undefined || open.choices.length === 0) continue;
    if (asked.includes(keyOfQuestion(open))) found.push(`${asked.length}. ${JSON.stringify(set)}: ${open.code}`);
    else if (asked.length < 3) found.push(...(await circlesOf(one, open, { ...said, ...set }, asked)));
  }
  return found;
}

describe.each(Object.entries(corpus))('files of %s', (_, files) => {
  test.each(files.map((one) => [one.about, one] as const))('%s', async (about, one) => {
    if (one.meters !== undefined) await world.local.registry.importMeters({ file: await world.upload('m.csv', one.meters) });
    const came = await bring(one);
    if ('code' in came) {
      verdicts.push({ about, verdict: 'asked', told: `${came.code} ${came.detail?.slice(0, 100)}` });
      expect(await circlesOf(one, askedBy(came))).toEqual([]);
      expect(await isSettled(one, came, {}), `${came.code}: ${came.detail}`).toBe(true);
      return;
    }
    const faults = await faultsOf(one, came);
    verdicts.push({ about, verdict: faults.length === 0 ? 'right' : 'wrong', told: faults.join('; ') });
    const told = (came.findings ?? []).map(({ code }) => code).join(' ');
    expect(faults, `rejected ${came.rejectedCount}: ${came.rejected?.[0]?.detail ?? ''} | ${told}`).toEqual([]);
  });
});

test('files that a clerk would find clear raise no question, except whether heat is a counter reading or use', () => {
  const clear = new Set([...clerks, ...desks].map(({ about }) => about));
  expect(verdicts.filter(({ about, verdict }) => clear.has(about) && verdict !== 'right').map(({ about }) => about)).toEqual([
    'counters of heat over the bus, with the volume and how warm it flows',
  ]);
});

test('no file is read wrongly, and fewer than a quarter raise a question', () => {
  const count = (verdict: string): number => verdicts.filter((one) => one.verdict === verdict).length;
  expect(verdicts).toHaveLength(all.length);
  expect(all.length).toBeGreaterThanOrEqual(250);
  expect(count('wrong')).toBe(0);
  expect(count('asked')).toBeLessThan(all.length / 4);
});
