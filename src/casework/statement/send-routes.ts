import { implement } from '@orpc/server';
import { tell, type Language, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { sendContract } from './send-contract.ts';
import type { SentLetters } from './send.ts';
import type { Statements } from './statement.ts';

/** Routes of sending statements, answering them and reading what was sent. @param words those of all slices */
export function sendRoutes(statement: Statements, words: Words) {
  const os = implement(sendContract).$context<RequestContext>();
  const present = ({ letters, seen }: SentLetters, language: Language) => ({
    seen,
    letters: letters.map(({ says, to, findings, ...one }) => ({
      ...one,
      says: says[language],
      to: [...to],
      findings: findings.map((finding) => ({ ...tell(finding, words, language), evidence: { ...finding.evidence } })),
    })),
  });
  const nameOf = (code: string, language: Language) => statement.kinds().find((one) => one.code === code)?.names[language] ?? code;
  return {
    previewSend: os.previewSend.handler(async ({ input, context: { scope, language } }) =>
      present(await statement.previewSend(scope, input), language),
    ),
    send: os.send.handler(async ({ input, context: { scope, language } }) => present(await statement.send(scope, input), language)),
    answer: os.answer.handler(async ({ input: { number, text }, context: { scope } }) => ({
      number,
      answers: await statement.answer(scope, number, text),
    })),
    sent: os.sent.handler(async ({ input, context: { scope, language } }) => {
      const { rows, total } = await statement.sentNotices(scope, input);
      const notices = rows.map(({ kind, at, says, to, answers, ...row }) => ({
        ...row,
        kind,
        kindName: nameOf(kind, language),
        at: at.toISOString(),
        says: says[language],
        to: [...to],
        answers: answers.map((one) => ({ ...one })),
      }));
      return { notices, total };
    }),
  };
}
