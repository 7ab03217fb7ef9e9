import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { IndicatorFound } from '#reporting/indicator/facts.ts';
import type { Found, ReportTemplate } from '#platform/knowledge/facts.ts';

export type TemplateFound = ReportTemplate & Partial<Pick<Found<'report-template'>, 'origin'>>;

export type Both = { readonly zh: string; readonly en: string };

/** Which place and year, by which template (of the level of the place where none is named), as known when. */
export type ReportQuestion = {
  readonly region: string;
  readonly year: number;
  readonly template: TemplateChoice;
  readonly known: AsOf;
};

/** A template by its id, the text of a file, or that of the place. */
export type TemplateChoice = { readonly id?: string | undefined; readonly file?: string | undefined };

/** A figure that a sentence says; `code` tells it from all others of the report. */
export type ReportFigure = {
  readonly code: string;
  readonly name: Both;
  readonly value: number | null;
  readonly unit: string;
  readonly figure: string | null;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
  /** Who owes it by name, where that is known. */
  readonly owedBy?: Both;
  /** The indicator that it is, in its year. */
  readonly wants?: readonly WantedValue[];
  readonly knowledge: readonly { readonly id: string; readonly version: number; readonly status: string }[];
};

export type ReportSentence = { readonly text: Both; readonly figures: readonly ReportFigure[] };

/** One value of a chart; null where there is none, which is a gap and no zero. `figures`: what it is added up from. */
export type ChartPoint = { readonly value: number | null; readonly figures: readonly string[] };

/** `measured` and `estimated` are told apart by their look; `now`, `path` and `goal` are of targets. */
export type ChartSeries = {
  readonly kind: 'measured' | 'estimated' | 'now' | 'path' | 'goal';
  readonly name: Both;
  readonly points: readonly ChartPoint[];
};

/** What each value of a chart is of; with a unit of its own where they differ. */
export type ChartPlace = { readonly name: Both; readonly unit: string };

/** A chart of a section: a point of each series for each of `along`. `notes`: what stands below its table. */
export type ReportChart = {
  readonly id: string;
  readonly title: Both;
  readonly along: readonly ChartPlace[];
  readonly series: readonly ChartSeries[];
  readonly notes: readonly Both[];
  readonly indicative: boolean;
};

/** `clause`: document and clause that the section answers for; empty where it answers for none. */
export type ReportSection = {
  readonly title: Both;
  readonly clause: string;
  readonly sentences: readonly ReportSentence[];
  readonly charts: readonly ReportChart[];
};

/** A value that somebody must supply: an indicator in a year. */
export type WantedValue = { readonly indicator: IndicatorFound; readonly year: number };

/** What could not be written, why, and who owes it; `wants`: the values that are not known, by which it is told which place owes it. */
export type MissingFigure = {
  readonly what: Both;
  readonly why: readonly Finding[];
  readonly who: Both;
  readonly wants?: readonly WantedValue[];
};

export type ReportDue = { readonly day: string; readonly document: string; readonly clause: string; readonly quote: string };

export type AnnualReport = {
  readonly template: TemplateFound;
  readonly region: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly known: AsOf;
  /** The days by which documents want it, the first first. */
  readonly due: readonly ReportDue[];
  readonly sections: readonly ReportSection[];
  readonly missing: readonly MissingFigure[];
  readonly indicative: boolean;
};
