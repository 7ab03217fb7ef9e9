import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { GainVerdict } from './gain.ts';
import type { Gathered } from './gather.ts';
import type { Saving } from './package-saving.ts';
import type { SavingShare } from './saving-shares.ts';

export type EstimateQuestion = {
  readonly building: string;
  readonly year: number;
  readonly packages?: readonly string[] | undefined;
  readonly measures?: readonly string[] | undefined;
  /** Yuan of one of the carrier's unit, as it is written. */
  readonly prices?: Readonly<Partial<Record<Carrier, string>>> | undefined;
  /** As it is written, `0.05`. */
  readonly discount?: string | undefined;
  readonly years?: number | undefined;
  readonly knownAt?: string | undefined;
};

/** What a measure saves beside the others of its package; null where its effect is not known. */
export type MeasurePart = {
  readonly measure: string;
  readonly name: LocalizedText;
  readonly value: number | null;
  readonly carriers: SavingShare['carriers'];
  readonly figure: string;
};

export type PackageEstimate = {
  readonly package: string;
  readonly measures: readonly {
    readonly measure: string;
    readonly leaf: string | null;
    readonly share: number | null;
    readonly sigma: number;
  }[];
  /** What its crews do, for plans: null where nobody has said it. */
  readonly works: readonly {
    readonly measure: string;
    readonly trade: string | null;
    readonly days: number | null;
    readonly outOfSeason: boolean;
  }[];
  readonly saving: Saving['carriers'];
  readonly total: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly unit: 'kgce';
    readonly figure: string;
  };
  readonly gain: {
    readonly share: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly required: number | null;
    readonly owed: boolean | null;
    readonly clause: LocalizedText | null;
    readonly verdict: GainVerdict;
  };
  readonly cost: { readonly value: string | null; readonly low: string | null; readonly high: string | null };
  readonly carbonKg: number | null;
  readonly yuanPerYear: string | null;
  readonly npvYuan: string | null;
  /** What opens each of the three figures of money. */
  readonly figures: { readonly cost: string; readonly yuanPerYear: string; readonly npvYuan: string };
  readonly missing: readonly string[];
  readonly parts: readonly MeasurePart[];
  /** The year as it would have been with the package, kgce; null where the year itself is not known. */
  readonly after: { readonly value: number | null; readonly low: number | null; readonly high: number | null; readonly figure: string };
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

export type Estimate = {
  readonly building: string;
  readonly year: number;
  readonly basis: 'metered' | 'partly' | 'total' | 'none';
  readonly gathered: Gathered;
  readonly packages: readonly PackageEstimate[];
  /** `peers`: how many others of its use there are; null where its use is not known. */
  readonly potential: {
    readonly median: number | null;
    readonly lowerQuartile: number | null;
    readonly reference: number | null;
    readonly peers: number | null;
  };
  readonly indicative: boolean;
  readonly known: AsOf;
  readonly findings: readonly Finding[];
};
