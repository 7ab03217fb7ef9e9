/**
 * The clock time at which each day of a file is read, or begins. `begins`: whether the clock time of the day is the beginning or the end of
 * the values next to it, if a text says so.
 */
export type ClockNamed = { readonly seconds: number; readonly begins: 'start' | 'end' | null; readonly text: string };
