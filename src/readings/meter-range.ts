/** From so many meters on a list is worth looking at as a range. */
const fewest = 64;

/** How much wider than its list a range may be: what lies in it unasked is read for nothing. */
const widest = 1.5;

/**
 * Which meters a statement asks of. Ten thousand numbers cost more to send and to look up than the sums themselves, so that a list that nearly fills its range is asked
 * as that range, and what was not asked for is left out afterwards by `asked`.
 */
export function meterRange(meters: readonly number[]) {
  const asked = new Set(meters);
  const [low, high] = boundsOf(meters);
  if (asked.size < fewest || high - low + 1 > asked.size * widest)
    return { where: 'meter IN {meters:Array(UInt32)}', params: { meters }, asked };
  return { where: 'meter BETWEEN {low:UInt32} AND {high:UInt32}', params: { low, high }, asked };
}

/** The same where nothing can be left out afterwards: what lies in the range and is not asked for is named. */
export function exactRange(meters: readonly number[]) {
  const { where, params, asked } = meterRange(meters);
  if (params.low === undefined) return { where, params };
  const others: number[] = [];
  for (let meter = params.low; meter <= params.high; meter += 1) if (!asked.has(meter)) others.push(meter);
  if (others.length === 0) return { where, params };
  return { where: `${where} AND meter NOT IN {others:Array(UInt32)}`, params: { ...params, others } };
}

function boundsOf(meters: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const meter of meters) {
    if (meter < low) low = meter;
    if (meter > high) high = meter;
  }
  return [low, high];
}
