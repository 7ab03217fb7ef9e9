import { carriers, type Carrier } from '#kernel/carrier.ts';
import { numberIn, textIn } from '../../../ui/address.ts';
import { yearIn } from '../../../ui/year.ts';

/** The carriers that are energy, and so have a price for savings. */
export const pricedCarriers = carriers.filter((one) => one !== 'water');

/** Yuan per unit of each carrier, from the form in an address: `electricity=0.55,heat=45.5`. Anything that is not a price is left out. */
export function pricesIn(text: string | undefined): Readonly<Partial<Record<Carrier, string>>> {
  const pairs = (text ?? '').split(',').flatMap((one): [Carrier, string][] => {
    const [name, yuan = ''] = one.split('=');
    const carrier = pricedCarriers.find((its) => its === name);
    return carrier !== undefined && /^\d{1,9}(?:\.\d{1,6})?$/u.test(yuan) ? [[carrier, yuan]] : [];
  });
  return Object.fromEntries(pairs);
}

/** The inverse; an empty price removes its carrier. */
export const pricesText = (prices: Readonly<Partial<Record<Carrier, string>>>): string | undefined => {
  const text = Object.entries(prices)
    .flatMap(([carrier, yuan]) => (yuan === '' ? [] : [`${carrier}=${yuan}`]))
    .join(',');
  return text === '' ? undefined : text;
};

/** Which building is estimated in which year, by which package or measures, at which prices. */
export const readEstimate = (given: Readonly<Record<string, unknown>>) => {
  const discount = textIn(given, 'discount');
  return {
    building: textIn(given, 'building'),
    year: yearIn(given),
    /** The package shown; empty is the first. */
    package: textIn(given, 'package'),
    /** Measures separated by commas, as a package of their own. */
    measures: textIn(given, 'measures'),
    prices: textIn(given, 'prices'),
    discount: discount !== undefined && /^[01](?:\.\d{1,6})?$/u.test(discount) ? discount : undefined,
    years: numberIn(given, 'years', 0, 1, 100),
  };
};

export type EstimateAddress = ReturnType<typeof readEstimate>;

/** The place whose measures are shown. */
export const readMeasures = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  measure: textIn(given, 'measure'),
});
