/**
 * Which hours a building is not used in, and how far the next opening is: hours of the run up to opening belong to the start of plant and
 * not to running outside the hours.
 * @param edges bounds of the hours, s UTC
 * @param occupied seconds of each hour that are occupied
 * @param lead hours before an opening that are left to the start
 */
export function outsideOf(edges: Float64Array, occupied: Float64Array, lead: number): Uint8Array {
  const outside = new Uint8Array(occupied.length);
  let opens = Number.POSITIVE_INFINITY;
  for (let at = occupied.length - 1; at >= 0; at -= 1) {
    if ((occupied[at] as number) > 0) opens = edges[at] as number;
    else outside[at] = opens - (edges[at] as number) > lead * 3600 ? 1 : 0;
  }
  return outside;
}

/** Seconds of each step within stretches of time. @param spans in order, none overlapping */
export function secondsWithin(edges: Float64Array, spans: readonly { readonly start: number; readonly end: number }[]): Float64Array {
  const seconds = new Float64Array(edges.length - 1);
  let first = 0;
  for (let at = 0; at < seconds.length; at += 1) {
    const [from, to] = [edges[at] as number, edges[at + 1] as number];
    while (first < spans.length && (spans[first] as { end: number }).end <= from) first += 1;
    for (let next = first; next < spans.length; next += 1) {
      const { start, end } = spans[next] as { start: number; end: number };
      if (start >= to) break;
      seconds[at] = (seconds[at] as number) + Math.min(end, to) - Math.max(start, from);
    }
  }
  return seconds;
}
