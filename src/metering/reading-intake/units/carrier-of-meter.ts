import type { Carrier } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { headingKey } from '#platform/tables/columns.ts';
import type { CarrierNamed } from './carrier-named.ts';

/** A metering point that existed before, its carrier according to the file, and the words for it; unknown for a row. */
export type CarrierOfMeter = { readonly meter: SeriesFacts; readonly carrier: Carrier; readonly text: string | null };

/** Any word that may refer to a carrier: if one of the metering point's own carrier occurs too, there is no contradiction. */
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
 * Throws `carrier-of-meter` if the words of a file give its values another carrier than that of a metering point that existed before:
 * 用气量(m3) for one of water. A text that may refer to both means nothing.
 * @param around titles, and the names of the sheet and the file, each of which may refer to other carriers
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

/** The carrier that a column names, unless that is part of the code of the metering point itself. */
export const carrierTold = (code: string, named: CarrierNamed | null): CarrierNamed | null =>
  named === null || named.or !== undefined || named.text === code.trim() ? null : named;

const own: ReadonlySet<string> = new Set(['meter', 'time', 'start', 'end', 'value', 'unit', 'received']);

/** Whether a file has the interface's own headings, so that its name says nothing about its rows. */
export const areOwnHeadings = (header: readonly string[]): boolean => header.every((heading) => own.has(headingKey(heading)));
