import { isContractProcedure, type AnyContractRouter } from '@orpc/contract';
import type { ProcedureMeta } from '#kernel/rights.ts';
import { answered, createMadeOnce, made } from './made-once.ts';
import type { HttpNeeds } from './needs.ts';
import type { HttpRequestContext } from './procedure-guard.ts';

type Answer = (request: Request, context: HttpRequestContext) => Promise<Response | undefined>;

/** Every kind of knowledge in both languages, and some more; one per entry would be unbounded. */
const mostKept = 64;

/** It is requested with someone's rights: no intermediary caches it, and clients revalidate it. */
const kept = 'private, no-cache';

/**
 * Responses that are the same for all callers (`whoever` in the contract): built and compressed once per state of the knowledge, in each
 * language, with an ETag. Access was checked before. Undefined for every other address.
 */
export function createSameForAll({ contract, knowledgeStands }: Pick<HttpNeeds, 'contract' | 'knowledgeStands'>, answer: Answer) {
  const paths = new Set(pathsForAll(contract));
  const { once, clear } = createMadeOnce(mostKept);
  let stood = '';
  return async (request: Request, context: HttpRequestContext): Promise<Response | undefined> => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/\/$/u, '');
    if (request.method !== 'GET' || !paths.has(path)) return undefined;
    const stands = knowledgeStands(context.now);
    if (stands !== stood) clear();
    stood = stands;
    context.found(path);
    const make = async () => {
      const told = await answer(request, context);
      if (told === undefined) throw new TypeError(`no answer to ${path}`);
      return made(told.headers.get('content-type') ?? 'application/json', await told.bytes());
    };
    return answered(request, await once(`${context.language} ${path}${url.search}`, make), kept);
  };
}

function pathsForAll(node: AnyContractRouter): string[] {
  if (!isContractProcedure(node)) return Object.values(node).flatMap(pathsForAll);
  const { route, meta } = node['~orpc'];
  return (meta as ProcedureMeta).whoever === true ? [`/api${route.path ?? ''}`] : [];
}
