import type { bringReadings, Came } from '../golden/fixture.ts';

type Options = NonNullable<Parameters<typeof bringReadings>[3]>;

export type File = {
  readonly name?: string;
  readonly text: string | (() => Promise<Uint8Array> | Uint8Array);
  readonly options?: Options;
  readonly came: Partial<Omit<Came, 'rejected' | 'findings'>>;
  /** Row, heading, code. */
  readonly rejected?: readonly (readonly [number, string | null, string])[];
  /** Codes of findings that must be reported. */
  readonly findings?: readonly string[];
};

/**
 * Files that are imported one after the other, and what is then known about a meter. Metering points as rows of
 * `code,building,carrier,kind,unit,digits,direction,capacity`.
 */
export type Case = {
  readonly title: string;
  readonly meters: string;
  readonly files: readonly File[];
  readonly use?: {
    readonly meter: string;
    readonly from: string;
    readonly to: string;
    readonly step: 'hour' | 'day' | 'month';
    readonly told: readonly (readonly [number | null, number])[];
  };
};
