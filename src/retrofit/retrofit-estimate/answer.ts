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
  /** Yuan per unit of the carrier, as entered. */
  readonly prices?: Readonly<Partial<Record<Carrier, string>>> | undefined;
  /** As entered, `0.05`. */
  readonly discount?: string | undefined;
  readonly years?: number | undefined;
  readonly knownAt?: string | undefined;
};

/** What a measure saves in combination with the others of its package; null if its effect is not known. */
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
  /** Work of its crews, for plans; null where not stated. */
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
  /** The figure of each of the three amounts of money. */
  readonly figures: { readonly cost: string; readonly yuanPerYear: string; readonly npvYuan: string };
  readonly missing: readonly string[];
  readonly parts: readonly MeasurePart[];
  /** The year as it would have been with the package, kgce; null if the year itself is not known. */
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
  /** `peers`: how many other buildings have the same use; null if its use is not known. */
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
