import type { Finding } from '#kernel/finding.ts';
import { isSoundText, shownText } from '#kernel/sound-text.ts';
import { quantityWithPoint } from '#platform/tables/decimal-mark.ts';
import { isBlankMark } from '#platform/tables/number.ts';
import { keyOf, type Parsed } from './fields.ts';
import type { Fault, Plan } from './mapping.ts';
import { isRoundedCode } from './rounded-codes.ts';
import { factorIn } from './units.ts';

/** A cell that was left unknown, and why. */
type Unread = { readonly column: string; readonly code: string; readonly text: string };

type RowRead = { readonly fields: Record<string, unknown>; readonly faults: Fault[]; readonly unread: Unread[] };

/** Whether a cell states that nothing is known, where that is allowed. */
function isBlank({ index, spec }: Plan['sources'][number], text: string): boolean {
  return index >= 0 && spec.required !== true && spec.verbatim !== true && isBlankMark(text);
}

/**
 * The fields of one row by name, or its faults; and what was left unknown in it. Cells that are empty or state that nothing is known are
 * left out.
 * @param merged columns whose cell is merged over several rows: an amount there is that of all of them
 */
export function readRow(plan: Plan, cells: readonly string[], merged: readonly number[] = []): RowRead {
  const fields: Record<string, unknown> = {};
  const faults: Fault[] = [];
  const unread: Unread[] = [];
  for (const from of plan.sources) {
    const text = (from.index < 0 ? from.fixed : (from.beside?.text(cells) ?? cells[from.index] ?? '')).trim();
    if (text === '') continue;
    const column = from.column ?? from.spec.name;
    if (from.spec.amount === true && merged.includes(from.index)) {
      unread.push({ column, code: 'merged-amount', text });
      continue;
    }
    const written = from.index >= 0 && from.spec.numeric === true && plan.decimals === 'comma' ? quantityWithPoint(text) : text;
    const factor = from.unitIndex < 0 ? from.factor : factorIn(from.spec, cells[from.unitIndex] ?? '');
    const parsed: Parsed = !isSoundText(text)
      ? { fault: 'bad-text' }
      : factor === null
        ? { fault: 'no-such-unit', evidence: { unit: cells[from.unitIndex] ?? '', units: Object.keys(from.spec.units ?? {}).join(' ') } }
        : from.spec.parse(from.words.get(keyOf(text)) ?? written, factor);
    if (isBlank(from, text) && (!('value' in parsed) || parsed.value === text)) continue;
    if ('value' in parsed && isRoundedCode(from.spec, parsed.value))
      faults.push({ column, code: 'code-rounded', evidence: { field: from.spec.name, value: parsed.value } });
    else if ('value' in parsed) fields[from.spec.name] = parsed.value;
    else if (from.spec.spare === true && from.index >= 0) unread.push({ column, code: parsed.fault, text });
    else
      faults.push({
        column,
        code: parsed.fault,
        evidence: {
          field: from.spec.name,
          fieldName: { zh: from.spec.zh, en: from.spec.name },
          value: isSoundText(text) ? text : shownText(text),
          text: isSoundText(text) ? text : shownText(text),
          ...parsed.evidence,
        },
      });
  }
  return { fields, faults, unread };
}

const mostTexts = 10;

type Column = { readonly column: string; readonly code: string; count: number; readonly rows: number[]; readonly texts: Set<string> };

/** Collects cells that were left unknown, by column and reason. */
export function createUnread(): { add(row: number, unread: Unread): void; findings(): Finding[] } {
  const columns = new Map<string, Column>();
  return {
    add(row, { column, code, text }) {
      const key = `${code} ${column}`;
      const held = columns.get(key) ?? { column, code, count: 0, rows: [], texts: new Set<string>() };
      columns.set(key, held);
      held.count += 1;
      if (held.rows.length < mostTexts) held.rows.push(row);
      if (held.texts.size < mostTexts) held.texts.add(text.slice(0, 40));
    },
    findings: () =>
      [...columns.values()].map(({ column, code, count, rows, texts }) => ({
        code: code === 'merged-amount' ? 'amounts-merged' : 'values-unread',
        severity: 'warning',
        evidence: { column, count, values: [...texts].join(', '), rows: `${rows.join(', ')}${count > rows.length ? ' …' : ''}` },
      })),
  };
}
