import type { Finding } from '#kernel/finding.ts';
import { multiplierHeading } from '#platform/tables/multiplier.ts';
import { letters } from '#platform/tables/columns.ts';
import type { Block } from './blocks.ts';
import { dayWritten, daysWritten } from './days-named.ts';
import { headOf, type BillColumn } from './head-words.ts';
import { monthsIn } from './month-named.ts';
import { isBlank, numberOf, type Cell } from './sheet-view.ts';

/** What a heading of use, of registers or of days of reading has in it; what was in other times is left on purpose. */
const counts = /[电水气热冷]量|用[电水气热冷]|用量|度数|吨数|读数|示[数值]|表底|[起止]码|抄表|倍率|kwh|m3|m³|GJ|[起止]日|起始|截止|终止/iu;
const elsewhen =
  /^(?:合计|总计|全年)|上[月期年次]|去年|同期|累计|环比|同比|增减|计划|定额|预算|指标|占比|比例|[费款价]$|金额|人员|人$|编?号$/u;

/** Days that say in their heading that they are of something else than a bill. */
const otherDays = /(?:缴费|缴纳|付款|开票|打印|制表|安装|投运|生产|出厂|检定|校验|登记|入住|合同).{0,4}(?:日期|时间|日)$/u;

/** Columns of figures that look like use or registers and were not read: another use beside the first, heads that say nothing known. */
export function columnsLeft(blocks: readonly Block[]): Finding[] {
  const bySheet = Map.groupBy(blocks, ({ view, firstHead }) => `${view.name} ${firstHead}`);
  return [...bySheet.values()].flatMap((same) => [...same.flatMap(differing), ...sharesLeft(same), ...unknownIn(same)]);
}

const rowsOf = ({ view, lastHead, until }: Block): readonly number[] => view.rows.filter((row) => row > lastHead && row < until);

/** Of two columns of one kind the first is read; it is told where the other says something else. */
function differing(block: Block): Finding[] {
  const { view, columns } = block;
  const read = new Map<string, BillColumn>();
  return columns.flatMap((one): Finding[] => {
    if (one.role !== 'use' && one.role !== 'now' && one.role !== 'before' && one.role !== 'difference' && !isWholeTimes(one)) return [];
    const key = `${one.role} ${one.band === 'total' ? null : one.band}`;
    const first = read.get(key);
    if (first === undefined) {
      read.set(key, one);
      return [];
    }
    const row = rowsOf(block).find((at) => differ(view.cell(at, first.column), view.cell(at, one.column)));
    if (row === undefined) return [];
    const [cell, taken] = [view.cell(row, one.column), view.cell(row, first.column)];
    return [columnFinding(cell, one.text, { taken: first.text, figure: cell.text, instead: taken.text === '' ? cell.text : taken.text })];
  });
}

/** What is written beside the use and is none of the meter: 公摊, 退补, 反向. */
function sharesLeft(blocks: readonly Block[]): Finding[] {
  const [block] = blocks as [Block];
  const shares = new Map(
    blocks.flatMap(({ columns }) => columns.flatMap((one) => (one.role === 'apart' ? [[one.column, one.text] as const] : []))),
  );
  return [...shares].flatMap(([column, heading]): Finding[] => {
    const row = rowsOf(block).find((at) => (numberOf(block.view.own(at, column)) ?? 0) !== 0);
    if (row === undefined) return [];
    const { sheet, ref, text: figure } = block.view.cell(row, column);
    return [{ code: 'bill-share-left', severity: 'warning', evidence: { sheet, cell: ref, row, heading, figure } }];
  });
}

/** Multipliers of current and of voltage go together; two whole ones do not. */
const isWholeTimes = ({ role, text }: BillColumn): boolean => role === 'times' && multiplierHeading(text) === 'whole';

function differ({ text: one }: Cell, { text: other }: Cell): boolean {
  const [a, b] = [numberOf(one), numberOf(other)];
  return b !== null && !isBlank(other) && a !== b;
}

/** Columns whose heading is none of a bill's, though it speaks of use or of registers, or they hold days or months. */
function unknownIn(blocks: readonly Block[]): Finding[] {
  const [block] = blocks as [Block];
  const { view, firstHead, lastHead } = block;
  const known = new Set(blocks.flatMap(({ columns }) => columns.flatMap(({ column, role }) => (role === 'dated' ? [] : [column]))));
  return Array.from({ length: view.width }, (_, column) => column).flatMap((column): Finding[] => {
    if (known.has(column)) return [];
    const texts = Array.from({ length: lastHead - firstHead + 1 }, (_, at) => view.shown(firstHead + at, column)).filter(
      (text) => text !== '',
    );
    const text = [...new Set(texts)].join('');
    const looks = counts.test(text) && !elsewhen.test(text) && headOf(text)?.role !== 'earlier';
    if (!looks && (text === '' || otherDays.test(text) || !holdsTimes(block, column))) return [];
    const row = rowsOf(block).find((at) => /\d/u.test(view.own(at, column)));
    return row === undefined ? [] : [columnFinding(view.cell(row, column), text, { figure: view.own(row, column) })];
  });
}

/** A column of days or of months, whatever its heading. */
function holdsTimes(block: Block, column: number): boolean {
  const texts = rowsOf(block)
    .map((row) => block.view.own(row, column))
    .filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => isTime(text.normalize('NFKC')));
}

const isTime = (text: string): boolean =>
  /^[\d年月日号./:T\s~至-]+$/u.test(text) && (dayWritten(text) !== null || daysWritten(text) !== null || monthsIn(text).length > 0);

function columnFinding({ sheet, ref, column, row }: Cell, text: string, beside: Record<string, string>): Finding {
  const code = 'taken' in beside ? 'bill-column-differs' : 'bill-column-left';
  return { code, severity: 'warning', evidence: { sheet, cell: ref, row, column: letters(column), heading: text, ...beside } };
}
