import { isPower, measuredIn, unitRatio, units, type Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { unitIn } from '#kernel/unit-words.ts';

/** A power of ten behind a unit: `kWh (x1000)`, `kWh×10³`, and the unit that it makes; null where no unit is so large. */
export type ScaledUnit = { readonly said: string; readonly unit: Unit | null };

const scaled = /((?:[kmg]?wh|千瓦小?时|度|[gmk]j|m3|kg|吨|[tl]))\s*[)\]]?\s*[([]?\s*[x×*]\s*(10\s*\^\s*\d|10(?:[,\s]?0)*)(?![\d.])/iu;

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** So many times a unit, by tens, hundreds, thousands, that a text says behind it; null where it says none. */
export function scaledUnit(text: string): ScaledUnit | null {
  const plain = text.replaceAll(/(?<=10)[⁰-⁹²³¹]/gu, (figure) => `^${superscripts.indexOf(figure)}`).normalize('NFKC');
  const [said, name = '', times = ''] = scaled.exec(plain) ?? [];
  const named = said === undefined ? null : (unitIn(name)?.unit ?? null);
  if (said === undefined || named === null) return null;
  const [, power] = /\^\s*(\d)/u.exec(times) ?? [];
  return { said, unit: timesUnit(named, power === undefined ? Number(times.replaceAll(/[,\s]/gu, '')) : 10 ** Number(power)) };
}

/** The unit that so many of another are. */
export function timesUnit(unit: Unit, times: number): Unit | null {
  const found = units.find((one) => {
    if (measuredIn(one) !== measuredIn(unit) || isPower(one) !== isPower(unit)) return false;
    const { num, den } = unitRatio(one, unit);
    return num === times * den;
  });
  return found ?? null;
}

/** What may be said in answer: the unit that is meant. */
export const scaledChoices = (text: string) => {
  const unit = scaledUnit(text)?.unit ?? ofScaleAlone(text);
  return unit === null ? {} : { choices: [{ set: { unit } }] };
};

/** Throws `unit-not-readable` where the heading of use says so many times a unit; of what counters show it is a multiplier. */
export function refuseScaled(headings: readonly string[]): void {
  for (const heading of headings) {
    const found = scaledUnit(heading);
    if (found !== null)
      throw new Problem('bad-input', 'unit-not-readable', {
        text: heading.trim().slice(0, 100),
        unit: found.said,
        ...scaledChoices(heading),
      });
  }
}

/** `电量/千`, `电量(万)`: of kWh, as electricity is told. */
function ofScaleAlone(text: string): Unit | null {
  const [, scale = ''] = /[/([]\s*([千万])\s*[)\]]?\s*$/u.exec(text.normalize('NFKC')) ?? [];
  return /电|kwh/iu.test(text) && scale !== '' ? (scale === '千' ? 'MWh' : '10000kWh') : null;
}
