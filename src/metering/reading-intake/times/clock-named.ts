/**
 * The clock at which each day of a file is read, or begins. `begins`: whether that of its day is the beginning of what stands beside it, or
 * the end, where a text says so.
 */
export type ClockNamed = { readonly seconds: number; readonly begins: 'start' | 'end' | null; readonly text: string };
