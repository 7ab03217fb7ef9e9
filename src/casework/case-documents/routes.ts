import { implement } from '@orpc/server';
import { z } from 'zod';
import { wordType } from '#platform/docx/docx.ts';
import { askedDayShape, askedTimeShape } from '#kernel/shape.ts';
import { emptyForm, languageAsked, type Download, type DownloadRoute } from '#kernel/download.ts';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { CaseDocuments } from './case-documents.ts';
import { caseDocumentsContract } from './contract.ts';
import type { Register } from './registers.ts';

type Listed = Awaited<ReturnType<CaseDocuments['list']>>[number];

/** Binds the contract of papers to their service. @param words those of all slices */
export function caseDocumentsRoutes(documents: CaseDocuments, words: Words) {
  const on = implement(caseDocumentsContract).$context<RequestContext>();
  const listed = (all: readonly Listed[], language: Language) => ({
    documents: all.map(({ names, step, ...one }) => ({ ...one, name: names[language], stepName: step[language] })),
  });
  return on.router({
    list: on.list.handler(async ({ input, context: { scope, language } }) => listed(await documents.list(scope, input.case), language)),
    templates: on.templates.handler(async ({ input, context: { language } }) => {
      const { templates, ...rest } = await documents.templates(input.procedure);
      return { ...rest, templates: templates.map(({ names, ...one }) => ({ ...one, name: names[language] })) };
    }),
    stateTemplate: on.stateTemplate.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...made } = await documents.stateTemplate(scope, input);
      return { ...made, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    offices: {
      list: on.offices.list.handler(async ({ context: { scope } }) => ({ offices: (await documents.offices(scope)).map(presentOffice) })),
      set: on.offices.set.handler(async ({ input, context: { scope } }) => presentOffice(await documents.stateOffice(scope, input))),
    },
    registers: {
      list: on.registers.list.handler(({ input, context: { language } }) => ({
        registers: documents.registers(input.procedure, language),
      })),
      show: on.registers.show.handler(async ({ input, context: { scope, language } }) => {
        const { parts, fields, totals, ...rest } = await documents.register(scope, input, language);
        return {
          ...rest,
          fields: [...fields],
          parts: parts.map(({ rows, ...part }) => ({ ...part, rows: rows.map((row) => ({ ...row, values: [...row.values] })) })),
          totals: totals === null ? null : presentTotals(totals),
        };
      }),
    },
    linked: {
      list: on.linked.list.handler(async ({ input, context: { language } }) => {
        const { who, code } = await documents.linkedList(input.token, input.case);
        return listed(await documents.list(who, code), language);
      }),
      get: on.linked.get.handler(async ({ input: { token, case: named, document, n } }) => {
        const { name, sha256, bytes } = await documents.linked(token, { case: named, document, n });
        return { name, sha256, base64: Buffer.from(bytes).toString('base64') };
      }),
    },
  });
}

const presentTotals = ({ per, fields, rows, whole }: NonNullable<Register['totals']>) => {
  const present = (row: typeof whole) => ({ ...row, of: [...row.of], values: [...row.values] });
  return { per: [...per], fields: [...fields], rows: rows.map(present), whole: present(whole) };
};

const presentOffice = ({ actor, stated, ...one }: Awaited<ReturnType<CaseDocuments['stateOffice']>>) => ({
  ...one,
  stated: stated.toISOString(),
  by: actor,
});

const name = z.string().min(1).max(200);

const word = ({ name: file, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Download => ({
  name: file,
  type: wordType,
  body: new Blob([new Uint8Array(bytes)]).stream(),
});

const statisticsDownload = (documents: CaseDocuments): DownloadRoute => ({
  path: '/exports/case-statistics',
  action: 'export',
  summary: 'How a procedure went in a stretch of days, as a Word file',
  parameters: {
    procedure: { about: 'the procedure', shape: name },
    from: { about: 'the first day', shape: askedDayShape },
    to: { about: 'until this day, not included', shape: askedDayShape },
    region: { about: 'the place', shape: name.optional() },
    language: languageAsked,
  },
  types: [wordType],
  open: async ({ scope, language: readers }, { procedure = '', from = '', to = '', region, language = readers }) => {
    const asked = { procedure, from, to, ...(region !== undefined && region !== '' && { region }) };
    return word(await documents.statistics(scope, asked, language === 'en' ? 'en' : 'zh'));
  },
});

const registerDownload = (documents: CaseDocuments): DownloadRoute => ({
  path: '/exports/case-register',
  action: 'export',
  summary: 'A register of a procedure in a place and a stretch of days, as a Word file',
  parameters: {
    procedure: { about: 'the procedure', shape: name },
    register: { about: 'the register, as the procedure names it', shape: name },
    region: { about: 'the place', shape: name },
    from: { about: 'the first day', shape: askedDayShape },
    to: { about: 'until this day, not included', shape: askedDayShape },
    knownAt: { about: 'as known at an instant', shape: askedTimeShape.optional() },
    language: languageAsked,
  },
  types: [wordType],
  open: async (
    { scope, language: readers },
    { procedure = '', register = '', region = '', from = '', to = '', knownAt, language = readers },
  ) => word(await documents.registerFile(scope, { procedure, register, region, from, to, knownAt }, language === 'en' ? 'en' : 'zh')),
});

/** Papers and templates as Word files. */
export function caseDocumentsDownloads(documents: CaseDocuments): DownloadRoute[] {
  return [
    {
      path: '/cases/{case}/documents/{document}',
      action: 'view',
      summary: 'A paper that a step of a case has issued, as a Word file',
      parameters: {
        case: { about: 'the case', shape: name },
        document: { about: 'the paper, as the procedure names it', shape: name },
        n: { about: 'the event that issued it, where several did (default the last)', shape: z.coerce.number().int().min(1).optional() },
        language: { ...languageAsked, about: 'the language (default zh)' },
      },
      types: [wordType],
      open: async ({ scope }, { case: code = '', document = '', n, language }) =>
        word(
          await documents.word(scope, {
            case: code,
            document,
            ...(n !== undefined && n !== '' && { n: Number(n) }),
            ...((language === 'zh' || language === 'en') && { language }),
          }),
        ),
    },
    statisticsDownload(documents),
    registerDownload(documents),
    {
      path: '/case-templates/{procedure}/{document}',
      action: 'view',
      summary: 'The template of a paper that holds now, as a Word file with its tags',
      parameters: {
        procedure: { about: 'the procedure', shape: name },
        document: { about: 'the paper, as the procedure names it', shape: name },
        language: { ...languageAsked, about: 'the language (default zh)' },
      },
      types: [wordType],
      leavesNone: emptyForm,
      open: async (_, { procedure = '', document = '', language }) =>
        word(await documents.templateFile({ procedure, document }, language === 'en' ? 'en' : 'zh')),
    },
  ];
}
