import { textIn } from '#kernel/localized-text.ts';
import { tell, type Language, type Words } from '#kernel/finding.ts';
import type { AnnualReport, MissingFigure } from './facts.ts';

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
    sections: sections.map(({ title, clause, sentences }) => ({
      title: title[language],
      clause,
      sentences: sentences.map(({ text, figures }) => ({
        text: text[language],
        figures: figures.map(({ name, value, unit, figure }) => ({ name: name[language], value, unit, figure })),
      })),
    })),
    missing: missing.map((one) => presentMissing(one, words, language)),
    indicative,
  };
}

const joined = { zh: '', en: ' ' } as const;

function presentMissing({ what, why, who }: MissingFigure, words: Words, language: Language) {
  const said = why.map((one) => tell(one, words, language).detail);
  return { what: what[language], why: said.join(joined[language]), who: who[language] };
}

/** A yearly report as it is told. */
export type ReportContent = ReturnType<typeof presentReport>;
