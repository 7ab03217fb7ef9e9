import { dimensionOf, units, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';

const words: Readonly<Record<string, Unit>> = {
  ...Object.fromEntries(units.map((unit) => [unit.toLowerCase(), unit])),
  千瓦时: 'kWh',
  度: 'kWh',
  兆瓦时: 'MWh',
  吉焦: 'GJ',
  兆焦: 'MJ',
  千卡: 'kcal',
  立方米: 'm3',
  千克: 'kg',
  公斤: 'kg',
  吨: 't',
};

/** The unit in the brackets of a heading; `tenThousands` of it where 万 stands before. Null where none is known. */
function unitIn(heading: string): { readonly unit: Unit; readonly tenThousands: boolean; readonly text: string } | null {
  const text = /[([]([^()[\]]+)[)\]]\s*$/u.exec(heading.normalize('NFKC'))?.[1]?.trim() ?? '';
  const tenThousands = text.startsWith('万');
  const unit = words[text.slice(tenThousands ? 1 : 0).toLowerCase()];
  return unit === undefined ? null : { unit, tenThousands, text };
}

/** Units that meters usually are in: a heading that names one of them contradicts nobody. */
const usual: readonly Unit[] = ['kWh', 'GJ', 'm3', 't'];

/** What is doubtful where the heading of the values names a unit that they were not read in. @param said the unit that the sender named */
export function headingUnit(heading: string, said: Unit | undefined): Finding[] {
  const found = unitIn(heading);
  if (found === null) return [];
  const { unit, tenThousands, text } = found;
  const agrees = said === undefined ? usual.includes(unit) : said === unit || dimensionOf(said) !== dimensionOf(unit);
  return agrees && !tenThousands ? [] : [{ code: 'heading-names-unit', severity: 'warning', evidence: { heading, unit: text } }];
}
