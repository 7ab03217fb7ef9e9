import { implement } from '@orpc/server';
import { z } from 'zod';
import { wordType } from '#platform/docx/docx.ts';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { askedDayShape, askedTimeShape } from '#kernel/shape.ts';
import { ruralHousesContract } from './contract.ts';
import { ruralPaper } from './rural-paper.ts';
import type { RuralHouses, RuralQuestion } from './rural-houses.ts';
import { inWords } from './spoken.ts';
import { ruralTerms } from './vocabulary.ts';

/** Binds the contract of rural houses to their service. @param words those of all slices */
export function ruralHousesRoutes(houses: RuralHouses, words: Words) {
  const on = implement(ruralHousesContract).$context<RequestContext>();
  return on.router({
    show: on.show.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = inWords(await houses.rural(scope, input), language);
      const { knownAt: _, ...asked } = input;
      return { ...asked, ...told, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
  });
}

const text = z.string().min(1).max(200);

/** The same as a Word file. @param mark of the demo city */
export function ruralHousesDownloads(houses: RuralHouses, words: Words, mark: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/rural-houses',
      action: 'export',
      summary: 'Rural houses of a place accepted in a stretch of days, as a Word file',
      parameters: {
        region: { about: 'the place', shape: text },
        from: { about: 'the first day', shape: askedDayShape },
        to: { about: 'until this day, not included', shape: askedDayShape },
        knownAt: { about: 'as known at an instant', shape: askedTimeShape.optional() },
        language: languageAsked,
      },
      types: [wordType],
      open: async ({ scope, language: readers }, { region = '', from = '', to = '', knownAt, language = readers }) => {
        const spoken: Language = language === 'en' ? 'en' : 'zh';
        const asked: RuralQuestion = { region, from, to, knownAt };
        const told = inWords(await houses.rural(scope, asked), spoken);
        const findings = told.findings.map((one) => tellPlain(one, words, spoken).detail);
        const bytes = await ruralPaper({ ...told, findings }, asked, { language: spoken, mark });
        return { name: `${ruralTerms.title[spoken]}-${from}-${to}.docx`, type: wordType, body: new Blob([new Uint8Array(bytes)]).stream() };
      },
    },
  ];
}
