/**
 * What is observed, its unit, and the bounds of possible values. Its place in the list is its number in the store: append, never reorder.
 */
export const variables = [
  { name: 'temperature', unit: 'degC', least: -90, most: 65 },
  { name: 'dewPoint', unit: 'degC', least: -100, most: 50 },
  { name: 'humidity', unit: '%', least: 0, most: 110 },
  { name: 'pressure', unit: 'Pa', least: 30_000, most: 120_000 },
  { name: 'globalRadiation', unit: 'Wh/m2', least: 0, most: 2000 },
  { name: 'directRadiation', unit: 'Wh/m2', least: 0, most: 2000 },
  { name: 'diffuseRadiation', unit: 'Wh/m2', least: 0, most: 2000 },
  { name: 'windDirection', unit: 'deg', least: 0, most: 360 },
  { name: 'windSpeed', unit: 'm/s', least: 0, most: 120 },
] as const;

export type Variable = (typeof variables)[number]['name'];

export const variableNames = variables.map(({ name }) => name);

export function isVariable(name: string): name is Variable {
  return variables.some((one) => one.name === name);
}

/** Its number in the store. */
export function variableNumber(name: Variable): number {
  return variables.findIndex((one) => one.name === name);
}

export function variableUnit(name: Variable): string {
  return variables[variableNumber(name)]?.unit ?? '';
}

/** Whether a value of it is possible. */
export function isPossible(name: Variable, value: number): boolean {
  const one = variables[variableNumber(name)];
  return one !== undefined && value >= one.least && value <= one.most;
}

/** One value: seconds UTC (a typical year: local standard time of the year 2001), in the variable's unit. */
export type Observation = { readonly at: number; readonly variable: Variable; readonly value: number };
