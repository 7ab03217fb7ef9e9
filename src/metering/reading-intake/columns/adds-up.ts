import { parseDecimal } from '#platform/tables/number.ts';
import type { Plan } from './layout.ts';
import { besideOf } from '../times/row-time.ts';

type Rows = readonly (readonly string[])[];

/** The number of rows examined, and how many of them must add up. */
const looked = 5000;
const leastTimes = 3;

const numberIn = (text: string | undefined): number | null => {
  const value = parseDecimal(text ?? '');
  return typeof value === 'number' ? value : null;
};

/** The column of the wide layout that is the sum of all others in every row, whatever its heading; null if there is none. */
export function sumColumn(meters: readonly number[], rows: Rows): number | null {
  if (meters.length < 3) return null;
  const some = rows.slice(0, looked).map((cells) => meters.map((column) => numberIn(cells[column])));
  const full = some.flatMap((values) => (values.every((value) => value !== null) ? [values] : []));
  if (full.length < leastTimes || full.length < some.length / 2) return null;
  const at = meters.findIndex(
    (_, place) => full.every((values) => isSumOfOthers(values, place)) && full.some((values) => values[place] !== 0),
  );
  return at < 0 ? null : (meters[at] as number);
}

/** The code of the long layout whose value is the sum of all others at every time; null if there is none. */
export function sumCode(plan: Plan, rows: Rows): string | null {
  if (plan.layout !== 'long' || plan.meter === null || plan.registers !== undefined) return null;
  const { meter, value } = plan;
  const byTime = new Map<string, Map<string, number>>();
  for (const cells of rows.slice(0, looked)) {
    const number = numberIn(cells[value]);
    if (number === null) continue;
    const time = [plan.time, ...besideOf(plan.written)].map((column) => cells[column] ?? '').join('\n');
    const held = byTime.get(time) ?? new Map<string, number>();
    byTime.set(time, held);
    const code = (cells[meter] ?? '').trim();
    if (held.has(code)) return null;
    held.set(code, number);
  }
  const whole = [...byTime.values()].filter(({ size }) => size >= 3);
  const [first] = whole;
  if (first === undefined || whole.length < leastTimes || whole.length < byTime.size - 1) return null;
  const sums = [...first.keys()].filter((code) =>
    whole.every((held) => isSumOfOthers([...held.values()], [...held.keys()].indexOf(code)) && held.get(code) !== 0),
  );
  return sums.length === 1 ? (sums[0] as string) : null;
}

function isSumOfOthers(values: readonly (number | null)[], at: number): boolean {
  if (at < 0) return false;
  const all = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const own = values[at] ?? 0;
  return (
    Math.abs(all - 2 * own) <= 1e-6 * Math.max(1, Math.abs(own)) && values.filter((value, place) => place !== at && value !== 0).length > 1
  );
}
