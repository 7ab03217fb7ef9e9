import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Words } from '#kernel/finding.ts';
import { helpContract } from './contract.ts';

/** @param bySlice the words of every slice, as they are told */
export function helpRoutes(bySlice: Readonly<Record<string, Words>>) {
  const os = implement(helpContract).$context<RequestContext>();
  return os.router({
    words: os.words.handler(({ context: { language } }) => ({
      words: Object.entries(bySlice).flatMap(([slice, own]) =>
        Object.entries(own).map(([code, said]) => ({ slice, code, text: said[language] })),
      ),
    })),
  });
}
