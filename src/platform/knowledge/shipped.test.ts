import { describe, expect, it } from 'vitest';
import { readShipped, shippedChronicle } from '../../../test/knowledge.ts';
import type { EntryOf } from './entry.ts';

const at = { on: '2025-12-31', recorded: 1 };
const chronicle = shippedChronicle();

describe('bundled knowledge', () => {
  it('is read without faults', () => {
    expect(readShipped().faults).toEqual([]);
  });

  it('has a standard coal coefficient for every carrier except water', () => {
    const byCarrier = ['electricity', 'heat', 'cooling', 'gas', 'coal', 'oil', 'steam'].map((carrier) => {
      const found = chronicle.find('coefficient', `standard-coal/${carrier}`, at);
      return [carrier, found?.value, found?.unit, found?.status];
    });
    expect(byCarrier).toEqual([
      ['electricity', 0.1229, 'kgce/kWh', 'VERIFIED+'],
      ['heat', 34.12, 'kgce/GJ', 'VERIFIED+'],
      ['cooling', 34.12, 'kgce/GJ', 'RECALLED'],
      ['gas', 1.2143, 'kgce/m3', 'VERIFIED+'],
      ['coal', 714.3, 'kgce/t', 'VERIFIED'],
      ['oil', 1457.1, 'kgce/t', 'RECALLED'],
      ['steam', 128.6, 'kgce/t', 'VERIFIED+'],
    ]);
  });

  it('contains the tables of GB/T 51161 as recalled: constraint above leading, B not below A, every row once', () => {
    for (const table of chronicle.inForce('quota', at)) {
      expect(table.status).toBe('RECALLED');
      const keys = table.rows.flatMap(rowKeys);
      expect(new Set(keys).size).toBe(keys.length);
      for (const row of table.rows) expect(row.leading ?? 0).toBeLessThan(row.constraint);
    }
    const rows = chronicle.inForce('quota', at).map(({ id, rows: held }) => [id.split('/')[1], held.flatMap(rowKeys).length]);
    expect(rows).toEqual([
      ['office', 20],
      ['hotel', 50],
      ['shop', 40],
      ['dwelling-electricity', 5],
      ['dwelling-gas', 5],
    ]);
  });

  it('names only existing corrections, climate zones and parents', () => {
    const corrections = chronicle.inForce('correction', at).map(({ id }) => id);
    for (const table of chronicle.inForce('quota', at)) for (const id of table.corrections) expect(corrections).toContain(id);
    const zones = chronicle.inForce('climate-zone', at).map(({ zone }) => zone);
    for (const { zone } of chronicle.inForce('climate-of-place', at)) expect(zones).toContain(zone);
    const items = chronicle.inForce('energy-item', at);
    for (const { parent } of items) if (parent !== null) expect(items.map(({ code }) => code)).toContain(parent);
  });

  it('judges nothing before GB/T 51161 came into force', () => {
    expect(chronicle.inForce('quota', { on: '2016-11-30', recorded: 1 })).toEqual([]);
  });
});

/** One key for each single case that a row covers. */
function rowKeys(row: EntryOf<'quota'>['rows'][number]): string[] {
  let keys = [''];
  for (const [name, wanted] of Object.entries(row.when).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const values = Array.isArray(wanted) ? wanted : [wanted];
    keys = keys.flatMap((key) => values.map((value) => `${key} ${name}=${value}`));
  }
  return keys;
}
