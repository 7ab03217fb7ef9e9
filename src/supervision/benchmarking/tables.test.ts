import { describe, expect, it } from 'vitest';
import type { Origin } from '#platform/knowledge/facts.ts';
import { pickRow, tablesFor, type QuotaRow, type QuotaTable } from './tables.ts';

function table(id: string, origin: Origin, rows: QuotaRow[], region?: string): QuotaTable {
  const source = { document: 'D', clause: 'C' };
  const held = {
    id,
    version: 1,
    source,
    status: 'CITY',
    family: 'office',
    carrier: 'electricity',
    unit: 'kWh/m2',
    per: 'm2',
    corrected: 'measured',
    corrections: [],
    excludes: [],
    rows,
  } as const;
  return { ...held, ...(region && { region }), kind: 'quota', origin, firstSeen: 0 } as unknown as QuotaTable;
}

const row = (when: QuotaRow['when'], constraint: number, leading: number | null): QuotaRow => ({ when, constraint, leading });
const rows = [row({}, 1, null)];
const ids = (tables: readonly QuotaTable[]) => tables.map(({ id }) => id);

describe('the tables for a place', () => {
  const nation = table('nation', 'shipped', rows);
  const ours = table('ours', 'own', rows);
  const city = table('city', 'own', rows, '140300');
  const county = table('county', 'own', rows, '140302');

  it('are those of the nearest region that has any', () => {
    expect(ids(tablesFor('office', ['140302', '140300'], [nation, city, county]))).toEqual(['county']);
    expect(ids(tablesFor('office', ['140303', '140300'], [nation, city, county]))).toEqual(['city']);
    expect(ids(tablesFor('office', ['150100'], [nation, city, county]))).toEqual(['nation']);
    expect(ids(tablesFor('hotel', ['140302'], [nation, city, county]))).toEqual([]);
  });

  it('are the city’s own before the bundled ones, in any order of files', () => {
    expect(ids(tablesFor('office', [], [nation, ours]))).toEqual(['ours']);
    expect(ids(tablesFor('office', [], [ours, nation]))).toEqual(['ours']);
  });
});

describe('the row of a table', () => {
  it('is found by known facts, text or number, one value or several', () => {
    const stars = table('t', 'own', [row({ stars: [1, 2, 3] }, 70, 50), row({ stars: 4 }, 85, 65)]);
    expect(pickRow(stars, { stars: '2' })).toMatchObject({ row: { constraint: 70 } });
    expect(pickRow(stars, { stars: 4 })).toMatchObject({ row: { constraint: 85 } });
    expect(pickRow(stars, { stars: 5 })).toEqual({ none: true });
  });

  it('asks only for what makes a difference', () => {
    const alike = table('t', 'own', [row({ type: 'A', zone: 'x' }, 70, 50), row({ type: 'B', zone: 'x' }, 70, 50)]);
    expect(pickRow(alike, { zone: 'x' })).toMatchObject({ row: { constraint: 70 } });
    const leads = table('t', 'own', [row({ type: 'A' }, 70, 50), row({ type: 'B' }, 70, 60)]);
    expect(pickRow(leads, {})).toEqual({ missing: ['type'] });
    const limits = table('t', 'own', [row({ type: 'A' }, 70, 50), row({ type: 'B' }, 80, 50)]);
    expect(pickRow(limits, {})).toEqual({ missing: ['type'] });
  });
});
