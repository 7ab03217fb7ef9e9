import { describe, expect, it } from 'vitest';
import { createChronicle } from './chronicle.ts';
import { compare, type Kept } from './compare.ts';
import { readKnowledge } from './read.ts';

const file = (version: number, value: number) =>
  readKnowledge(
    'own.yaml',
    `kind: coefficient
source: {document: D, clause: C}
status: CITY
entries: [{id: city/gas, version: ${version}, value: ${value}, unit: kgce/m3}]`,
  ).entries;

const none = { shipped: [], own: [] };
const at = (recorded: number) => ({ on: '2025-12-31', recorded });

describe('files compared with what was seen before', () => {
  it('count from when they were first seen, and later loads do not change that', () => {
    const first = compare([], { ...none, own: file(1, 1.2) }, 100);
    expect(first.fresh.map(({ id, version, firstSeen }) => [id, version, firstSeen])).toEqual([['city/gas', 1, 100]]);
    const second = compare(first.fresh, { ...none, own: file(1, 1.2) }, 200);
    expect(second.fresh).toEqual([]);
    expect(second.seen.map(({ firstSeen }) => firstSeen)).toEqual([100]);
  });

  it('keep old figures unchanged after a newer version', () => {
    const first = compare([], { ...none, own: file(1, 1.2) }, 100);
    const { seen, fresh } = compare(first.fresh, { ...none, own: [...file(1, 1.2), ...file(2, 1.3)] }, 200);
    const chronicle = createChronicle(seen);
    expect([150, 200].map((recorded) => chronicle.find('coefficient', 'city/gas', at(recorded))?.value)).toEqual([1.2, 1.3]);
    expect(fresh.map(({ version }) => version)).toEqual([2]);
  });

  it('cannot change the content of a version, and are told what to do', () => {
    const kept = compare([], { ...none, own: file(1, 1.2) }, 100).fresh;
    const { faults } = compare(kept, { ...none, own: file(1, 1.25) }, 200);
    expect(faults).toMatchObject([{ file: 'own.yaml', line: 4, code: 'knowledge-changed', evidence: { entry: 'city/gas@1', next: 2 } }]);
  });

  it('that are removed leave their content in force', () => {
    const kept = compare([], { ...none, own: file(1, 1.2) }, 100).fresh;
    const { seen } = compare(kept, none, 200);
    expect(createChronicle(seen).find('coefficient', 'city/gas', at(300))).toMatchObject({ value: 1.2, origin: 'kept', firstSeen: 100 });
  });

  it('of an unknown kind are ignored', () => {
    const old = { id: 'x', version: 1, kind: 'spell', written: '{"id":"x","kind":"spell"}', firstSeen: 1 } as unknown as Kept;
    expect(compare([old], none, 2).seen).toEqual([]);
  });
});
