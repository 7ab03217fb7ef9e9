import { monthOfName, monthWord } from '#platform/tables/month-names.ts';
import { parsePeriodHeading } from '#platform/tables/month.ts';
import { halfWidth } from '#platform/tables/number.ts';
import { fullYear } from '#platform/tables/time.ts';
import { unitIn } from '#kernel/unit-words.ts';

/** A heading with a month after or before what is measured, such as `kWh Jan-24`, `gen '25`, `Verbrauch 01.25`. */
type Stemmed = { readonly column: number; readonly year: number; readonly month: number; readonly stem: string };

const named = new RegExp(
  String.raw`^(?<stem>.*?)(?:^|[\s_:-]+)${monthWord}[-.\s]?\s?['’]?(?<year>(?:20)?\d{2})(?:\s+(?<tail>\p{L}[\p{L}\d³/]*))?$`,
  'u',
);
/** In Chinese 1.25 is a day. */
const dotted = /^(?<stem>[^\p{Script=Han}\d]*?)(?:^|[\s_]+)(?<month>0[1-9]|1[0-2])\.(?<year>\d{2})$/u;

function stemmed(heading: string, column: number): Stemmed[] {
  const text = halfWidth(heading).trim();
  if (parsePeriodHeading(text) !== null) return [];
  const groups = named.exec(text)?.groups ?? dotted.exec(text)?.groups;
  const month = groups?.['month'] === undefined ? monthOfName(groups?.['name'] ?? '') : Number(groups['month']);
  const year = groups?.['year'] ?? '';
  if (month === null || year === '') return [];
  const stem = [groups?.['stem'] ?? '', groups?.['tail'] ?? ''].filter((part) => part !== '').join(' ');
  return [{ column, month, stem, year: year.length === 2 ? fullYear(Number(year)) : Number(year) }];
}

const follow = (months: readonly Stemmed[]): boolean =>
  months.every((one, at) => {
    const before = months[at - 1];
    return before === undefined || one.year * 12 + one.month - (before.year * 12 + before.month) === 1;
  });

/** Headings that are consecutive months with the same words, rewritten with the month in front: `kWh Jan-24` becomes `2024-01 (kWh)`. */
export function monthsInFront(header: readonly string[]): readonly string[] {
  if (header.some((heading) => /\p{Script=Han}/u.test(heading)) && !header.some((heading) => named.test(halfWidth(heading).trim())))
    return header;
  const found = header.flatMap(stemmed);
  const groups = [...Map.groupBy(found, ({ stem }) => stem).values()].filter((months) => months.length > 1 && follow(months));
  const plain = new Map(groups.flat().map((one) => [one.column, inFront(one)]));
  return plain.size === 0 ? header : header.map((heading, column) => plain.get(column) ?? heading);
}

function inFront({ year, month, stem }: Stemmed): string {
  const behind = stem === '' ? '' : unitIn(stem) === null ? ` ${stem}` : ` (${stem})`;
  return `${year}-${String(month).padStart(2, '0')}${behind}`;
}
