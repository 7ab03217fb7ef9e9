import { isContractProcedure, type AnyContractRouter } from '@orpc/contract';
import type { ProcedureMeta } from '#kernel/rights.ts';
import { answered, createMadeOnce, made } from './made-once.ts';
import type { HttpNeeds } from './needs.ts';
import type { HttpRequestContext } from './procedure-guard.ts';

type Answer = (request: Request, context: HttpRequestContext) => Promise<Response | undefined>;

/** Every kind of knowledge in both languages, and some more; a question of its own for each entry would be without end. */
const mostKept = 64;

/** It is asked for with the rights of somebody: nobody between us and them keeps it, and they ask whether it still stands. */
const kept = 'private, no-cache';

/**
 * Answers that are the same whoever asks (`whoever` in the contract): made and compressed once for as long as knowledge stands as it does,
 * in each language, with a tag. Who may ask was asked before. Undefined for every other address.
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
