import { carrierUnit, type Carrier } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { unitOfCell } from '#platform/tables/heading-units.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import type { CarrierNamed } from '../units/carrier-named.ts';
import { valueColumns, type Plan } from './layout.ts';
import type { NamedUnit } from '../units/units.ts';

type Rows = readonly (readonly string[])[];

/** The text after the number: a number alone has nothing after its digits that must be looked up. */
const unitBehind = (text: string): string | null => {
  const [, name] = /^\s*[+-]?[\d.,]+\s*([^\d\s.,].*?)\s*$/u.exec(text) ?? [];
  return name === undefined ? null : (unitOfCell(name)?.unit ?? null);
};

/**
 * Refuses a column in which some values name a unit and others none, if no unit is named for all of them: the others may be in either.
 * @throws Problem `unit-mixed`, unless all named units are the usual one
 */
export function refuseMixed(
  plan: Plan,
  header: readonly string[],
  rows: Rows,
  said: {
    readonly units: readonly (NamedUnit | null)[];
    readonly carriers: readonly (CarrierNamed | null)[];
    readonly carrier: Carrier | undefined;
  },
): void {
  if (plan.unit !== null) return;
  const added = plan.layout === 'long' ? [...(plan.parts ?? []), ...(plan.minus === undefined ? [] : [plan.minus])] : [];
  for (const [at, column] of valueColumns(plan).entries()) {
    if (said.units[at] !== null && said.units[at] !== undefined) continue;
    // parts of a tariff are one value
    const cells = rows.flatMap((row) => [column, ...added].map((one) => row[one] ?? ''));
    const named = new Set(cells.flatMap((cell) => unitBehind(cell) ?? []));
    const bare = named.size === 0 ? undefined : cells.find((cell) => typeof parseDecimal(cell) === 'number');
    const usual = carrierUnit(said.carrier ?? said.carriers[at]?.carrier ?? 'electricity');
    if (bare !== undefined && [...named].some((unit) => unit !== usual))
      throw new Problem('bad-input', 'unit-mixed', {
        column: (header[column] as string).trim(),
        text: bare.trim(),
        units: [...named].join(', '),
      });
  }
}
