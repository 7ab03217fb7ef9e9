/**
 * How often values turn: one that rose by the deadband from the lowest since the last turn falls by it from the highest since, or the
 * reverse.
 * @param values that hold in a step, in their order
 * @example turns([20, 22, 20, 22], 1) // 2
 */
export function turns(values: Iterable<number>, deadband: number): number {
  let [count, lowest, highest] = [0, Infinity, -Infinity];
  let going: 'up' | 'down' | null = null;
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
    const [rose, fell] = [value - lowest >= deadband, highest - value >= deadband];
    if (going === null && (rose || fell)) going = rose ? 'up' : 'down';
    else if ((going === 'up' && fell) || (going === 'down' && rose)) {
      count += 1;
      going = going === 'up' ? 'down' : 'up';
    } else continue;
    // since this turn the lowest and the highest are looked for anew
    if (going === 'up') lowest = highest = value;
    else highest = lowest = value;
  }
  return count;
}
