import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { areSides, chargeIn, givesBack } from '#platform/tables/payment-status.ts';
import type { Plan } from './mapping.ts';
import type { Around } from './units.ts';

type Rows = readonly (readonly string[])[];

/** Headings of refunds of a payment. */
const ofRefunds = /退[费款还回]|冲[销正红减]|红[冲字]|返还|(?<![a-z])(?:refund\w*|charge ?backs?|revers(?:ed|al)\w*|returned)(?![a-z])/iu;

/**
 * What a list of payments says about refunds in columns that feed no field is not ignored: a refund amount next to the paid amount, and
 * rows that are refunds according to a column of kinds or remarks.
 * @throws Problem `refunds-left` (amounts), `refund-open` (rows: refunded, or refunds themselves), `sides-open` (借 and 贷), `charges-left`
 * (amounts of other charges), `refund-title-open` (a title of refunds)
 */
export function refuseRefundsLeft(plan: Plan, rows: Rows, around: Pick<Around, 'above' | 'sheet' | 'file'>): void {
  const { unspoken, header } = plan;
  refuseTitleOfRefunds(plan, around);
  refuseNegatives(plan, rows);
  for (const heading of unspoken) {
    const at = header.indexOf(heading);
    const cells = rows.map((row) => (row[at] ?? '').trim());
    const isAmount = cells.some((cell) => typeof parseDecimal(cell) === 'number' && parseDecimal(cell) !== 0);
    if (ofRefunds.test(heading) && isAmount && !/[号码]$|(?:no|number|id|date)\.?$|[日期时间间]$/iu.test(heading.trim()))
      throw new Problem('bad-input', 'refunds-left', { column: heading.trim() });
    if (isAmount && chargeIn(heading) === 'other') throw new Problem('bad-input', 'charges-left', { column: heading.trim() });
    const shown = [...new Set(cells.filter((cell) => cell !== ''))];
    if (areSides(shown)) throw new Problem('bad-input', 'sides-open', { column: heading.trim(), first: shown[0], second: shown[1] });
    const words = [...new Set(cells.filter(givesBack))];
    if (words.length > 0 && !isState(heading))
      throw new Problem('bad-input', 'refund-open', {
        column: heading.trim(),
        words: words.join(', '),
        rows: cells.filter(givesBack).length,
      });
  }
}

/** The progress of a payment, or the state of its row: a refund then refers to the row itself. */
const isState = (heading: string): boolean => /状态|结果|是否|(?<![a-z])(?:status|state|result)(?![a-z])/iu.test(heading);

/** A title of refunds, which applies to all rows, if no column says which of them are. */
function refuseTitleOfRefunds({ sources }: Plan, { above, sheet, file }: Pick<Around, 'above' | 'sheet' | 'file'>): void {
  if (sources.some(({ spec }) => spec.name === 'kind')) return;
  const title = [...above, sheet, file.replace(/\.[a-z\d.]{1,8}$/iu, '')].find((text) => isOfRefunds(text));
  if (title !== undefined) throw new Problem('bad-input', 'refund-title-open', { text: title.trim().slice(0, 100) });
}

const isOfRefunds = (text: string): boolean =>
  /退[费款]|退还|(?<![a-z])refunds?(?![a-z])/iu.test(text) &&
  !/(?:缴|收|交)[费退款、及与和]|[及与和、/]退|退[费款][及与和、]|不退|payments?|receipts?/iu.test(text);

/** Amounts that are no refund although they are below zero. */
const takesNothing = /余额|结余|差|欠|优惠|减免|抵扣|折|税|经度|纬度|(?<![a-z])(?:balance|discount|arrears|difference|tax|lat|lon)/iu;

/** An amount below zero, in a column that feeds no field, that refunds the whole payment, or is given where none was paid. */
function refuseNegatives({ unspoken, header, sources }: Plan, rows: Rows): void {
  const own = sources.find(({ spec }) => spec.name === 'yuan')?.index ?? -1;
  const numberIn = (row: readonly string[], at: number): number | null => {
    const number = parseDecimal((row[at] ?? '').trim());
    return typeof number === 'number' ? number : null;
  };
  for (const heading of unspoken) {
    const at = header.indexOf(heading);
    const takes = (row: readonly string[]): boolean => {
      const [amount, paid] = [numberIn(row, at), numberIn(row, own) ?? 0];
      return amount !== null && amount < 0 && (paid === 0 || paid === -amount);
    };
    if (own >= 0 && !takesNothing.test(heading) && rows.some(takes))
      throw new Problem('bad-input', 'refunds-left', { column: heading.trim() });
  }
}
