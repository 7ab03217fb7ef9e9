import { Problem } from '#kernel/problem.ts';
import { refuseBilledRows } from './billed-beside.ts';
import { refuseReactiveRows } from '../units/reactive.ts';
import { whyNotEnergy, type NotEnergy } from '../units/not-energy.ts';

type Rows = readonly (readonly string[])[];

/** Headings of the subject of each row. */
const saysWhat =
  /^(?:项目|科目|指标(?:名称)?|参数(?:名称)?|数据项|测量项?|物理量|类型|数据类型|名称|内容|metric|parameter|measure(?:ment)?|item|quantity|type|data[\s_]?type|variable|channel|kind|category|description|art|größe|messgröße|bezeichnung|libellé)$/iu;

/** What a row of use can never be, whatever else it says. */
const ofElse: ReadonlySet<NotEnergy> = new Set([
  'money',
  'fact',
  'share',
  'count',
  'emission',
  'coal-equivalent',
  'concentration',
  'temperature',
  'weather',
  'pressure',
  'voltage',
  'current',
  'frequency',
  'power-factor',
  'pulse',
]);

/** The tariff of a row does not make it money. */
const ofTariff = /电价|费率|tariff/iu;

/**
 * Refuses rows all of which are something other than use according to a column: 项目 = 电费(元), 无功.
 * @param taken columns that hold something else
 * @throws Problem `rows-of-else`, `rows-billed`; for reactive energy `unit-not-energy`
 */
export function refuseRows(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): void {
  refuseReactiveRows(header, rows, taken);
  refuseBilledRows(header, rows, taken);
  refuseElse(header, rows, taken);
}

function refuseElse(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): void {
  for (const [column, heading] of header.entries()) {
    if (taken.includes(column) || !saysWhat.test(heading.trim())) continue;
    const words = [...new Set(rows.slice(0, 5000).map((cells) => (cells[column] ?? '').trim()))].filter((word) => word !== '');
    const why = words.map((word) => (ofTariff.test(word) ? null : whyNotEnergy(word)));
    const [first = null] = why;
    if (first !== null && words.length <= 12 && why.every((one) => one !== null && ofElse.has(one)))
      throw new Problem('bad-input', 'rows-of-else', { column: heading.trim(), words: words.slice(0, 5).join(', '), why: first });
  }
}
