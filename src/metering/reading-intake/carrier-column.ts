import type { Carrier } from '#kernel/carrier.ts';
import { carrierWord } from './carrier-named.ts';

type Rows = readonly (readonly string[])[];

const looked = 5000;
const mostWords = 10;
const saysKind =
  /类别|类型|能源|介质|品种|表种|服务|commodity|service|fuel|utility|^type$|meter[\s_]?type|energy[\s_]?type|energieart|medium|sparte/iu;

/** The column whose cells all say what their row is of: 电, 水, `Natural Gas`; null where there is none. */
export function carrierColumn(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): number | null {
  const at = header.findIndex((heading, column) => {
    if (taken.includes(column)) return false;
    const words = new Set(rows.slice(0, looked).map((cells) => (cells[column] ?? '').trim()));
    words.delete('');
    if (words.size === 0 || words.size > mostWords) return false;
    return (words.size > 1 || saysKind.test(heading)) && [...words].every((word) => carrierWord(word) !== null);
  });
  return at < 0 ? null : at;
}

export type Carriers = Map<number, Carrier>;
