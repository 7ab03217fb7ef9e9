import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { MeterLookupResult as Found } from '../admit.ts';
import type { Carried } from './carried-over.ts';
import type { Staged } from '../staging.ts';
import type { KnownDevices } from './swap-rows.ts';
import type { Earlier } from './usual-check.ts';

export type IntakeNeeds = {
  /** Which of these are codes of metering points that the sender may see. */
  readonly known: (codes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Which of these are codes of points, likewise; omitted if there are none. */
  readonly points?: ((codes: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** Which of these are codes of instantaneous readings: counters and points. */
  readonly atInstants?: ((codes: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** What is known of the devices of these codes. */
  readonly devices?: ((codes: readonly string[]) => Promise<ReadonlyMap<string, KnownDevices>>) | undefined;
  /**
   * Looks up, or creates, the metering points of these codes, which have numbers in the file; returns them in the same order.
   * @param kind the kind of readings according to the file; null if it does not say
   */
  readonly lookUp: (codes: readonly Fresh[], kind: 'register' | 'interval' | null) => Promise<readonly Found[]>;
  /** Receives a portion of readings that passed the intake, the last one as such. */
  readonly stage: (rows: Staged, last: boolean) => Promise<void>;
  /** Called for each refused reading: row, heading of the column, code. */
  readonly refuse: (row: number, column: string | null, code: string, evidence: Evidence) => void;
  readonly progress: (readings: number) => void;
  /** Options that apply only because they were settled for the sender's last file. */
  readonly before?: ReadonlySet<string> | undefined;
  /** The options of the sender's last file with these headings and some of these codes. */
  readonly carried?: ((codes: readonly string[], layout: string) => Promise<Carried>) | undefined;
  /** The sizes of the last readings of metering points. */
  readonly earlier?: Earlier | undefined;
  /** The multipliers from the sender's last file that gave some for these codes, by code; null if none did. */
  readonly multipliedBefore?: ((codes: readonly string[]) => Promise<MultipliedBefore | null>) | undefined;
  readonly import: number;
};

export type MultipliedBefore = { readonly import: number; readonly times: Readonly<Record<string, number>> };

/**
 * A code that occurs for the first time, with the unit and the carrier that the file names for it; `register`: its heading says that it is
 * a counter.
 */
export type Fresh = {
  readonly code: string;
  readonly unit: Unit | null;
  readonly carrier: Carrier | null;
  /** The possible carriers that the words of the file leave open, and these words. */
  readonly open?: { readonly text: string; readonly carriers: readonly Carrier[] };
  readonly register?: boolean;
  /** The multiplier between its counter and use, according to the file. */
  readonly multiplier?: number;
  /** It counts incoming less outgoing, so that it may fall. */
  readonly net?: boolean;
  /** Its values are what only points measure: no metering point is created for it. */
  readonly physical?: boolean;
};
