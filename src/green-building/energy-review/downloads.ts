import { Readable } from 'node:stream';
import { z } from 'zod';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Place } from '#platform/place/place.ts';
import { xlsxType } from '#platform/tables/file.ts';
import { xlsxPieces } from '#platform/tables/write.ts';
import type { EnergyReviews } from './energy-review.ts';
import { comparedSheet, listSheet, owedSheet, type NameOf, type Sheet } from './tables.ts';
import { energyReviewTerms } from './vocabulary.ts';

export type ReviewFileNeeds = {
  readonly reviews: EnergyReviews;
  readonly place: Pick<Place, 'places' | 'organisation'>;
  readonly now: Clock;
  /** The mark of demonstration data. */
  readonly mark: string | undefined;
};

const tables = ['owed', 'compare', 'list'] as const;

type TableQuestion = { readonly region: string; readonly year: number; readonly table: (typeof tables)[number] };

/** The lists of energy reviews as workbooks. */
export function energyReviewDownloads(needs: ReviewFileNeeds): DownloadRoute[] {
  return [
    {
      path: '/exports/energy-review',
      action: 'export',
      summary: 'Energy reviews as a workbook: who owes one and has not passed it, reviewed against metered, or those of a year',
      parameters: {
        table: { about: 'owed (default), compare, list', shape: z.enum(tables).optional() },
        region: { about: 'the place', shape: z.string().min(1).max(100) },
        year: { about: 'the year; by default the last that has ended', shape: z.string().max(4).optional() },
        language: languageAsked,
      },
      types: [xlsxType],
      open: async ({ scope, language: readers }, { table, region = '', year, language = readers }) => {
        const spoken = language === 'en' ? 'en' : 'zh';
        const asked = { region, year: yearOf(year, needs.now), table: tables.find((one) => one === table) ?? 'owed' };
        const { header, rows } = await sheetOf(needs, scope, asked, spoken);
        const title = energyReviewTerms[asked.table][spoken];
        const pieces = xlsxPieces(header, rows, { sheet: title, ...(needs.mark !== undefined && { note: needs.mark }) });
        const body = Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
        return { name: `${title}-${region}-${asked.year}.xlsx`, type: xlsxType, body };
      },
    },
  ];
}

function yearOf(year: string | undefined, now: Clock): number {
  if (year === undefined || year === '') return Number(today(now()).slice(0, 4)) - 1;
  if (!/^\d{4}$/u.test(year)) throw new Problem('bad-input', 'bad-list-query', { field: 'year' });
  return Number(year);
}

async function sheetOf(
  { reviews, place }: ReviewFileNeeds,
  scope: Scope,
  { region, year, table }: TableQuestion,
  language: Language,
): Promise<Sheet> {
  const known = reviews.knownAt(undefined);
  if (table === 'compare') {
    const { rows } = await reviews.compared(scope, { region, known });
    return comparedSheet(rows, await namesFor(place, []), language);
  }
  if (table === 'list') {
    const { rows, stateNames } = await reviews.list(scope, { region, year });
    const nameOf = await namesFor(
      place,
      rows.map(({ organisation }) => organisation),
    );
    return listSheet(rows, nameOf, (state) => stateNames.get(state)?.[language] ?? state, language);
  }
  const { rows } = await reviews.owed(scope, { region, year, known });
  return owedSheet(
    rows,
    await namesFor(
      place,
      rows.map(({ organisation }) => organisation),
    ),
    language,
  );
}

/** Names of all places, and of these organisations. A code without a name stays as it is. */
export async function namesFor(place: ReviewFileNeeds['place'], organisations: readonly (string | null)[]): Promise<NameOf> {
  const places = new Map((await place.places(null)).map(({ code, name }) => [code, name]));
  const named = new Map<string, string>();
  for (const code of new Set(organisations)) {
    if (code === null) continue;
    named.set(
      code,
      await place.organisation(programScope, code).then(
        ({ name }) => name,
        () => code,
      ),
    );
  }
  return (kind, code) => (kind === 'place' ? places : named).get(code) ?? code;
}
