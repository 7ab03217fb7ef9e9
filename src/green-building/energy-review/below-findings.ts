import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { exactOf, rounded } from '#kernel/exact-number.ts';
import type { KnownUse } from './known-use.ts';
import type { OwedRow } from './owed.ts';
import { wayTerms } from './vocabulary.ts';

/** Each that passed a review with figures below the limits: what was reviewed, and what is known beside it. */
export function belowFindings(rows: readonly OwedRow[]): Finding[] {
  return rows.flatMap(({ code, name, review, known, decided }): Finding[] => {
    if (review?.state !== 'passed-below') return [];
    const shown = known.filter(({ way }) => decided.includes(way));
    const of = { zh: shown.map((one) => saidIn(one, 'zh')).join('，'), en: shown.map((one) => saidIn(one, 'en')).join(', ') };
    const evidence = { code, name, case: review.case, reviewed: amounts(review), of };
    return [{ code: 'review-passed-below', severity: 'warning', evidence }];
  });
}

const saidIn = (one: KnownUse, language: 'zh' | 'en'): string => `${wayTerms[one.way][language]} ${amounts(one)[language]}`;

/** @example amounts({ kwh: 100, tce: 0.01229 }) // { zh: '100 kWh、0.012 tce', en: '100 kWh and 0.012 tce' } */
function amounts({ kwh, tce }: Pick<KnownUse, 'kwh' | 'tce'>): Exclude<LocalizedText, string> {
  const said = [kwh === null ? null : `${plain(kwh)} kWh`, tce === null ? null : `${plain(tce)} tce`].filter((one) => one !== null);
  return { zh: said.join('、'), en: said.join(' and ') };
}

const plain = (value: number): string => {
  const text = rounded(exactOf(value), 3);
  return text.replace(/\.?0+$/u, '');
};
