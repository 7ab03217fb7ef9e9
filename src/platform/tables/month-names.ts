/** A day whose month is a name: the numbers of year (two digits as they stand), month and day, and how much of the text it is. */
export type NamedDay = { readonly year: string; readonly month: number; readonly day: string; readonly length: number };

const names =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

const shapes = [
  new RegExp(`^(?<day>\\d{1,2})([-/. ]?)(?<name>${names})(?:\\2|, ?)(?<year>\\d{4}|\\d{2})(?!\\d)`, 'iu'),
  new RegExp(`^(?<name>${names})[- ]?(?<day>\\d{1,2})(?:, ?|[- ])(?<year>\\d{4})(?!\\d)`, 'iu'),
  new RegExp(`^(?<year>\\d{4})([-/. ]?)(?<name>${names})\\2(?<day>\\d{1,2})(?!\\d)`, 'iu'),
];

const order = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day that a text begins with, its month written out.
 * @example namedDay('11-Jan-25 08:00') // { year: '25', month: 1, day: '11', length: 9 }
 */
export function namedDay(text: string): NamedDay | null {
  for (const shape of shapes) {
    const found = shape.exec(text);
    if (found?.groups === undefined) continue;
    const { day = '', name = '', year = '' } = found.groups;
    return { year, month: order.indexOf(name.slice(0, 3).toLowerCase()) + 1, day, length: found[0].length };
  }
  return null;
}
