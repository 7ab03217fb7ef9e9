import type { Carrier } from '#kernel/carrier.ts';

/** Data that should be there and are not: months of a building's carrier that nothing measures, or a meter that fell silent. */
export type MissingData = {
  /** `months:B1:electricity`, `offline:M1` */
  readonly key: string;
  readonly kind: 'months' | 'offline';
  readonly building: string | null;
  readonly name: string | null;
  /** The code of the organisation that the building belongs to. */
  readonly organisation: string | null;
  readonly carrier: Carrier;
  /** Of a silent meter. */
  readonly meter: string | null;
  /** Months that were not delivered, `2026-09`, oldest first. */
  readonly months: readonly string[];
  /** The first local day of which nothing is known; null where nothing ever was. */
  readonly since: string | null;
};

/** A reminder that was sent to one person. */
export type Reminder = {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly toIdentity: string;
  readonly toName: string;
  readonly note: string;
  readonly items: readonly { readonly key: string; readonly building: string | null }[];
};
