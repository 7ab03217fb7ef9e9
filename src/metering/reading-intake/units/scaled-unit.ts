import { isPower, measuredIn, unitRatio, units, type Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { unitIn } from '#kernel/unit-words.ts';

/** A power of ten after a unit: `kWh (x1000)`, `kWh×10³`, and the resulting unit; null if no unit is that large. */
export type ScaledUnit = { readonly said: string; readonly unit: Unit | null };

const scaled = /((?:[kmg]?wh|千瓦小?时|度|[gmk]j|m3|kg|吨|[tl]))\s*[)\]]?\s*[([]?\s*[x×*]\s*(10\s*\^\s*\d|10(?:[,\s]?0)*)(?![\d.])/iu;

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A factor of tens, hundreds or thousands that a text gives after a unit; null if it gives none. */
export function scaledUnit(text: string): ScaledUnit | null {
  const plain = text.replaceAll(/(?<=10)[⁰-⁹²³¹]/gu, (figure) => `^${superscripts.indexOf(figure)}`).normalize('NFKC');
  const [said, name = '', times = ''] = scaled.exec(plain) ?? [];
  const named = said === undefined ? null : (unitIn(name)?.unit ?? null);
  if (said === undefined || named === null) return null;
  const [, power] = /\^\s*(\d)/u.exec(times) ?? [];
  return { said, unit: timesUnit(named, power === undefined ? Number(times.replaceAll(/[,\s]/gu, '')) : 10 ** Number(power)) };
}

/** The unit that is this multiple of another. */
export function timesUnit(unit: Unit, times: number): Unit | null {
  const found = units.find((one) => {
    if (measuredIn(one) !== measuredIn(unit) || isPower(one) !== isPower(unit)) return false;
    const { num, den } = unitRatio(one, unit);
    return num === times * den;
  });
  return found ?? null;
}

/** The possible answers: the unit that is meant. */
export const scaledChoices = (text: string) => {
  const unit = scaledUnit(text)?.unit ?? ofScaleAlone(text);
  return unit === null ? {} : { choices: [{ set: { unit } }] };
};

/** Throws `unit-not-readable` if the heading of use gives a multiple of a unit; for counter values it is a multiplier. */
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

/** `电量/千`, `电量(万)`: of kWh, the usual unit of electricity. */
function ofScaleAlone(text: string): Unit | null {
  const [, scale = ''] = /[/([]\s*([千万])\s*[)\]]?\s*$/u.exec(text.normalize('NFKC')) ?? [];
  return /电|kwh/iu.test(text) && scale !== '' ? (scale === '千' ? 'MWh' : '10000kWh') : null;
}
