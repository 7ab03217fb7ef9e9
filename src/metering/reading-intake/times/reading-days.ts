/** The previous reading of a meter: `上次抄表日期`, `Previous Read Date`. */
const saysBefore = /上[次期月]|前[次期]|(?<![a-z])(?:previous|prev|prior|last)(?![a-z])/iu;
/** The current reading. */
const saysNow = /[本这此当][次期月]|现[次期]|(?<![a-z])(?:current|curr|present|this)(?![a-z])/iu;
const saysRead = /抄|读表|read/iu;

const words = (heading: string): string => heading.normalize('NFKC').replaceAll(/(?<=[a-z])(?=[A-Z])|_/gu, ' ');

/** Whether a heading says that its column contains the day of the previous reading. */
export const isReadBefore = (heading: string): boolean => saysBefore.test(words(heading));

/** Whether a heading says that its column contains the day of the current reading, next to one of the previous reading. */
const isReadNow = (heading: string): boolean => !isReadBefore(heading) && (saysNow.test(words(heading)) || saysRead.test(heading));

/**
 * The two columns of days between which a row is, if one is that of the previous reading and the other that of the current one, in either
 * order; null if not.
 */
export function readingDays(header: readonly string[], columns: readonly number[]): readonly [before: number, now: number] | null {
  const [one, other, ...more] = columns;
  if (one === undefined || other === undefined || more.length > 0) return null;
  const [first, second] = [header[one] as string, header[other] as string];
  if (isReadBefore(first) && isReadNow(second)) return [one, other];
  return isReadBefore(second) && isReadNow(first) ? [other, one] : null;
}
