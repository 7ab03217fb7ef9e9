import { isFormal, type EntryOf } from '#platform/knowledge/facts.ts';
import type { Cell, CellField, CheckedEntry } from './facts.ts';

type Placed = Omit<Cell, 'cell' | 'status' | 'formal'>;

/**
 * The values of an entry that can be read in the printed text, in order.
 * @example cellsOf({ kind: 'coefficient', held })[0] // { cell: 'value', value: 0.1229, unit: 'kgce/kWh', … }
 */
export function cellsOf(entry: CheckedEntry): Cell[] {
  const { held } = entry;
  return placed(entry).map((one) => {
    const row = entry.kind === 'quota' ? entry.held.rows[Number(one.path[1])] : undefined;
    const status = row?.status ?? held.status;
    // a row with its own status was not part of what was confirmed
    const confirmed = row?.status === undefined ? held.confirmed : undefined;
    return { cell: one.path.join('.'), ...one, status, formal: isFormal({ status, confirmed }) };
  });
}

function placed({ kind, held }: CheckedEntry): Placed[] {
  switch (kind) {
    case 'quota':
      return held.rows.flatMap((row, at) =>
        (['constraint', 'leading'] as const).map((field) => cell(['rows', at, field], field, row[field], held.unit, row.when)),
      );
    case 'quota-method':
      return [cell(['method'], 'method', held.method, '')];
    case 'coefficient':
      return [cell(['value'], 'value', held.value, held.unit)];
    case 'correction':
      return correctionCells(held);
    case 'reading':
      return Object.entries(held.values).map(([value, meant]) => cell(['values', value], 'meaning', meant, '', { [held.field]: value }));
    case 'climate-zone':
      return [cell(['thermal'], 'thermal', held.thermal, '')];
    case 'climate-of-place':
      return [cell(['zone'], 'zone', held.zone, '')];
  }
}

function correctionCells({ constant, slope, base, unit }: EntryOf<'correction'>): Placed[] {
  const bases =
    typeof base === 'number'
      ? [cell(['base'], 'base', base, unit)]
      : Object.entries(base.values).map(([name, value]) => cell(['base', 'values', name], 'base', value, unit, { [base.by]: name }));
  return [cell(['constant'], 'constant', constant, ''), cell(['slope'], 'slope', slope, ''), ...bases];
}

function cell(path: Placed['path'], field: CellField, value: Placed['value'], unit: string, when: Placed['when'] = {}): Placed {
  return { path, field, value, unit, when };
}
