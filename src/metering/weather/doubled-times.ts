import { Problem } from '#kernel/problem.ts';
import { formatInstant } from '#kernel/instant.ts';
import { type Observation, variableNames } from './variable.ts';

/**
 * Detects times that occur twice with different values: nothing shows which of them is right.
 * @returns `add` throws Problem `weather-times-doubled`
 */
export function createDoubled(): { add(row: number, observations: readonly Observation[]): void } {
  const held = new Map<number, { readonly row: number; readonly value: number }>();
  return {
    add(row, observations) {
      for (const { at, variable, value } of observations) {
        const key = at * variableNames.length + variableNames.indexOf(variable);
        const other = held.get(key);
        if (other === undefined) held.set(key, { row, value });
        else if (other.value !== value)
          throw new Problem('bad-input', 'weather-times-doubled', {
            rows: `${other.row}, ${row}`,
            variable,
            values: `${other.value}, ${value}`,
            at: formatInstant(at),
          });
      }
    },
  };
}
