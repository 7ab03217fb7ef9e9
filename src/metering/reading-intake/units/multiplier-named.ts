import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { obisNamed } from './obis.ts';

/** A multiplier between counter values and use given by a text outside the columns, and in which words. */
export type NamedMultiplier = {
  readonly times: number;
  readonly text: string;
  /** It contains several without saying what each is for: then `times` is none of them. */
  readonly several?: string;
};

const amount = String.raw`\s*(?:为|是|[:=])?\s*[x×*]?\s*(\d+(?:\.\d+)?)(?:\s*[/:]\s*(\d+(?:\.\d+)?))?(?!\d|\.\d|\s*[kmg]?wh)`;
/** The overall multiplier: `倍率：60`, `Multiplier 40`. */
const whole = new RegExp(
  String.raw`(?:倍率|倍数|乘率|multiplier|wandlerfaktor|multiplikator|meter\s*constant|ct\s*factor)${amount}`,
  'giu',
);
/** For current, or unspecified: `CT变比：200/5`, `变比 100`. */
const current = new RegExp(
  String.raw`(?<![a-z\d])(?:ct\s*(?:变比|ratio)|ct(?=\s*[:=])|(?:电流)?互感器(?:变比)?|(?<!压|pt)变比)${amount}`,
  'giu',
);
const voltage = new RegExp(
  String.raw`(?<![a-z\d])(?:[pv]t\s*(?:变比|ratio)|[pv]t(?=\s*[:=])|电压(?:互感器)?变比|电压互感器)${amount}`,
  'giu',
);
/** `示数(×40)`. */
const behind = /[(（\s]?[x×*]\s*(\d+(?:\.\d+)?)\s*[)）]?$|[(（]\s*(\d+(?:\.\d+)?)\s*倍\s*[)）]$/iu;

const saysMultiplier = /^(?:(?:综合|总|电表|计量)?(?:倍[率数]|乘率)|(?:[cp]t)?变比|[cpv]t(?:\s*ratio)?|multiplier)\s*:?$/iu;

/** `倍率` in one cell and `60` in the next are one text. */
function joined(cells: readonly string[]): string[] {
  const texts = cells.map((cell) => cell.normalize('NFKC').trim()).filter((cell) => cell !== '');
  return texts.map((text, at) => (saysMultiplier.test(text) ? `${text.replace(/\s*:$/u, '')}:${texts[at + 1] ?? ''}` : text));
}

const timesOf = ([, over = '', under]: readonly (string | undefined)[]): number => {
  const [read, by] = [parseDecimal(over), under === undefined ? 10_000 : parseDecimal(under)];
  return typeof read === 'number' && typeof by === 'number' && by > 0 ? read / by : Number.NaN;
};

const allOf = (texts: readonly string[], way: RegExp): number[] =>
  texts.flatMap((text) => [...text.matchAll(way)].map(timesOf)).filter((times) => times > 0);

const several = (values: readonly number[]): string | undefined => {
  const different = [...new Set(values)];
  return different.length > 1 ? different.join(', ') : undefined;
};

/**
 * The multiplier that titles, facts, the sheet or the file name give for the counters below; for transformers of current and voltage the
 * product.
 * @returns null if none is given
 */
export function multiplierAround(cells: readonly string[]): NamedMultiplier | null {
  const texts = joined(cells);
  const text = texts.find((one) => [whole, current, voltage].some((way) => allOf([one], way).length > 0)) ?? '';
  const [said, currents, voltages] = [allOf(texts, whole), allOf(texts, current), allOf(texts, voltage)];
  const more = several(said) ?? (said.length > 0 ? undefined : (several(currents) ?? several(voltages)));
  if (more !== undefined) return { times: 1, text, several: more };
  const [first] = said;
  if (first !== undefined) return { times: first, text };
  return currents.length + voltages.length === 0 ? null : { times: (currents[0] ?? 1) * (voltages[0] ?? 1), text };
}

/** The same factor, unless there are several or it is 1. */
export function timesNamed(cells: readonly string[]): number | undefined {
  const said = multiplierAround(cells);
  return said === null || said.times === 1 ? undefined : said.times;
}

/** The same in the heading of a column of values: `示数(×40)`, `电表示数（倍率40）`. */
export function multiplierInHeading(heading: string): NamedMultiplier | null {
  const text = heading.normalize('NFKC').trim();
  // `1-0:1.8.0*255` is a register, and 255 is not a multiplier
  if (obisNamed(text) !== null) return null;
  const [times] = allOf([text], whole);
  if (times !== undefined) return { times, text };
  const found = behind.exec(text);
  return found === null ? null : { times: timesOf(['', found[1] ?? found[2]]), text };
}

/** Throws `multiplier-several` if counters are read below titles that give several. */
export function refuseSeveral(said: readonly (NamedMultiplier | null)[]): void {
  const one = said.find((times) => times?.several !== undefined);
  if (one?.several !== undefined)
    throw new Problem('bad-input', 'multiplier-several', { text: one.text.slice(0, 100), values: one.several });
}

/** Findings on how multipliers outside the columns were used. @param counters whether the values are counter values */
export function namedMultiplierFindings(said: readonly (NamedMultiplier | null)[], counters: boolean): Finding[] {
  const some = said.filter((one) => one !== null && one.times !== 1) as NamedMultiplier[];
  const [first] = some;
  if (first === undefined) return [];
  const values = [...new Set(some.map(({ times }) => times))].slice(0, 10).join(', ');
  return [
    counters
      ? { code: 'multiplier-read', severity: 'info', evidence: { column: first.text.slice(0, 100), values } }
      : { code: 'multiplier-not-applied', severity: 'warning', evidence: { text: first.text.slice(0, 100), values } },
  ];
}
