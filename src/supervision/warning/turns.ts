/**
 * How often values turn: after rising by the deadband from the lowest since the last turn, they fall by it from the highest since, or the
 * reverse.
 * @param values that hold in a step, in order
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
    // from this turn on, the lowest and the highest are tracked again
    if (going === 'up') lowest = highest = value;
    else highest = lowest = value;
  }
  return count;
}
