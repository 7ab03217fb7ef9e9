import { type Certificate, deviceOf, deviceOn, goesBefore, type PlacedDevice } from './rule.ts';

/** Which certificates are results of a sample. */
export type SampleWindow = {
  /** The day of the list that it was drawn from: the devices in place then were drawn. */
  readonly on: string;
  /** The local day on which it was drawn. */
  readonly from: string;
  /** The last day that counts; null if open-ended. */
  readonly until: string | null;
};

/**
 * The result of checking a drawn meter: its first certificate of kind `in-use` from the day of the draw on, for the device that was drawn;
 * on the same day, a failed one before a passed one. Null if there is none yet. A later one, such as after a repair, does not change the
 * sample.
 * @param devices oldest first, at least one
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
