import type { Language } from '#kernel/finding.ts';
import { labels } from '#kernel/label-terms.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import type { PlaceControl } from './facts.ts';
import { controlTerms, notJudgedTerms, temperatureTerms } from './vocabulary.ts';

/** Content of a temperature control list other than its rows; findings in the reader's words. */
export type ControlFileFacts = {
  readonly place: string;
  readonly from: string;
  readonly to: string;
  readonly findings: readonly string[];
  readonly regionOf: (code: string) => string;
};

type OfficeRows = { readonly columns: string[]; readonly rows: (string | number | null)[][] };

const verification = { zh: '依据核实情况', en: 'Verification of the source' } as const;

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1e4) / 100);

/**
 * Temperature control of a place as rows of an office's table: the counties first, then the buildings, each most outside first. Document,
 * status and period are in every row, so that a row copied elsewhere still says what it was judged by.
 */
export function controlRows(told: PlaceControl, facts: ControlFileFacts, language: Language): OfficeRows {
  const own = labels[language];
  const say = (term: { readonly zh: string; readonly en: string }): string => term[language];
  const { source, status } = told.rule;
  const same = [`${source.document} ${source.clause}`, termText(statusTerms, status, language), facts.from, facts.to];
  const all = facts.findings.join('\n');
  const sums = (one: PlaceControl['places'][number] | PlaceControl['buildings'][number]) => [
    percent(one.share),
    one.hours === 0 ? null : one.outside,
    one.hours,
    percent(one.coverage),
  ];
  return {
    columns: columnsIn(language),
    rows: [
      ...told.places.map((one) => [
        own.place,
        one.name,
        one.code,
        one.name,
        ...sums(one),
        one.buildings,
        null,
        null,
        told.limit,
        ...same,
        all,
      ]),
      ...told.buildings.map((one) => {
        const why = one.reason === undefined ? null : say(notJudgedTerms[one.reason]);
        return [
          own.building,
          facts.regionOf(one.region),
          one.code,
          one.name,
          ...sums(one),
          null,
          one.spaces,
          why,
          told.limit,
          ...same,
          null,
        ];
      }),
    ],
  };
}

function columnsIn(language: Language): string[] {
  const own = labels[language];
  const say = (term: { readonly zh: string; readonly en: string }): string => term[language];
  return [
    own.what,
    own.place,
    own.code,
    own.name,
    `${say(controlTerms.share)} (%)`,
    say(controlTerms.outside),
    say(controlTerms.hours),
    `${own.coverage} (%)`,
    own.buildingCount,
    say(controlTerms.points),
    say(controlTerms.reason),
    say(temperatureTerms.limit),
    own.basis,
    verification[language],
    own.from,
    own.to,
    own.finding,
  ];
}
