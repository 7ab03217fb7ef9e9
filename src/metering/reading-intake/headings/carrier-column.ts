import type { Carrier } from '#kernel/carrier.ts';
import { carrierWord, isNoCarrier } from '../units/carrier-named.ts';

type Rows = readonly (readonly string[])[];

const looked = 5000;
const mostWords = 10;
const saysKind =
  /类别|类型|种类|分类|能源|介质|品种|表种|服务|测量对象|计量对象|commodity|service|fuel|utility|^type$|meter[\s_]?type|energy[\s_]?type|energieart|energietr(?:ä|ae)ger|medium|sparte|énergie|tipo de energ|tipo di energia|vettore|energi(?:slag|typ|bron|ebron|edrager)|nośnik|médium|energiahordozó|エネルギー|種別|에너지/iu;
/** Headings of columns that hold only carriers. */
const saysCarrier =
  /能源(?:种类|类型|类别|品种|介质)?$|能[源耗](?:种类|类型|类别|品种|分类)|介质|表种|测量对象|计量对象|commodity|fuel|utility|energieart|energietr(?:ä|ae)ger|^medium$|energy[\s_]?type|type d['’]énergie|vecteur|tipo de energ|tipo di energia|vettore|energi(?:slag|typ|bron|ebron|edrager)|nośnik|energiahordozó|エネルギー種別|에너지원/iu;

/** The column whose cells give the carrier of their row: 电, 水, `Natural Gas`; null if there is none. */
export function carrierColumn(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): number | null {
  const at = header.findIndex((heading, column) => !taken.includes(column) && areCarriers(heading, wordsOf(rows, column)));
  return at < 0 ? null : at;
}

export type Carriers = Map<number, Carrier>;

function wordsOf(rows: Rows, column: number): readonly string[] {
  const words = new Set(rows.slice(0, looked).map((cells) => (cells[column] ?? '').trim()));
  words.delete('');
  return [...words];
}

/** Whether words are carriers of rows: all of them are known, or a heading says so and some clearly are. */
export function areCarriers(heading: string, words: readonly string[]): boolean {
  if (words.length === 0 || words.length > mostWords) return false;
  if (words.every((word) => carrierWord(word) !== null)) return words.length > 1 || saysKind.test(heading);
  if (!saysKind.test(heading)) return false;
  const isOther = words.some((word) => isNoCarrier(word) || (isPlain(word) && carrierWord(word) !== 'electricity'));
  return isOther || (saysCarrier.test(heading) && words.some(isPlain));
}

/** A word for a carrier and nothing else: not a waterworks or a petrol station. */
const isPlain = (word: string): boolean =>
  /^(?:用?电力?|市电|用?水|自来水|冷水|新水|(?:管道)?天然气|燃气|煤气|用?气|用?热力?|暖气|用?冷|蒸汽|electric(?:ity|al)?|(?:natural[\s_]?)?gas|water|heat(?:ing)?|cooling|steam|strom|erdgas|wasser|(?:fern)?wärme|kälte|électricité|gaz|chauffage|chaleur|froid|eau|fjernvarme|varme|warmte|都市ガス|電気|電力)(?:表|量|用量|费)?$/iu.test(
    word,
  );
