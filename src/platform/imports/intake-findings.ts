import type { Finding } from '#kernel/finding.ts';
import type { Plan, Unread } from './mapping.ts';

/** Columns that were taken for fields by words that ledgers use for them: to be looked at, and changed where one is wrong. */
export function columnsGuessed({ sources }: Plan): Finding[] {
  const guessed = sources.filter((one) => one.guessed);
  if (guessed.length === 0) return [];
  const told = (name: (spec: (typeof guessed)[number]['spec']) => string): string =>
    guessed.map(({ column, spec }) => `${column} → ${name(spec)}`).join(', ');
  const columns = { zh: told(({ zh, name }) => `${zh} (${name})`), en: told(({ name }) => name) };
  return [{ code: 'columns-guessed', severity: 'info', evidence: { columns, count: guessed.length } }];
}

const mostTexts = 10;

type Column = { readonly column: string; readonly code: string; count: number; readonly rows: number[]; readonly texts: Set<string> };

/** Gathers cells that were left unknown, by column and reason. */
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
