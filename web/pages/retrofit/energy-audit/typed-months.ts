/** The months that start within a period, as `2025-01`; days are local, the last one excluded. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); `${month}-01` < to && months.length < 60; month = after(month)) months.push(month);
  return months;
}

function after(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
}

/** What was typed by month, as it is sent: `2025-01 1200`, one month per line; empty months are left out. */
export function monthsText(typed: Readonly<Record<string, string>>): string {
  const filled = Object.entries(typed).filter(([, value]) => value.trim() !== '');
  return filled
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, value]) => `${month} ${value.trim()}`)
    .join('\n');
}

/** The inverse; lines in any other form are ignored. */
export function monthsTyped(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(/[;\n]/u).flatMap((line) => {
      const found = /^\s*(?<month>\d{4}-\d{2})\s+(?<value>\S+)\s*$/u.exec(line)?.groups;
      return found === undefined ? [] : [[found['month'] ?? '', found['value'] ?? '']];
    }),
  );
}
