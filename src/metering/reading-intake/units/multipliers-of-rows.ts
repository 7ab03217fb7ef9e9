import { withPoint } from '#platform/tables/decimal-mark.ts';
import { multiplierIn } from '#platform/tables/multiplier.ts';
import { isBlankNumber } from '#platform/tables/number.ts';
import type { MultiplierFault } from './multipliers-refused.ts';

export type MultiplierReader = ReturnType<typeof createMultiplierReader>;

const mostTexts = 10_000;

/** Reads the multipliers between counter values and use, row by row: `read` and `unread` by the number of a code. */
export function createMultiplierReader(decimalComma: boolean) {
  const read = new Map<number, number>();
  const unread = new Map<number, MultiplierFault>();
  const texts = new Map<string, number | undefined>();
  const timesIn = (text: string): number | undefined => {
    if (texts.has(text)) return texts.get(text);
    const times = multiplierIn(decimalComma ? withPoint(text) : text);
    if (texts.size < mostTexts) texts.set(text, times);
    return times;
  };
  return {
    read: read as ReadonlyMap<number, number>,
    unread: unread as ReadonlyMap<number, MultiplierFault>,
    /** The multiplier in the cells of a row, or otherwise that of all; if they are empty, that of the code's previous rows. */
    ofRow(all: number | undefined, slot: number, cells: readonly string[], row: number): number | undefined {
      const before = read.get(slot);
      const said = all === undefined ? cells.filter((text) => !isBlankNumber(text)) : [];
      const times = said.length === 0 ? all : productOf(said.map(timesIn));
      if (slot >= 0 && before === undefined && times !== undefined) read.set(slot, times);
      if (slot >= 0 && said.length > 0) note(unread, slot, { row, text: said.join(' × ') }, { times, before });
      return times ?? (said.length === 0 ? before : undefined);
    },
  };
}

const productOf = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((all, value) => (all === undefined || value === undefined ? undefined : all * value), 1);

/** An unreadable multiplier takes precedence over a changed one. */
function note(
  unread: Map<number, MultiplierFault>,
  slot: number,
  said: MultiplierFault,
  { times, before }: { readonly times: number | undefined; readonly before: number | undefined },
): void {
  const held = unread.get(slot);
  if (times === undefined && (held === undefined || held.before !== undefined)) unread.set(slot, said);
  else if (times !== undefined && before !== undefined && held === undefined && Math.abs(times - before) > 1e-6 * times)
    unread.set(slot, { ...said, before });
}
