import { implement } from '@orpc/server';
import { type DownloadRoute, languageAsked } from '#kernel/download.ts';
import { type Language, tell, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { askedTimeShape, codeShape } from '#kernel/shape.ts';
import { wordType } from '#platform/docx/docx.ts';
import type { Brief, BriefOnPage } from './brief.ts';
import { briefContract } from './contract.ts';
import { briefPaper } from './paper.ts';
import { briefTerms } from './vocabulary.ts';

/** Binds the contract of the brief to its service. @param words those of all slices */
export function briefRoutes(brief: Brief, words: Words) {
  const on = implement(briefContract).$context<RequestContext>();
  return on.router({
    show: on.show.handler(async ({ input, context: { scope, language } }) =>
      present(await brief.show(scope, input, language), words, language),
    ),
  });
}

function present({ received, sentences, targets, below, findings, ...rest }: BriefOnPage, words: Words, language: Language) {
  return {
    ...rest,
    knownAt: formatInstant(received / 1000),
    sentences: sentences.map((parts) => [...parts]),
    targets: [...targets],
    below: [...below],
    findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  };
}

/** The same as a Word file. @param mark of the demo city */
export function briefDownloads(brief: Brief, words: Words, mark: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/brief',
      action: 'view',
      summary: 'A place in a year on one page, as a Word file',
      parameters: {
        region: { about: 'the place', shape: codeShape },
        year: { about: 'the year', shape: briefContract.show['~orpc'].inputSchema.shape.year },
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

export type BriefContent = ReturnType<typeof present>;
