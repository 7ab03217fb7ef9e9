import { implement } from '@orpc/server';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Brief } from './brief.ts';
import { briefContract } from './contract.ts';
import { present } from './present-brief.ts';

/** Binds the contract of the brief to its service. @param words those of all slices */
export function briefRoutes(brief: Brief, words: Words) {
  const on = implement(briefContract).$context<RequestContext>();
  return on.router({
    show: on.show.handler(async ({ input, context: { scope, language } }) =>
      present(await brief.show(scope, input, language), words, language),
    ),
  });
}
