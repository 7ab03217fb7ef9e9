import { type DownloadRoute, languageAsked } from '#kernel/download.ts';
import type { Language, Words } from '#kernel/finding.ts';
import { askedTimeShape, codeShape, measuredYearShape } from '#kernel/shape.ts';
import { wordType } from '#platform/docx/docx.ts';
import type { Brief } from './brief.ts';
import { briefPaper } from './paper.ts';
import { present } from './present-brief.ts';
import { briefTerms } from './vocabulary.ts';

/** The brief as a Word file. @param mark of the demo city */
export function briefDownloads(brief: Brief, words: Words, mark: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/brief',
      action: 'view',
      summary: 'A place in a year on one page, as a Word file',
      parameters: {
        region: { about: 'the place', shape: codeShape },
        year: { about: 'the year', shape: measuredYearShape },
        knownAt: { about: 'as known at an instant', shape: askedTimeShape.optional() },
        language: languageAsked,
      },
      types: [wordType],
      open: async ({ scope, language: readers }, { region = '', year = '', knownAt, language = readers }) => {
        const spoken: Language = language === 'en' ? 'en' : 'zh';
        const told = present(await brief.show(scope, { region, year: Number(year), knownAt }, spoken), words, spoken);
        const bytes = await briefPaper(told, { language: spoken, mark });
        return { name: `${told.place}_${briefTerms.paper[spoken]}.docx`, type: wordType, body: new Blob([new Uint8Array(bytes)]).stream() };
      },
    },
  ];
}
