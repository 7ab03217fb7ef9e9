import { expect, test } from 'vitest';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { keptValues } from './kept-values.ts';
import type { ValueStore } from './value-store.ts';

const began = 1000;
const as = (at: number) => ({ received: at, recorded: at });
const asked = { station: 1, series: 'observed', variable: 'temperature', from: 0, to: 7200 } as const;

/** A store that answers every query with the number of imports visible at that time, and counts the queries. */
function counting() {
  const told = { shown: 0, reads: 0 };
  const gates: (() => void)[] = [];
  const store = {
    setState: async () => void (told.shown += 1),
    hours: async () => {
      told.reads += 1;
      const value = [told.shown];
      if (gates.length > 0) await new Promise<void>((go) => void (gates[0] = go));
      return { at: [0], value };
    },
    stationsWith: async () => new Set([(told.reads += 1)]),
  } as unknown as ValueStore;
  return { told, gates, kept: keptValues(store, began) };
}

test('existing hours are read once, and again as soon as an import is shown or undone', async () => {
  const { told, kept } = counting();
  const hours = async (at: number) => (await kept.hours(sameForAll, { ...asked, known: as(at) })).value[0];
  expect(await hours(2000)).toBe(0);
  expect(await hours(2001)).toBe(0);
  expect(told.reads).toBe(1);
  await kept.setState(wholeProgram, 1, 'shown', 3000);
  expect(await hours(3001)).toBe(1);
  await kept.setState(wholeProgram, 1, 'undone', 4000);
  expect(await hours(4001)).toBe(2);
  expect(told.reads).toBe(3);
});

test('a query pinned before the last change, or before the program started, is read separately', async () => {
  const { told, kept } = counting();
  for (const at of [999, 999]) await kept.hours(sameForAll, { ...asked, known: as(at) });
  await kept.setState(wholeProgram, 1, 'shown', 3000);
  await kept.hours(sameForAll, { ...asked, known: as(3000) });
  for (const at of [2999, 2999]) await kept.hours(sameForAll, { ...asked, known: as(at) });
  await kept.hours(sameForAll, { ...asked, known: { received: 2999, recorded: 5000 } });
  expect(told.reads).toBe(6);
});

test('what was being read during an import is not cached', async () => {
  const { gates, kept } = counting();
  gates.push(() => undefined);
  const before = kept.hours(sameForAll, { ...asked, known: as(2000) });
  await kept.setState(wholeProgram, 1, 'shown', 3000);
  const after = kept.hours(sameForAll, { ...asked, known: as(3000) });
  gates.splice(0).forEach((go) => go());
  await kept.hours(sameForAll, { ...asked, known: as(3000) }).then(({ value }) => expect(value).toEqual([1]));
  expect((await Promise.race([after, before])).value).toHaveLength(1);
});

test('other hours, other stations and whole decades are separate queries', async () => {
  const { told, kept } = counting();
  const known = as(2000);
  await kept.hours(sameForAll, { ...asked, known });
  await kept.hours(sameForAll, { ...asked, station: 2, known });
  await kept.hours(sameForAll, { ...asked, to: 3600, known });
  for (const _ of [1, 2]) await kept.hours(sameForAll, { ...asked, to: 10 * 366 * 86_400, known });
  for (const _ of [1, 2]) await kept.stationsWith(sameForAll, { series: 'observed', variable: 'temperature', known });
  expect(told.reads).toBe(6);
});
