import { halfWidth } from '#platform/tables/number.ts';

/** A column that holds one part of each row's day: from and to, in seconds after its midnight. */
export type DayColumn = { readonly column: number; readonly from: number; readonly to: number };

const clock = /^(.*?)(\d{1,2})\s?[:：h时点]\s?(\d{2})?(?::00)?\s?分?(?:\s?[-~至–]\s?\d{1,2}[:：]\d{2}(?::\d{2})?)?$/iu;
const compact = /^(.*?[^\d]|)(\d{3,4})$/u;
const numbered = /^(.*?)(\d{1,3})(时|点|h)?$/iu;

/** Prefixes of the number of a part of the day; other letters are those of meters. */
const before = /^(?:|h|hh|he|hr|hour|hours|hour[\s_-]?ending|t|p|q|i|v|n|interval|period|kwh|value|reading|第|时段|数据|点|时)[\s_-]*$/iu;

/** The possible numbers of parts of a day. */
const parts = [24, 48, 96, 144, 288];

type Named = { readonly column: number; readonly prefix: string; readonly seconds: number };

/**
 * The columns of a file with a row for each day: 24, 48, 96 and so on, with clock times (`00:00` to `23:45`, `0:15` to `24:00`, `0015`) or
 * numbers (`H1` to `H24`, `1` to `96`) as headings; null if there are none.
 */
export function dayColumns(header: readonly string[]): readonly DayColumn[] | null {
  if (header.length < 24) return null;
  const texts = header.map((heading) => halfWidth(heading).trim());
  return ofClocks(texts, clocksIn) ?? ofClocks(texts, compactIn) ?? ofNumbers(texts);
}

function ofClocks(texts: readonly string[], read: (texts: readonly string[]) => Named[]): readonly DayColumn[] | null {
  for (const group of grouped(read(texts))) {
    const step = 86_400 / group.length;
    const first = group[0]?.seconds;
    if (!parts.includes(group.length) || (first !== 0 && first !== step)) continue;
    // a last 0:00 is the end of the day
    const rises = group.every(({ seconds }, at) => seconds === first + at * step || (seconds === 0 && at === group.length - 1));
    if (rises) return group.map(({ column }, at) => ({ column, from: at * step, to: (at + 1) * step }));
  }
  return null;
}

function ofNumbers(texts: readonly string[]): readonly DayColumn[] | null {
  const named = texts.flatMap((text, column): Named[] => {
    const [, prefix = '', number] = numbered.exec(text) ?? [];
    return number === undefined || !before.test(prefix) ? [] : [{ column, prefix: prefix.toLowerCase(), seconds: Number(number) }];
  });
  for (const group of grouped(named)) {
    const first = group[0]?.seconds ?? -1;
    if (!parts.includes(group.length) || first > 1 || !group.every(({ seconds }, at) => seconds === first + at)) continue;
    const step = 86_400 / group.length;
    return group.map(({ column }, at) => ({ column, from: at * step, to: (at + 1) * step }));
  }
  return null;
}

function grouped(named: readonly Named[]): Iterable<readonly Named[]> {
  return Map.groupBy(named, ({ prefix }) => prefix).values();
}

function clocksIn(texts: readonly string[]): Named[] {
  return texts.flatMap((text, column) => {
    const [, prefix = '', hour, minute = '00'] = clock.exec(text) ?? [];
    if (hour === undefined || Number(hour) > 24 || Number(minute) > 59 || /\d/u.test(prefix)) return [];
    return [{ column, prefix: prefix.toLowerCase(), seconds: Number(hour) * 3600 + Number(minute) * 60 }];
  });
}

/** `0015`, `R1230`, `100` for one o'clock. */
function compactIn(texts: readonly string[]): Named[] {
  const found = texts.flatMap((text, column): Named[] => {
    const [, prefix = '', digits = ''] = compact.exec(text) ?? (/^(?:0|15|30|45)$/u.test(text) ? [text, '', text] : []);
    const [hour, minute] = [Math.floor(Number(digits) / 100), Number(digits) % 100];
    return digits === '' || hour > 24 || minute > 59 ? [] : [{ column, prefix: prefix.toLowerCase(), seconds: hour * 3600 + minute * 60 }];
  });
  return found;
}
