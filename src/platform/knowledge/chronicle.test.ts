import { describe, expect, it } from 'vitest';
import { createChronicle, type Seen } from './chronicle.ts';

function coefficient(id: string, version: number, value: number, firstSeen: number, more: object = {}): Seen {
  const source = { document: 'a document', clause: '1' };
  const held = { id, version, value, unit: 'kgce/kWh', source, status: 'VERIFIED', ...more } as const;
  return { kind: 'coefficient', held, written: `${id}@${version}`, firstSeen, origin: 'shipped' } as Seen;
}

const chronicle = createChronicle([
  coefficient('power', 1, 0.1, 100),
  coefficient('power', 2, 0.2, 200),
  coefficient('power', 3, 0.3, 300, { validFrom: '2026-01-01', validTo: '2028-01-01' }),
  coefficient('city-power', 1, 0.9, 400, { supersedes: 'power', validFrom: '2027-01-01' }),
]);

const valueAt = (on: string, recorded: number) => chronicle.find('coefficient', 'power', { on, recorded })?.value;

describe('the version in force', () => {
  it('is the newest that the program had seen by then, so an old figure keeps its coefficient', () => {
    expect(valueAt('2025-06-01', 99)).toBeUndefined();
    expect(valueAt('2025-06-01', 100)).toBe(0.1);
    expect(valueAt('2025-06-01', 199)).toBe(0.1);
    expect(valueAt('2025-06-01', 200)).toBe(0.2);
  });

  it('applies from its first valid day on and leaves earlier days to the version before', () => {
    expect(valueAt('2025-12-31', 300)).toBe(0.2);
    expect(valueAt('2026-01-01', 300)).toBe(0.3);
  });

  it('ends on its last day without restoring an older version', () => {
    expect(valueAt('2027-12-31', 300)).toBe(0.3);
    expect(valueAt('2028-01-01', 300)).toBeUndefined();
  });

  it('gives way to an entry of another name that supersedes it, from that one on', () => {
    expect(valueAt('2026-12-31', 400)).toBe(0.3);
    expect(valueAt('2027-01-01', 400)).toBe(0.9);
    expect(valueAt('2027-01-01', 399)).toBe(0.3);
    expect(chronicle.inForce('coefficient', { on: '2027-01-01', recorded: 400 }).map((entry) => entry.id)).toEqual(['city-power']);
  });

  it('is found under its successor once its own time is over', () => {
    expect(valueAt('2029-01-01', 400)).toBe(0.9);
  });
});

describe('a withdrawn entry', () => {
  const more = { supersedes: 'power', status: 'CITY' };
  const withdrawn = { by: '乙', at: '2026-03-02T00:00:00Z', reason: '页码有误' };
  const after = createChronicle([
    coefficient('power', 1, 0.1, 100),
    coefficient('checked/power', 1, 0.2, 200, more),
    coefficient('checked/power', 2, 0.2, 300, { ...more, withdrawn }),
    coefficient('checked/power', 3, 0.3, 400, more),
  ]);
  const found = (recorded: number) => after.find('coefficient', 'power', { on: '2026-06-01', recorded });

  it('gives way to the one before from then on, and what was known then stays', () => {
    expect([150, 250, 350, 450].map((recorded) => found(recorded)?.value)).toEqual([0.1, 0.2, 0.1, 0.3]);
  });

  it('says what it stands for', () => {
    expect(found(250)?.standsFor).toEqual(['power']);
    expect(found(350)?.standsFor).toEqual([]);
    expect(after.inForce('coefficient', { on: '2026-06-01', recorded: 450 }).map(({ id, standsFor }) => [id, standsFor])).toEqual([
      ['checked/power', ['power']],
    ]);
  });

  it('is unchanged in a query as known before it was confirmed, even if sent later', () => {
    const confirmed = { check: 1, edition: '第一版', page: '3', typedBy: '甲', confirmedBy: '乙', at: '2026-03-01T00:00:00Z' };
    const own = createChronicle([
      coefficient('power', 1, 0.1, 500),
      coefficient('checked/power', 1, 0.2, 600, { ...more, confirmed }),
      coefficient('checked/power', 2, 0.2, 700, { ...more, confirmed, withdrawn }),
    ]);
    const known = (received: number, recorded = 900) => own.find('coefficient', 'power', { on: '2026-06-01', recorded, received })?.value;
    // what shipped was loaded after that day, and is still valid for it
    expect([100, 599, 600, 699, 700].map((received) => known(received))).toEqual([0.1, 0.1, 0.2, 0.2, 0.1]);
    expect(known(900, 650)).toBe(0.2);
  });
});
