import { parsePeriodHeading } from '#platform/tables/month.ts';
import { saysRegister } from './heading-places.ts';
import { saysUse } from './use-words.ts';
import { countBefore, isWordOfUse } from './value-column.ts';

type Month = { readonly column: number; readonly year: number; readonly month: number; readonly day?: number };

const saysReading = /示数|读数|表底|表码|止[数码度]|底[数码]|起[数码度]|^[本当][次期月]$|reading|index/iu;
const saysDifference = /^(?:差[值额数]?|行度|走字|实[用际]|use|usage)$/iu;

/**
 * Of columns of months under each of which stands what a counter showed before and now beside the use (`1月 › 上月, 本月, 用量`), those of
 * the use; null where they are not so, or several of one month may be meant.
 */
export function usedOfMonths<M extends Month>(
  header: readonly string[],
  months: readonly M[],
  year: number | undefined,
): readonly M[] | null {
  const held = ({ column }: Month): string =>
    (parsePeriodHeading(header[column] as string, year)?.rest ?? '').replace(/^[›>/\s-]+/u, '').trim();
  const isUse = (text: string): boolean =>
    text !== '' &&
    !saysReading.test(text) &&
    !saysRegister.test(text) &&
    !countBefore.test(text) &&
    (saysUse.test(text) || saysDifference.test(text) || isWordOfUse(text));
  const groups = Map.groupBy(months, ({ year: of, month, day = 0 }) => `${of}-${month}-${day}`);
  const used = [...groups.values()].map((columns) => (columns.length === 1 ? columns : columns.filter((one) => isUse(held(one)))));
  return used.every((columns) => columns.length === 1) ? used.flat() : null;
}
