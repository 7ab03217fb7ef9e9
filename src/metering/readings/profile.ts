import { readingsOptionsShape } from './contract.ts';
import type { ReadingsOptions } from './intake/reading-options.ts';

type Texts = Readonly<Record<string, string>>;

/** The stored content of a profile for a file of readings: columns by field, options by name. */
type Saved = { readonly column?: Texts | undefined; readonly set?: Texts | undefined };

/** The choice on a page that readings are in the unit of their metering points. */
const unitOfMeter = 'meter';

/** Options for intervals only, and for files in which each row names one time. */
const ofIntervals = ['interval', 'marks'] as const;

/**
 * The options of a saved profile for a file of readings, overridden by those given with it. A profile stores columns by field, and the
 * other options among its fixed values; whatever its layout does not use is omitted.
 * @example withProfile({ column: { time: '时间', value: '示数' }, set: { layout: 'long' } }, { unit: 'kWh' }) // { layout: 'long',
 * timeColumn: '时间', valueColumn: '示数', unit: 'kWh' }
 */
export function withProfile({ column = {}, set = {} }: Saved, said: ReadingsOptions): ReadingsOptions {
  const kept = optionsIn(set);
  const all: ReadingsOptions = { ...kept, ...columnsIn(column, { ...kept, ...given(said) }), ...given(said) };
  const isPeriodic = all.layout === 'months' || all.layout === 'days' || all.endColumn !== undefined;
  const unused = [
    ...(isPeriodic || all.kind === 'register' ? ofIntervals : []),
    ...(all.endColumn === undefined || all.kind === 'register' ? (['ends'] as const) : []),
    ...(all.layout === 'wide' ? (['meter', 'meterColumn'] as const) : []),
  ].filter((name) => said[name] === undefined);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !unused.some((one) => one === name)));
}

const given = (said: ReadingsOptions): ReadingsOptions =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

/** The fixed values that are options, each converted to its type; the others are omitted. */
function optionsIn(set: Texts): ReadingsOptions {
  const options: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(set)) {
    const shape = (readingsOptionsShape.shape as Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>>)[name];
    if (shape === undefined || text === '' || (name === 'unit' && text === unitOfMeter)) continue;
    const value = [text, Number(text), text === 'true'].find((one) => shape.safeParse(one).success);
    if (value !== undefined && value !== false) options[name] = value;
  }
  return options;
}

function columnsIn({ time, end, meter, value }: Readonly<Record<string, string>>, options: ReadingsOptions): ReadingsOptions {
  const { layout } = options;
  const isPeriod = end !== undefined && layout !== 'days';
  return {
    ...(time === undefined || layout === 'months' ? {} : isPeriod ? { startColumn: time, endColumn: end } : { timeColumn: time }),
    ...(meter !== undefined && options.meter === undefined && { meterColumn: meter }),
    ...(value !== undefined && (layout === undefined || layout === 'long') && { valueColumn: value }),
  };
}
