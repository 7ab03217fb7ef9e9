import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import type { Cell } from '#platform/tables/write.ts';
import type { DueMeter } from './meter-verification.ts';
import { certificateFieldTerms, verificationHeadTerms, verificationStateTerms } from './vocabulary.ts';

/** The headings of a due list as a file. */
export const dueHeadings = (language: Language): string[] =>
  [
    certificateFieldTerms.meter,
    labelTerms.energy,
    labelTerms.building,
    verificationHeadTerms.household,
    labelTerms.state,
    verificationHeadTerms.due,
    verificationHeadTerms.basis,
    certificateFieldTerms.certificate,
    certificateFieldTerms.verified,
    certificateFieldTerms.device,
    verificationHeadTerms.age,
  ].map((term) => term[language]);

/** A meter of the list as a row. */
export function dueRow(
  { meter, carrier, building, household, state, due, indicative, certificate, verified, device, age }: DueMeter,
  language: Language,
): Cell[] {
  return [
    meter,
    carrierTerms[carrier][language],
    building,
    household,
    verificationStateTerms[state][language],
    due,
    indicative ? verificationHeadTerms.notVerified[language] : null,
    certificate,
    verified,
    device,
    age,
  ];
}
