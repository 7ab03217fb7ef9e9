/**
 * Days off and days worked in exchange, mainland China, 2023-2026, `[first, last]` of each run. Source: npm `chinese-days` 1.5.7 (MIT),
 * based on the yearly notices of the General Office of the State Council.
 */
const off: readonly (readonly [string, string])[] = [
  ['2023-01-01', '2023-01-02'],
  ['2023-01-21', '2023-01-27'],
  ['2023-04-05', '2023-04-05'],
  ['2023-04-29', '2023-05-03'],
  ['2023-06-22', '2023-06-23'],
  ['2023-09-29', '2023-10-06'],
  ['2024-01-01', '2024-01-01'],
  ['2024-02-10', '2024-02-17'],
  ['2024-04-04', '2024-04-06'],
  ['2024-05-01', '2024-05-05'],
  ['2024-06-10', '2024-06-10'],
  ['2024-09-15', '2024-09-17'],
  ['2024-10-01', '2024-10-07'],
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];

const worked = new Set(
  `2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08 2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14
  2024-09-29 2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10`.split(
    /\s+/u,
  ),
);

/** The kind of day: 0 working, 1 rest, 2 holiday. Outside 2023-2026 only weekends are known. */
export function dayKind(day: string): 0 | 1 | 2 {
  if (worked.has(day)) return 0;
  if (off.some(([first, last]) => day >= first && day <= last)) return 2;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? 1 : 0;
}

/** School holidays: about the fourth week of January to the third of February, and 10 July to the end of August. */
export function schoolIsOut(day: string): boolean {
  const date = day.slice(5);
  return (date >= '01-22' && date <= '02-22') || (date >= '07-10' && date <= '08-31');
}

/** The heating season of the region: 15 November to 15 March. */
export function isHeated(day: string): boolean {
  const date = day.slice(5);
  return date >= '11-15' || date <= '03-15';
}
