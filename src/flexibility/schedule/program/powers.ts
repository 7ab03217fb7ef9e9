import type { ScheduleProgram } from './program.ts';
import type { Series } from './scenario.ts';

/** The powers of a solution, each as close to the solver's as possible, but within its limits. */
export function powersOf({ devices, sheet }: ScheduleProgram, x: Float64Array): Series[] {
  const valueOf = (column: number): number => {
    if (column < 0) return 0;
    const value = Math.round((x[column] as number) * 1e9) / 1e9;
    return Math.min(Math.max(value, sheet.lower[column] as number), sheet.upper[column] as number);
  };
  return devices.map(({ columns, minus, fixed }) =>
    fixed.map((kw, step) => kw + valueOf(columns[step] as number) - valueOf(minus[step] as number) + 0),
  );
}
