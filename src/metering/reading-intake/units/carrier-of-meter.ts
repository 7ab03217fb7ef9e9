import type { Carrier } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { headingKey } from '#platform/tables/columns.ts';
import type { CarrierNamed } from './carrier-named.ts';

/** A metering point that was there before, what the file says that it is of, and in which words; of a row these are not known. */
export type CarrierOfMeter = { readonly meter: SeriesFacts; readonly carrier: Carrier; readonly text: string | null };

/** Any word that may speak of a carrier: where one of that of the metering point stands too, nothing is held against it. */
const mayName: Readonly<Record<Carrier, RegExp>> = {
  electricity: /电|能|elec|power|energy|strom|[kmg]wh/iu,
  water: /水|water|wasser|eau/iu,
  gas: /气|gas|gaz|方/iu,
  heat: /热|暖|汽|heat|wärme|steam/iu,
  steam: /热|暖|汽|heat|steam/iu,
  cooling: /冷|cool|chill/iu,
  oil: /油|oil|diesel|petrol|fuel/iu,
  coal: /煤|coal|fuel/iu,
};

/**
 * Throws `carrier-of-meter` where a file says by its words that its values are of another carrier than a metering point that was there:
 * 用气量(m3) for one of water. A text that may speak of both says nothing.
 * @param around titles, the sheet and the name of the file, one of which may speak of others than another
 * @param isColumnNamed the sender names one of several columns: then no other carrier is meant
 */
export function refuseOtherCarriers(told: readonly CarrierOfMeter[], around: readonly string[], isColumnNamed: boolean): void {
  const others = told.flatMap((one) => {
    const { meter, carrier, text } = one;
    if (meter.kind === 'instant' || meter.carrier === carrier) return [];
    const said = mayName[meter.carrier];
    const isOfName = text !== null && around.includes(text);
    const isOpen = (text !== null && said.test(text)) || (isOfName && around.some((name) => said.test(name)));
    return isOpen ? [] : [{ ...one, meterCarrier: meter.carrier }];
  });
  const [first] = others;
  if (first === undefined) return;
  const { meter, carrier, text, meterCarrier } = first;
  const isOne = !isColumnNamed && text !== null && told.every((one) => one.meter.kind !== 'instant' && one.meter.carrier === meterCarrier);
  throw new Problem('bad-input', 'carrier-of-meter', {
    meter: meter.code,
    count: others.length,
    text: text ?? carrier,
    carrier,
    meterCarrier,
    choices: isOne ? [{ set: { carrier: meterCarrier } }] : [],
  });
}

/** What a column says, as far as it is no code of the metering point itself. */
export const carrierTold = (code: string, named: CarrierNamed | null): CarrierNamed | null =>
  named === null || named.or !== undefined || named.text === code.trim() ? null : named;

const own: ReadonlySet<string> = new Set(['meter', 'time', 'start', 'end', 'value', 'unit', 'received']);

/** Whether a file has the interface's own headings, so that its name says nothing of its rows. */
export const areOwnHeadings = (header: readonly string[]): boolean => header.every((heading) => own.has(headingKey(heading)));
