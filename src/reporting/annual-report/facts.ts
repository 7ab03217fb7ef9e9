import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { IndicatorFound } from '#reporting/indicator/facts.ts';
import type { Found, ReportTemplate } from '#platform/knowledge/facts.ts';

export type TemplateFound = ReportTemplate & Partial<Pick<Found<'report-template'>, 'origin'>>;

export type Both = { readonly zh: string; readonly en: string };

/** Which place and year, which template (if none is named, that of the place's level), as known when. */
export type ReportQuestion = {
  readonly region: string;
  readonly year: number;
  readonly template: TemplateChoice;
  readonly known: AsOf;
};

/** A template by its id, the text of a file, or the place's own. */
export type TemplateChoice = { readonly id?: string | undefined; readonly file?: string | undefined };

/** A figure in a sentence; `code` identifies it within the report. */
export type ReportFigure = {
  readonly code: string;
  readonly name: Both;
  readonly value: number | null;
  readonly unit: string;
  readonly figure: string | null;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
  /** Who owes it, by name, if known. */
  readonly owedBy?: Both;
  /** The indicator that it is, in its year. */
  readonly wants?: readonly WantedValue[];
  readonly knowledge: readonly { readonly id: string; readonly version: number; readonly status: string }[];
};

export type ReportSentence = { readonly text: Both; readonly figures: readonly ReportFigure[] };

/** One value of a chart; null if there is none, which is a gap and not zero. `figures`: what it is added up from. */
export type ChartPoint = { readonly value: number | null; readonly figures: readonly string[] };

/** `measured` and `estimated` are drawn differently; `now`, `path` and `goal` are for targets. */
export type ChartSeries = {
  readonly kind: 'measured' | 'estimated' | 'now' | 'path' | 'goal';
  readonly name: Both;
  readonly points: readonly ChartPoint[];
};

/** What each value of a chart belongs to; with its own unit if units differ. */
export type ChartPlace = { readonly name: Both; readonly unit: string };

/** A chart of a section: each series has a point for each of `along`. `notes`: the text below its table. */
export type ReportChart = {
  readonly id: string;
  readonly title: Both;
  readonly along: readonly ChartPlace[];
  readonly series: readonly ChartSeries[];
  readonly notes: readonly Both[];
  readonly indicative: boolean;
};

/** `clause`: document and clause that the section covers; empty if none. */
export type ReportSection = {
  readonly title: Both;
  readonly clause: string;
  readonly sentences: readonly ReportSentence[];
  readonly charts: readonly ReportChart[];
};

/** A value to be supplied: an indicator in a year. */
export type WantedValue = { readonly indicator: IndicatorFound; readonly year: number };

/** What could not be written, why, and who owes it; `wants`: the unknown values, which determine the place that owes it. */
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
  /** Deadlines set by documents, earliest first. */
  readonly due: readonly ReportDue[];
  readonly sections: readonly ReportSection[];
  readonly missing: readonly MissingFigure[];
  readonly indicative: boolean;
};
