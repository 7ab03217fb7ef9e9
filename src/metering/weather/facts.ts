/** Marks a day of which too few hours are known, among temperatures in 0.001 degC. */
export const unknownTemperature = -2_147_483_648;

export type { Hours } from './degree-days.ts';
export { typicalYear } from './epw.ts';
export { typicalHourOf, typicalSpan } from './typical-hour.ts';
