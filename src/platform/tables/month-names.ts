/** A day whose month is a name: the numbers of year (two digits as written), month and day, and how much of the text it takes. */
export type NamedDay = { readonly year: string; readonly month: number; readonly day: string; readonly length: number };

/** The month names used in Europe and America, in full and short, without accents. */
const names = [
  'jan january januar janner jaenner janv janvier gen gennaio ene enero januari janeiro',
  'feb february februar fev fevr fevrier febbraio febrero februari fevereiro',
  'mar march marz maerz mrz mars marzo mrt maart marco',
  'apr april avr avril aprile abr abril',
  'may mai mag maggio mayo mei maio maj',
  'jun june juni juin giu giugno junio junho',
  'jul july juli juil juillet lug luglio julio julho',
  'aug august aout ago agosto augustus augusti',
  'sep sept september septembre set sett settembre septiembre setiembre setembro',
  'oct october okt oktober octobre ott ottobre octubre out outubro',
  'nov november novembre noviembre novembro',
  'dec december dez dezember decembre dic dicembre diciembre dezembro',
].map((all) => all.split(' '));

const numbers = new Map(names.flatMap((all, at) => all.map((name) => [name, at + 1] as const)));

/** Short names that are also other words: `Gen` for generation, `Set` and `Out` for temperatures. */
const alsoWords: ReadonlySet<string> = new Set(['gen', 'mag', 'giu', 'lug', 'ago', 'set', 'out', 'ott', 'dic']);

/** A word that may be the name of a month, with the following point, as part of a pattern. */
export const monthWord = String.raw`(?<name>\p{L}{3,10})(?!\p{L})\.?`;

const bare = (word: string): string =>
  word
    .normalize('NFD')
    .replaceAll(/\p{M}|\./gu, '')
    .toLowerCase();

/** The number of the month that a word names; null if it names none. @example monthOfName('févr.') // 2 */
export function monthOfName(word: string): number | null {
  return numbers.get(bare(word)) ?? null;
}

/** The same for a word among others: `Gen`, `Set` and `Out` do not count. */
export function clearMonthOfName(word: string): number | null {
  return alsoWords.has(bare(word)) ? null : monthOfName(word);
}

/** The name by which a month is recognized anywhere. @example englishName(5) // 'May' */
export const englishName = (month: number): string => {
  const [name = ''] = names[month - 1] ?? [];
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
};

const shapes = [
  new RegExp(String.raw`^(?<day>\d{1,2})(?<mark>[-/. ]?)${monthWord}(?:\k<mark>|, ?)(?<year>\d{4}|\d{2})(?!\d)`, 'iu'),
  new RegExp(String.raw`^(?<day>\d{1,2})(?:\.|er|º)? ?(?:de )?${monthWord},? (?:del? )?(?<year>\d{4})(?!\d)`, 'iu'),
  new RegExp(String.raw`^${monthWord}[- ]?(?<day>\d{1,2})(?:, ?|[- ])(?<year>\d{4})(?!\d)`, 'iu'),
  new RegExp(String.raw`^(?<year>\d{4})(?<mark>[-/. ]?)${monthWord}\k<mark>(?<day>\d{1,2})(?!\d)`, 'iu'),
];

/**
 * The day at the beginning of a text, with its month as a name.
 * @example namedDay('11-Jan-25 08:00') // { year: '25', month: 1, day: '11', length: 9 }
 */
export function namedDay(text: string): NamedDay | null {
  for (const shape of shapes) {
    const found = shape.exec(text);
    const { day = '', name = '', year = '' } = found?.groups ?? {};
    const month = monthOfName(name);
    if (found !== null && month !== null) return { year, month, day, length: found[0].length };
  }
  return null;
}
