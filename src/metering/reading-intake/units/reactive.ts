import { Problem } from '#kernel/problem.ts';
import type { Registers } from './register-column.ts';

type Rows = readonly (readonly string[])[];

/** A cell that means reactive energy and nothing else. */
const wholly = /^(?:[正反]向)?无功(?:电[量能度]|总)?(?:[(（]总[)）])?$|^reactive(?:[\s_]energy)?$|^k?varh$|^r[ie]$/iu;
/** The code of a metering point that contains such a word. */
const inCode = /无功|(?<![a-z])(?:reactive|k?varh)(?![a-z])/iu;
const active = /有功|(?<!re)active/iu;

const looked = 5000;

const wordsOf = (rows: Rows, column: number): ReadonlySet<string> =>
  new Set(rows.slice(0, looked).flatMap((cells) => ((cells[column] ?? '').trim() === '' ? [] : [(cells[column] as string).trim()])));

/** Throws `unit-not-energy` if a column says that all rows are reactive energy. */
export function refuseReactiveRows(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): void {
  const column = header.findIndex((_, at) => {
    const words = taken.includes(at) ? new Set<string>() : wordsOf(rows, at);
    return words.size > 0 && [...words].every((word) => wholly.test(word));
  });
  if (column >= 0) throw reactive([...wordsOf(rows, column)].join(', '));
}

/**
 * The codes of metering points of reactive energy, among others: their rows are left out.
 * @throws Problem `unit-not-energy` if all are
 */
export function reactiveCodes(rows: Rows, meter: number): Registers {
  const codes = [...wordsOf(rows, meter)];
  const others = codes.filter((code) => inCode.test(code) && !active.test(code));
  if (others.length === 0) return [];
  if (others.length === codes.length) throw reactive(others.slice(0, 3).join(', '));
  return [{ column: meter, own: null, others: new Set(others), isCode: true }];
}

/**
 * Throws `unit-not-energy` if a title or a name says that everything is reactive energy, and the heading of the values does not say
 * otherwise.
 */
export function refuseReactiveTitle(texts: readonly string[], headings: readonly string[]): void {
  if ([...texts, ...headings].some((text) => active.test(text))) return;
  const said = texts.find((text) => /无功(?:电[量能度]|表)|reactive[\s_]energy|(?<![a-z])k?varh(?![a-z])/iu.test(text));
  if (said !== undefined) throw reactive(said);
}

const reactive = (text: string): Problem =>
  new Problem('bad-input', 'unit-not-energy', { text: text.trim().slice(0, 100), unit: 'kvarh', quantity: 'apparent-power' });
