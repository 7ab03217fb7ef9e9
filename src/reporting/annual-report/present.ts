import { textIn } from '#kernel/localized-text.ts';
import { tell, type Language, type Words } from '#kernel/finding.ts';
import type { AnnualReport, MissingFigure, ReportChart } from './facts.ts';

/** A yearly report in the reader's words. */
export function presentReport(
  { template, region, year, due, sections, missing, indicative }: AnnualReport,
  words: Words,
  language: Language,
) {
  const { id, version, names, to, status } = template;
  return {
    region: region.code,
    regionName: region.name,
    year,
    template: { id, version, name: textIn(names ?? id, language), to: to[language], status },
    due: due.map((one) => ({ ...one })),
    sections: sections.map(({ title, clause, sentences, charts }) => ({
      title: title[language],
      clause,
      sentences: sentences.map(({ text, figures }) => ({
        text: text[language],
        figures: figures.map(({ name, value, unit, figure, indicative: rough }) => ({
          name: name[language],
          value,
          unit,
          figure,
          indicative: rough,
        })),
      })),
      charts: charts.map((one) => presentChart(one, language)),
    })),
    missing: missing.map((one) => presentMissing(one, words, language)),
    indicative,
  };
}

const presentChart = ({ id, title, along, series, notes, indicative }: ReportChart, language: Language) => ({
  id,
  title: title[language],
  along: along.map(({ name, unit }) => ({ name: name[language], unit })),
  series: series.map(({ kind, name, points }) => ({
    kind,
    name: name[language],
    points: points.map(({ value, figures }) => ({ value, figures: [...figures] })),
  })),
  notes: notes.map((one) => one[language]),
  indicative,
});

const joined = { zh: '', en: ' ' } as const;

function presentMissing({ what, why, who }: MissingFigure, words: Words, language: Language) {
  // an unconfirmed formula is not a reason for a missing value
  const reasons = why.filter(({ code }) => code !== 'indicator-indicative');
  const said = (reasons.length === 0 ? why : reasons).map((one) => tell(one, words, language).detail);
  return { what: what[language], why: said.join(joined[language]), who: who[language] };
}

/** A chart in the reader's words. */
export type ChartContent = ReturnType<typeof presentChart>;

/** A yearly report in the reader's words. */
export type ReportContent = ReturnType<typeof presentReport>;
