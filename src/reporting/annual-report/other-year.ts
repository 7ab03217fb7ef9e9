import { carrierTerms, labelOf } from '#kernel/vocabulary.ts';
import type { Both, ReportFigure, ReportSentence } from './facts.ts';

type Earlier = { readonly carrier: Both; readonly factorYear: number };

/** The factors of an earlier year that figures are based on, each once. */
function earlierFactors(figures: readonly ReportFigure[]): Earlier[] {
  const found = figures.flatMap(({ findings }) =>
    findings.flatMap(({ code, evidence: { carrier, factorYear } }): Earlier[] => {
      if (code !== 'factor-earlier-year' || typeof factorYear !== 'number') return [];
      const term = Object.hasOwn(carrierTerms, String(carrier)) ? carrierTerms[carrier as keyof typeof carrierTerms] : undefined;
      return [{ carrier: term === undefined ? { zh: String(carrier), en: String(carrier) } : labelOf(term), factorYear }];
    }),
  );
  const byText = new Map(found.map((one) => [`${one.factorYear} ${one.carrier.en}`, one] as const));
  return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/**
 * Adds the year of each factor of an earlier year that a sentence's figures are based on, so that it is not taken for one of the report's
 * year.
 */
export function withFactorYears({ text, figures }: ReportSentence): ReportSentence {
  const earlier = earlierFactors(figures);
  if (earlier.length === 0) return { text, figures };
  const zh = earlier.map((one) => `${one.carrier.zh}用 ${one.factorYear} 年的`).join('，');
  const en = earlier.map((one) => `${one.carrier.en.toLowerCase()} that of ${one.factorYear}`).join(', ');
  return {
    text: { zh: `${text.zh}（排放因子尚非当年的：${zh}。）`, en: `${text.en} (Emission factors of an earlier year: ${en}.)` },
    figures,
  };
}
