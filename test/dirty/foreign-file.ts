import type { bringReadings, Came } from '../golden/fixture.ts';

export type Options = NonNullable<Parameters<typeof bringReadings>[3]>;

/** A file in a foreign format, the one option that it may need, and what is then known about a metering point. */
export type ForeignFile = {
  readonly title: string;
  readonly name?: string;
  readonly text: string | Uint8Array;
  readonly option?: Options;
  readonly came: Partial<Came>;
  readonly findings?: readonly string[];
  readonly use: {
    readonly meter: string;
    readonly from: string;
    readonly to: string;
    readonly step: 'hour' | 'day' | 'month' | 'year';
    readonly told: readonly (number | null)[];
  };
};

export const made: Options = { createMeters: true };
export const months = { from: '2025-01-01', to: '2025-03-01', step: 'month' } as const;
/** This many cells with one value. */
export const fill = (count: number, value: number): string => Array.from({ length: count }, () => value).join(',');
export const oneDay = { from: '2018-01-01', to: '2018-01-02', step: 'day' } as const;
