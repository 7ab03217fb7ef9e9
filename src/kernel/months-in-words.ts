import type { Language } from './finding.ts';

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/**
 * Months for display: consecutive ones as one range.
 * @example monthsInWords(['2026-05', '2026-06', '2026-10'], 'zh') // ['2026-05 至 2026-06', '2026-10']
 */
export function monthsInWords(months: readonly string[], language: Language): string[] {
  const runs: string[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && numberOf(month) === numberOf(before) + 1) run.push(month);
    else runs.push([month]);
  }
  const to = language === 'zh' ? ' 至 ' : ' to ';
  return runs.map((run) => (run.length === 1 ? run : [run[0], run.at(-1)]).join(to));
}
