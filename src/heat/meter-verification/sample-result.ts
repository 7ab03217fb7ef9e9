import { type Certificate, deviceOf, deviceOn, goesBefore, type PlacedDevice } from './rule.ts';

/** Which certificates are results of a sample. */
export type SampleWindow = {
  /** The day of the list that was drawn from: the devices in place then were drawn. */
  readonly on: string;
  /** The local day on which it was drawn. */
  readonly from: string;
  /** The last day that counts; null where it stays open. */
  readonly until: string | null;
};

/**
 * What the check of a drawn meter came to: its first certificate of kind `in-use` from the day of the draw on, of the device that was
 * drawn; of one day the failed before that which passed. Null while there is none. A later one, as after a repair, changes nothing of the
 * sample.
 * @param devices oldest first, one at least
 */
export function resultOf(
  certificates: readonly Certificate[],
  devices: readonly PlacedDevice[],
  { on, from, until }: SampleWindow,
): Certificate | null {
  const drawn = deviceOn(devices, on);
  let result: Certificate | null = null;
  for (const one of certificates) {
    if (one.kind !== 'in-use' || one.verified < from || (until !== null && one.verified > until)) continue;
    if (deviceOf(one, devices) !== drawn) continue;
    const isSooner = result === null || one.verified < result.verified || (one.verified === result.verified && goesBefore(one, result));
    if (isSooner) result = one;
  }
  return result;
}
