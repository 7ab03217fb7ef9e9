/** A stretch of whole months; the year null where the text leaves it open. */
export type Months = { readonly year: number | null; readonly month: number; readonly months: number };

type Token = { readonly year: number | null; readonly isNext: boolean; readonly month: number };
type Chain = { readonly tokens: Token[]; readonly isRange: boolean[] };

/** What stands between the two ends of a stretch of time. */
export const untilWords = String.raw`\s*(?:起\s*)?(?:-{1,2}|~|〜|—+|–|―|−|至|到)\s*`;
const and = String.raw`\s*[、,，和及与&+]\s*`;
const next = '次年|翌年|第二年|来年|明年';
const token = new RegExp(
  String.raw`(?<![\d.])(?:(?<year>(?:19|20)?\d{2})年度?)?(?<next>${next})?(?<month>\d{1,2})(?:月份?(?!\d{1,2}[日号])|(?<![A-Za-z]\d{1,2})(?=(?:${untilWords}|${and})(?:${next})?\d{1,2}(?:月|(?:${untilWords}|${and})\d{1,2}月)))`,
  'gu',
);
const [isTo, isAnd] = [new RegExp(`^${untilWords}$`, 'u'), new RegExp(`^${and}$`, 'u')];

/**
 * The months of a text in digits: `2025年11月至2026年3月`, `9、10月`, `11月-次年3月`, each stretch whole.
 * @returns one if it is clear; several that it may mean if not: two stretches, months with gaps, `2025年11月至3月`
 */
export function monthChains(text: string): readonly Months[] {
  const meant = chainsIn(text).flatMap(meaningsOf);
  const own = meant.filter(
    (one, at) =>
      !meant.some((other, before) => {
        if (other === one || other.month !== one.month || other.months !== one.months) return false;
        return other.year === one.year ? before < at : one.year === null;
      }),
  );
  return own;
}

function chainsIn(text: string): Chain[] {
  const chains: Chain[] = [];
  let end = 0;
  for (const found of text.matchAll(token)) {
    const { year, next: later, month } = found.groups as { year?: string; next?: string; month: string };
    const between = text.slice(end, found.index);
    end = found.index + found[0].length;
    if (Number(month) < 1 || Number(month) > 12) continue;
    const one = {
      year: year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0),
      isNext: later !== undefined,
      month: Number(month),
    };
    const last = chains.at(-1);
    if (last === undefined || !(isTo.test(between) || isAnd.test(between))) chains.push({ tokens: [one], isRange: [] });
    else {
      last.tokens.push(one);
      last.isRange.push(isTo.test(between));
    }
  }
  return chains;
}

/** What a chain of months may mean. */
function meaningsOf({ tokens, isRange }: Chain): Months[] {
  const { at, isTurned } = placed(tokens);
  const runs: [number, number][] = [];
  at.forEach((month, index) => {
    const run = runs.at(-1);
    if (run === undefined) runs.push([month, month]);
    else if (isRange[index - 1] === true || month === run[1] + 1) run[1] = month;
    else if (month !== run[1]) runs.push([month, month]);
  });
  const isDated = tokens.some(({ year }) => year !== null);
  const made = runs
    .filter(([first, last]) => last >= first)
    .map(([first, last]) => ({
      year: isDated ? Math.floor(first / 12) : null,
      month: (((first % 12) + 12) % 12) + 1,
      months: last - first + 1,
    }));
  // 2025年11月至3月 ends in 2026, or began in 2024
  return isTurned && isDated ? made.flatMap((one) => [one, { ...one, year: (one.year as number) - 1 }]) : made;
}

/** Each month as a number that counts on over years; whether a turn of the year was not written. */
function placed(tokens: readonly Token[]): { readonly at: readonly number[]; readonly isTurned: boolean } {
  const first = tokens.findIndex(({ year }) => year !== null);
  let [year, isTurned] = [first < 0 ? 0 : ((tokens[first] as Token).year as number), false];
  for (let index = first - 1; index >= 0; index -= 1) if ((tokens[index] as Token).month > (tokens[index + 1] as Token).month) year -= 1;
  let last = 0;
  const at = tokens.map((one) => {
    if (one.year !== null) year = one.year;
    else if (one.isNext) year += 1;
    else if (one.month < last) {
      year += 1;
      isTurned ||= !tokens.some((other, index) => index > tokens.indexOf(one) && other.year !== null);
    }
    last = one.month;
    return year * 12 + one.month - 1;
  });
  return { at, isTurned: isTurned && first >= 0 };
}
