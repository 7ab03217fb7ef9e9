import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { givesBack } from '#platform/tables/payment-status.ts';
import type { Plan } from './mapping.ts';

/** Headings of what was given back of a payment. */
const ofRefunds = /退[费款还回]|冲[销正红减]|红[冲字]|返还|(?<![a-z])(?:refund\w*|charge ?backs?|revers(?:ed|al)\w*|returned)(?![a-z])/iu;

/**
 * What a list of payments says of money that was given back, in columns that feed no field, is not passed over: an amount of it beside what
 * was paid, and rows that say in a column of kinds or remarks that they are such.
 * @throws Problem `refunds-left` (amounts), `refund-open` (rows: given back by it, or themselves)
 */
export function refuseRefundsLeft({ unspoken, header }: Plan, rows: readonly (readonly string[])[]): void {
  for (const heading of unspoken) {
    const at = header.indexOf(heading);
    const cells = rows.map((row) => (row[at] ?? '').trim());
    const isAmount = cells.some((cell) => typeof parseDecimal(cell) === 'number' && parseDecimal(cell) !== 0);
    if (ofRefunds.test(heading) && isAmount && !/[号码]$|(?:no|number|id|date)\.?$|[日期时间间]$/iu.test(heading.trim()))
      throw new Problem('bad-input', 'refunds-left', { column: heading.trim() });
    const words = [...new Set(cells.filter(givesBack))];
    if (words.length > 0 && !isState(heading))
      throw new Problem('bad-input', 'refund-open', {
        column: heading.trim(),
        words: words.join(', '),
        rows: cells.filter(givesBack).length,
      });
  }
}

/** How far a payment came, or how its row stands: what was given back is said of the row itself. */
const isState = (heading: string): boolean => /状态|结果|是否|(?<![a-z])(?:status|state|result)(?![a-z])/iu.test(heading);
