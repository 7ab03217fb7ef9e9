import type { Carrier } from '#kernel/carrier.ts';

/** Missing data: months of a building's carrier without measurements, or a meter that went silent. */
export type MissingData = {
  /** `months:B1:electricity`, `offline:M1` */
  readonly key: string;
  readonly kind: 'months' | 'offline';
  readonly building: string | null;
  readonly name: string | null;
  /** The code of the organisation that the building belongs to. */
  readonly organisation: string | null;
  readonly carrier: Carrier;
  /** For a silent meter. */
  readonly meter: string | null;
  /** Months not delivered, `2026-09`, oldest first. */
  readonly months: readonly string[];
  /** The first local day without data; null if there never were any. */
  readonly since: string | null;
};

/** What a reminder asks for. */
export type ReminderItem = {
  readonly key: string;
  readonly building: string | null;
  /** The months asked for; empty for a meter, null if they were not kept. */
  readonly months: readonly string[] | null;
};

/** A reminder sent to one person. */
export type Reminder = {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly toIdentity: string;
  readonly toName: string;
  readonly note: string;
  /** The last local day for delivering; null if none was set. */
  readonly due: string | null;
  readonly items: readonly ReminderItem[];
};
