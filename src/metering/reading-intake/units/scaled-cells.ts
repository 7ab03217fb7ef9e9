import { units, type Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { unitIn } from '#kernel/unit-words.ts';
import type { NamedMultiplier } from './multiplier-named.ts';
import { timesUnit } from './scaled-unit.ts';

type Rows = readonly (readonly string[])[];

/** A multiple of a unit in a unit cell: `kWh×1000`, `x10 kWh`. */
type ScaledCell = { readonly times: number; readonly of: Unit };

/** Unit cells that are multiples of a unit: how they are read, and the multiplier for counters. */
export type ScaledCells = { readonly unitTexts: ReadonlyMap<string, Unit>; readonly multiplier: NamedMultiplier | null };

const number = String.raw`10\s*\^\s*\d|\d[\d,]*(?:\.\d+)?`;
const behind = new RegExp(String.raw`^([^\d\s(]+3?)\s*[([]?\s*[x×*]\s*(${number})\s*[)\]]?$`, 'iu');
const before = new RegExp(String.raw`^[x×*]?\s*(${number})\s*[x×*]?\s*([^\d\s×*]+3?)$`, 'iu');

/** A multiple of a unit, if a cell contains nothing else and it is not the name of a unit. */
export function scaledCell(text: string): ScaledCell | null {
  const plain = text
    .replaceAll(/(?<=10)[⁰¹²³⁴-⁹]/gu, (figure) => `^${figure.normalize('NFKC')}`)
    .normalize('NFKC')
    .trim();
  if (unitIn(plain) !== null) return null;
  const [, last, factor] = behind.exec(plain) ?? [];
  const [, first, name] = before.exec(plain) ?? [];
  const of = unitIn(last ?? name ?? '')?.unit ?? null;
  const times = numberOf(factor ?? first ?? '');
  return of === null || !(times > 0) || times === 1 ? null : { times, of };
}

function numberOf(text: string): number {
  const [, power] = /\^\s*(\d)/u.exec(text) ?? [];
  return power === undefined ? Number(text.replaceAll(',', '')) : 10 ** Number(power);
}

const none: ScaledCells = { unitTexts: new Map(), multiplier: null };

/**
 * The multiples of a unit in the column of units. For counter values they are multipliers.
 * @param option the unit that such cells are according to the sender
 * @throws Problem `unit-not-readable` for use, with the resulting unit, and if cells give several
 */
export function scaledCells(
  plan: { readonly unit: number | null },
  rows: Rows,
  { counts, option }: { counts: boolean; option: Unit | undefined },
): ScaledCells {
  const column = plan.unit;
  if (column === null) return none;
  const texts = [...new Set(rows.map((cells) => (cells[column] ?? '').trim()))];
  const [one, ...others] = texts.flatMap((text) => {
    const said = scaledCell(text);
    return said === null ? [] : [{ text, ...said }];
  });
  if (one === undefined) return none;
  const isOne = others.length === 0;
  const isAll = texts.every((text) => text === one.text || text === '');
  if (counts && isOne && isAll) return { unitTexts: new Map([[one.text, one.of]]), multiplier: { times: one.times, text: one.text } };
  if (!counts && isOne && option !== undefined) return { unitTexts: new Map([[one.text, option]]), multiplier: null };
  const unit = counts || !isOne ? null : timesUnit(one.of, one.times);
  throw new Problem('bad-input', 'unit-not-readable', {
    text: one.text.slice(0, 100),
    unit: one.text.slice(0, 100),
    ...(unit !== null && units.includes(unit) && { choices: [{ set: { unit } }] }),
  });
}
