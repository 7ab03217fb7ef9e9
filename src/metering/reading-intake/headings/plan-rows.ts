import type { Registers } from '../units/register-column.ts';

type Rows = readonly (readonly string[])[];

const beside = '(?:用[电水气热能]量?|[电水气热]量|用量|能耗|消耗|值|数|额)?';
/** Words for actual use. */
const actual = new RegExp(
  String.raw`^(?:[本当今][年期月])?(?:实际|实绩|实耗|完成)${beside}$|^[本今当][年期]${beside}$|^(?:actuals?|measured)(?:\s.*)?$`,
  'iu',
);
/** Words for plans, forecasts and earlier use, and for comparisons with them. */
const planned = new RegExp(
  String.raw`^(?:[本当今][年期月])?(?:计划|预算|目标|定额|指标|预测|预计)${beside}$|^(?:去年|上年)(?:同期|同月|实际)?${beside}$|^同期${beside}$|^(?:同比|环比|增减|增幅|差异|差额|节超|完成率)(?:率|量|额|[(（]?[%％][)）]?)?$|^(?:forecast|budget|plan(?:ned)?|target|baseline|(?:last|prior|previous)[\s_-]year|variance|yoy)(?:\s.*)?$`,
  'iu',
);

const wordsOf = (rows: Rows, column: number): string[] => {
  const words = new Set(rows.slice(0, 5000).map((cells) => (cells[column] ?? '').trim()));
  words.delete('');
  return words.size > 12 ? [] : [...words];
};

/** Columns that say for each row whether it is actual use or a plan, a forecast or an earlier year: the latter are left out. */
export function planRows(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): Registers {
  return header.flatMap((_, column) => {
    const words = taken.includes(column) ? [] : wordsOf(rows, column);
    const others = words.filter((word) => planned.test(word));
    return others.length > 0 && words.every((word) => actual.test(word) || planned.test(word)) ? [leftOut(column, others)] : [];
  });
}

/** Codes with no other content than that, among others. */
export function planCodes(rows: Rows, meter: number): Registers {
  const words = wordsOf(rows, meter);
  const others = words.filter((word) => planned.test(word));
  return others.length > 0 && others.length < words.length ? [leftOut(meter, others)] : [];
}

const leftOut = (column: number, others: readonly string[]) => ({ column, own: null, others: new Set(others), isCode: true as const });
