/** The number of meters from which a list is considered as a range. */
const fewest = 64;

/** How much wider than its list a range may be: the meters in it that were not requested are read in vain. */
const widest = 1.5;

/**
 * Which meters a statement selects. Ten thousand numbers cost more to send and to look up than the sums themselves, so a list that nearly
 * fills its range is queried as that range: meters that were not requested are returned too, and ignored by the caller.
 * @param meters each once
 */
export function meterRange(meters: readonly number[]) {
  const [low, high] = boundsOf(meters);
  if (meters.length < fewest || high - low + 1 > meters.length * widest)
    return { where: 'meter IN {meters:Array(UInt32)}', params: { meters } };
  return { where: 'meter BETWEEN {low:UInt32} AND {high:UInt32}', params: { low, high } };
}

/** The same where nothing can be ignored afterwards: meters in the range that are not requested are excluded by number. */
export function exactRange(meters: readonly number[]) {
  const { where, params } = meterRange(meters);
  if (params.low === undefined) return { where, params };
  const asked = new Set(meters);
  const others: number[] = [];
  for (let meter = params.low; meter <= params.high; meter += 1) if (!asked.has(meter)) others.push(meter);
  if (others.length === 0) return { where, params };
  return { where: `${where} AND meter NOT IN {others:Array(UInt32)}`, params: { ...params, others } };
}

/** Places in a table for these meters and their number; -1 for a meter without a place. */
export function placesOf(meters: readonly number[]): { readonly size: number; readonly of: (meter: number) => number } {
  const { params } = meterRange(meters);
  if (params.low !== undefined) {
    const { low, high } = params;
    return { size: high - low + 1, of: (meter) => (meter < low || meter > high ? -1 : meter - low) };
  }
  const places = new Map(meters.map((meter, place) => [meter, place]));
  return { size: meters.length, of: (meter) => places.get(meter) ?? -1 };
}

function boundsOf(meters: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const meter of meters) {
    if (meter < low) low = meter;
    if (meter > high) high = meter;
  }
  return [low, high];
}
