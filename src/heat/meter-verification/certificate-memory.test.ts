import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCertificateMemory } from './certificate-memory.ts';
import type { Certificate } from './rule.ts';

const certificate = (given: Pick<Certificate, 'certificate' | 'meter'>): Certificate => ({
  kind: 'periodic',
  verified: '2025-01-01',
  result: 'pass',
  until: null,
  device: null,
  ...given,
});

/** A store in memory: a sequence of changes, some of them taken back. */
function storeOf() {
  const changes: { readonly certificate: string; readonly meter: string; isBack: boolean }[] = [];
  const standing = (): Map<string, Certificate> =>
    new Map(changes.filter(({ isBack }) => !isBack).map((one) => [one.certificate, certificate(one)]));
  let reads = 0;
  return {
    write: (number: number, meter: number) => void changes.push({ certificate: `C${number}`, meter: `M${meter}`, isBack: false }),
    takeBack: (at: number) => {
      const one = changes[at];
      if (one !== undefined) one.isBack = true;
    },
    standing,
    reads: () => reads,
    version: () => Promise.resolve({ last: changes.length, withdrawn: changes.filter(({ isBack }) => isBack).length }),
    all: () => {
      reads += 1;
      return Promise.resolve([...standing().values()]);
    },
    since: (last: number) => {
      const touched = new Set(changes.slice(last).map((one) => one.certificate));
      return Promise.resolve([...standing().values()].filter((one) => touched.has(one.certificate)));
    },
  };
}

const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), number: fc.nat(6), meter: fc.nat(3) }),
  fc.record({ do: fc.constant('back' as const), at: fc.nat(12) }),
  fc.record({ do: fc.constant('read' as const) }),
);

test('the cache equals the store, whatever was written, moved to another meter or undone between two queries', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const store = storeOf();
      const held = createCertificateMemory(store);
      for (const one of [...steps, { do: 'read' as const }]) {
        if (one.do === 'write') store.write(one.number, one.meter);
        else if (one.do === 'back') store.takeBack(one.at);
        else {
          const kept = [...(await held())].flatMap(([meter, own]) => own.map((paper) => `${meter} ${paper.certificate}`));
          expect(kept.toSorted()).toEqual([...store.standing().values()].map((paper) => `${paper.meter} ${paper.certificate}`).toSorted());
        }
      }
    }),
  );
});

test('a new certificate causes no other to be read again, and leaves the lists of other meters identical', async () => {
  const store = storeOf();
  const held = createCertificateMemory(store);
  store.write(1, 1);
  store.write(2, 2);
  const before = await held();
  store.write(3, 2);
  const after = await held();
  expect(store.reads()).toBe(1);
  expect(after.get('M1')).toBe(before.get('M1'));
  expect(after.get('M2')).toHaveLength(2);
  expect(before.get('M2')).toHaveLength(1);
});
