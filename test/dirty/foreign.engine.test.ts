import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringReadings, useOf } from '../golden/fixture.ts';
import { createWorld, type World } from '../world.ts';
import { ProblemAnswer } from '#client.ts';
import { foreignFiles, namedFormats } from './foreign-files.ts';

/** Files as they come from elsewhere, brought into an empty directory by a user who says one thing at most. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

describe('one command, at most one option', () => {
  test.each(foreignFiles.map((one) => [one.title, one] as const))('%s', async (_title, { name, text, option, came, findings, use }) => {
    expect(Object.keys(option ?? {}).length).toBeLessThanOrEqual(1);
    const told = await bringReadings(world, name ?? 'a.csv', text, option);
    expect(told).toMatchObject({ rejectedCount: 0, ...came });
    expect(told.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...(findings ?? [])]));
    for (const { detail } of told.findings) expect(detail).toMatch(/^[^{}]+$/u);
    const { steps } = await useOf(world, { meter: use.meter }, use.from, use.to, use.step);
    expect(steps.map(([, value]) => value)).toEqual(use.told);
  });
});

test.each(namedFormats.map((one) => [one[0], one] as const))(
  '%s is known by its name, and the answer says what to do',
  async (_name, file) => {
    const [name, content, code, word] = file;
    const problem: unknown = await bringReadings(world, name, content, { meter: 'NONE' }).catch((trouble: unknown) => trouble);
    expect(problem).toBeInstanceOf(ProblemAnswer);
    const { document } = problem as ProblemAnswer;
    expect([document.code, document.status >= 400 && document.status < 500]).toEqual([code, true]);
    expect(document.detail).toContain(word);
    expect(document.detail).toMatch(/^[^{}]+$/u);
  },
);
