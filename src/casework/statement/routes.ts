import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { tell, type Language, type Words } from '#kernel/finding.ts';
import { wordType } from '#platform/docx/docx.ts';
import { z } from 'zod';
import { statementContract } from './contract.ts';
import type { StatementEntry } from './entry.ts';
import type { StatementFigure } from './facts.ts';
import { sendRoutes } from './send-routes.ts';
import { presentDifference } from './standing.ts';
import type { Statements } from './statement.ts';
import type { StatementRow } from './store.ts';

/** Binds the contract of issued statements to their service. @param words those of all slices */
export function statementRoutes(statement: Statements, words: Words) {
  const os = implement(statementContract).$context<RequestContext>();
  const nameOf = (code: string, language: Language) => statement.kinds().find((one) => one.code === code)?.names[language] ?? code;
  const present = (row: StatementRow, language: Language) => presentStatement(row, nameOf(row.entry.kind, language));
  return os.router({
    ...sendRoutes(statement, words),
    kinds: os.kinds.handler(({ context: { language } }) => ({
      kinds: statement.kinds().map(({ code, series, names }) => ({ code, series, name: names[language] })),
    })),
    list: os.list.handler(async ({ input, context: { scope, language } }) => {
      const { rows, total } = await statement.list(scope, input);
      return { statements: rows.map((row) => present(row, language)), total };
    }),
    get: os.get.handler(async ({ input, context: { scope, language } }) => {
      const row = await statement.get(scope, input.number);
      return { ...present(row, language), ...presentContent(row, language) };
    }),
    draft: os.draft.handler(async ({ input, context: { scope, language } }) => {
      const ask = 'follows' in input ? { number: input.follows, indicative: input.indicative } : input;
      return presentDraft(await statement.draft(scope, ask), words, language);
    }),
    issue: os.issue.handler(async ({ input, context: { scope, language } }) =>
      present(await statement.issueAsRead(scope, input), language),
    ),
    compare: os.compare.handler(async ({ input, context: { scope, language } }) => {
      const { number, known, differences, knowledge, changes } = await statement.compare(scope, input.number);
      return {
        number,
        comparedAt: new Date(known.recorded).toISOString(),
        same: differences.length === 0,
        differences: differences.map((one) => presentDifference(one, language)),
        knowledge,
        changes,
      };
    }),
    issueDifference: os.issueDifference.handler(async ({ input, context: { scope, language } }) =>
      present(await statement.issueAsRead(scope, input), language),
    ),
    withdraw: os.withdraw.handler(async ({ input, context: { scope, language } }) =>
      present(await statement.withdraw(scope, input.number, input.reason), language),
    ),
    verify: os.verify.handler(async ({ context: { language } }) => {
      const { broken, ...verified } = await statement.verify();
      if (broken === null) return { ok: true, ...verified, broken };
      const { detail } = tell({ code: `statement-chain-${broken.reason}`, severity: 'error', evidence: broken }, words, language);
      return { ok: false, ...verified, broken: { ...broken, detail } };
    }),
  });
}

/** A document as it would be issued now, with what stands in the way. */
function presentDraft({ entry, bytes, hindrances }: Awaited<ReturnType<Statements['draft']>>, words: Words, language: Language) {
  const { number, day, received, recorded, indicative, document, knowledge } = entry;
  return {
    number,
    day,
    draft: { received, recorded, sha256: document.sha256 },
    indicative,
    ...presentFigures(entry, language),
    knowledge: [...knowledge],
    document,
    base64: Buffer.from(bytes).toString('base64'),
    hindrances: hindrances.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  };
}

/** The address of a statement's document: the bytes that were issued. */
export function statementDownloads(statement: Statements): DownloadRoute[] {
  return [
    {
      path: '/statements/{number}/document',
      action: 'view',
      summary: 'The document of an issued statement, byte for byte as it was issued',
      parameters: { number: { about: 'the number of the statement', shape: z.string() } },
      types: [wordType],
      open: async ({ scope }, { number = '' }) => {
        const { name, type, bytes, region } = await statement.document(scope, number);
        return { name, type, body: new Blob([new Uint8Array(bytes)]).stream(), lies: region };
      },
    },
  ];
}

function presentStatement({ entry, followed }: StatementRow, kindName: string) {
  const { number, kind, act, follows, building, region, period, indicative, day, issued, by, document } = entry;
  const state = act === 'withdrawal' || followed?.act === 'withdrawal' ? 'withdrawn' : followed === null ? 'standing' : 'changed';
  return {
    number,
    kind,
    kindName,
    act,
    state: state as 'standing' | 'changed' | 'withdrawn',
    follows,
    followedBy: followed?.number ?? null,
    building,
    region,
    period,
    indicative,
    day,
    issuedAt: issued,
    by,
    document,
  };
}

function presentContent({ entry, text, hash }: StatementRow, language: Language) {
  const { question, received, recorded, knowledge, reason, program, position } = entry;
  const { previous } = JSON.parse(text) as { previous: string };
  return {
    question: { ...question },
    received: new Date(received).toISOString(),
    recorded: new Date(recorded).toISOString(),
    ...presentFigures(entry, language),
    knowledge: [...knowledge],
    reason,
    program,
    position,
    previous,
    hash,
    entry: text,
  };
}

function presentFigures({ figures, differences }: Pick<StatementEntry, 'figures' | 'differences'>, language: Language) {
  return {
    figures: figures.map((one) => presentFigure(one, language)),
    differences: differences.map((one) => presentDifference(one, language)),
  };
}

function presentFigure({ code, name, value, unit, said, figure }: StatementFigure, language: Language) {
  return { code, name: name[language], value, unit, said: said?.[language] ?? null, figure: figure ?? null };
}
