import { units, type Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { unitIn } from '#kernel/unit-words.ts';
import type { NamedMultiplier } from './multiplier-named.ts';
import { timesUnit } from './scaled-unit.ts';

type Rows = readonly (readonly string[])[];

/** So many times a unit that a cell of units says: `kWh×1000`, `x10 kWh`. */
type ScaledCell = { readonly times: number; readonly of: Unit };

/** What cells of units say that is so many times a unit: how they are read, and what counters are multiplied by. */
export type ScaledCells = { readonly unitTexts: ReadonlyMap<string, Unit>; readonly multiplier: NamedMultiplier | null };

const number = String.raw`10\s*\^\s*\d|\d[\d,]*(?:\.\d+)?`;
const behind = new RegExp(String.raw`^([^\d\s(]+3?)\s*[([]?\s*[x×*]\s*(${number})\s*[)\]]?$`, 'iu');
const before = new RegExp(String.raw`^[x×*]?\s*(${number})\s*[x×*]?\s*([^\d\s×*]+3?)$`, 'iu');

/** So many times a unit, where a cell says nothing else and no unit is called so. */
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
 * What the column of units says that is so many times a unit. Of what counters show it is a multiplier.
 * @param option the unit that the sender says such cells are
 * @throws Problem `unit-not-readable` over use, with the unit that it makes, and where cells say several
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
