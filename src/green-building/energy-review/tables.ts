import type { Language } from '#kernel/finding.ts';
import { percentOf } from '#kernel/percent.ts';
import { useTerms, termText } from '#kernel/vocabulary.ts';
import type { Cell } from '#platform/tables/write.ts';
import type { ComparedRow } from './compared-cases.ts';
import type { Way } from './known-use.ts';
import type { OwedRow } from './owed.ts';
import {
  compareStateTerms,
  dutyTerms,
  energyReviewTerms as terms,
  outcomeTerms,
  owedVerdictTerms,
  reviewStateTerms,
  wayTerms,
} from './vocabulary.ts';
import type { DecidedReview } from './yearly.ts';

export type Sheet = { readonly header: string[]; readonly rows: Cell[][] };

/** Names of places and organisations by code. */
export type NameOf = (kind: 'place' | 'organisation', code: string) => string;

/** Columns of shares, in per cent. */
const shares: ReadonlySet<string> = new Set(['coverage', 'over'] satisfies (keyof typeof terms)[]);

const headOf = (names: readonly (keyof typeof terms)[], language: Language): string[] =>
  names.map((name) => `${terms[name][language]}${shares.has(name) ? ' (%)' : ''}`);

const share = (value: number | null): Cell => (value === null ? null : percentOf(value));

/** Who owes a review and has not passed one. */
export function owedSheet(rows: readonly OwedRow[], nameOf: NameOf, language: Language): Sheet {
  const header = headOf(
    [
      'kind',
      'code',
      'name',
      'place',
      'organisation',
      'use',
      'areaM2',
      'built',
      'duty',
      'verdict',
      'decided',
      'declaredKwh',
      'declaredTce',
      'estimatedKwh',
      'meteredKwh',
      'meteredTce',
      'coverage',
      'review',
      'reviewedKwh',
      'reviewedTce',
      'case',
    ],
    language,
  );
  return { header, rows: rows.map((row) => owedCells(row, nameOf, language)) };
}

function owedCells(row: OwedRow, nameOf: NameOf, language: Language): Cell[] {
  const of = (way: Way) => row.known.find((one) => one.way === way);
  const [declared, estimated, metered] = [of('declared'), of('estimated'), of('metered')];
  return [
    terms[row.kind][language],
    row.code,
    row.name,
    nameOf('place', row.region),
    row.organisation === null ? null : nameOf('organisation', row.organisation),
    row.use === null ? null : termText(useTerms, row.use, language),
    row.areaM2,
    row.year,
    dutyTerms[row.duty][language],
    owedVerdictTerms[row.verdict][language],
    row.decided.map((way) => wayTerms[way][language]).join(language === 'zh' ? '、' : ', '),
    declared?.kwh ?? null,
    declared?.tce ?? null,
    estimated?.kwh ?? null,
    metered?.kwh ?? null,
    metered?.tce ?? null,
    share(metered?.coverage ?? null),
    reviewStateTerms[row.review?.state ?? 'none'][language],
    row.review?.kwh ?? null,
    row.review?.tce ?? null,
    row.review?.case ?? null,
  ];
}

/** Reviewed against metered, a row for each building. */
export function comparedSheet(rows: readonly ComparedRow[], nameOf: NameOf, language: Language): Sheet {
  const header = headOf(
    [
      'case',
      'name',
      'project',
      'building',
      'place',
      'reviewer',
      'acceptedOn',
      'period',
      'state',
      'reviewedKwh',
      'meteredKwh',
      'reviewedTce',
      'meteredTce',
      'coverage',
      'over',
    ],
    language,
  );
  return {
    header,
    rows: rows.map((row) => {
      const power = row.carriers.find(({ carrier }) => carrier === 'electricity');
      return [
        row.case,
        row.subject,
        row.project,
        row.name ?? row.building ?? terms.whole[language],
        nameOf('place', row.region),
        row.reviewer,
        row.acceptedOn,
        `${row.from}/${row.to}`,
        compareStateTerms[row.state][language],
        power?.reviewed ?? null,
        power?.metered ?? null,
        row.reviewedTce,
        row.meteredTce,
        row.state === 'waiting' ? null : share(row.coverage),
        share(row.over),
      ];
    }),
  };
}

/** The reviews of a year. */
export function listSheet(rows: readonly DecidedReview[], nameOf: NameOf, stateName: (state: string) => string, language: Language): Sheet {
  const header = headOf(
    [
      'case',
      'number',
      'decidedOn',
      'outcome',
      'name',
      'project',
      'organisation',
      'place',
      'areaM2',
      'kwh',
      'tce',
      'tceEqual',
      'reviewer',
      'conditions',
      'state',
      'acceptance',
      'acceptedOn',
    ],
    language,
  );
  return {
    header,
    rows: rows.map((row) => [
      row.case,
      row.number,
      row.decidedOn,
      outcomeTerms[row.outcome][language],
      row.subject,
      row.project,
      row.organisation === null ? null : nameOf('organisation', row.organisation),
      nameOf('place', row.region),
      row.areaM2,
      row.kwh,
      row.tce,
      row.tceEqual,
      row.reviewer,
      row.conditions,
      stateName(row.state),
      row.acceptance,
      row.acceptedOn,
    ]),
  };
}
