import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { MeterLookupResult as Found } from '../admit.ts';
import type { Carried } from './carried-over.ts';
import type { Staged } from '../staging.ts';
import type { KnownDevices } from './swap-rows.ts';
import type { Earlier } from './usual-check.ts';

export type IntakeNeeds = {
  /** Which of these are codes of metering points that the sender may know of. */
  readonly known: (codes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Which of these are codes of points, likewise; left out where there are none. */
  readonly points?: ((codes: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** Which of these are codes of what is read at an instant: counters and points. */
  readonly atInstants?: ((codes: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** What is known of the devices of these codes. */
  readonly devices?: ((codes: readonly string[]) => Promise<ReadonlyMap<string, KnownDevices>>) | undefined;
  /**
   * Finds, or makes, the metering points of these codes, under which numbers stand; answers in the same order.
   * @param kind what the file says of its readings; null where it does not
   */
  readonly lookUp: (codes: readonly Fresh[], kind: 'register' | 'interval' | null) => Promise<readonly Found[]>;
  /** Takes a portion of readings that passed the intake, the last one as such. */
  readonly stage: (rows: Staged, last: boolean) => Promise<void>;
  /** Told for each reading refused: row, heading of the column, code. */
  readonly refuse: (row: number, column: string | null, code: string, evidence: Evidence) => void;
  readonly progress: (readings: number) => void;
  /** What is said of the file only because the sender's last one was settled so. */
  readonly before?: ReadonlySet<string> | undefined;
  /** What the sender's last file of these headings and of some of these codes was said to be. */
  readonly carried?: ((codes: readonly string[], layout: string) => Promise<Carried>) | undefined;
  /** What the last readings of metering points come to. */
  readonly earlier?: Earlier | undefined;
  /** What the sender's last file that said multipliers of some of these codes said, by codes; null where none did. */
  readonly multipliedBefore?: ((codes: readonly string[]) => Promise<MultipliedBefore | null>) | undefined;
  readonly import: number;
};

export type MultipliedBefore = { readonly import: number; readonly times: Readonly<Record<string, number>> };

/** A code that is met for the first time, and the unit and the carrier that the file names for it; `register`: its heading
 * says that it is a counter. */
export type Fresh = {
  readonly code: string;
  readonly unit: Unit | null;
  readonly carrier: Carrier | null;
  /** The carriers that the words of the file leave open, and these words. */
  readonly open?: { readonly text: string; readonly carriers: readonly Carrier[] };
  readonly register?: boolean;
  /** How many times what its counter shows was used, as the file says. */
  readonly multiplier?: number;
  /** It counts what came in less what went out, so that it may fall. */
  readonly net?: boolean;
  /** Its values are of what only points measure: no metering point is made for it. */
  readonly physical?: boolean;
};
