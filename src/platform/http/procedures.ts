import { SmartCoercionPlugin } from '@orpc/json-schema';
import { StandardBracketNotationSerializer, StandardOpenAPIJsonSerializer, StandardOpenAPISerializer } from '@orpc/openapi-client/standard';
import { StandardOpenAPICodec, StandardOpenAPIMatcher } from '@orpc/openapi/standard';
import type { AnyRouter } from '@orpc/server';
import { FetchHandler } from '@orpc/server/fetch';
import { StandardHandler, type StandardHandlerOptions } from '@orpc/server/standard';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { Problem } from '#kernel/problem.ts';
import { shownText } from '#kernel/sound-text.ts';
import { guardProcedure } from './procedure-guard.ts';
import type { HttpRequestContext, HttpContext } from './procedure-guard.ts';
import type { HttpNeeds } from './needs.ts';
import { JsonWriter } from '#kernel/json-writer.ts';
import { WrittenJson } from '#kernel/written.ts';

/**
 * Results of procedures are already plain: only `JSON.stringify` is applied. The library's own serializer first copies every object of a
 * result, looking for dates and files in it, which costs as much as writing it.
 */
class AnswersAsTheyAre extends StandardOpenAPISerializer {
  constructor() {
    super(new StandardOpenAPIJsonSerializer(), new StandardBracketNotationSerializer());
  }

  override serialize(...[data]: Parameters<StandardOpenAPISerializer['serialize']>): ReturnType<StandardOpenAPISerializer['serialize']> {
    return typeof data === 'object' && data !== null && Symbol.asyncIterator in data ? super.serialize(data) : data;
  }
}

/** The library would ignore a query sent in addition to a body, and let a given value replace that of the path: both are rejected. */
class InputsAsTheyAreGiven extends StandardOpenAPICodec {
  override async decode(...[request, params, procedure]: Parameters<StandardOpenAPICodec['decode']>): Promise<unknown> {
    const isGet = request.method === 'GET';
    const [unread] = isGet ? [] : request.url.searchParams.keys();
    if (unread !== undefined) throw new Problem('bad-input', 'query-unread', { name: shownText(unread), method: request.method });
    const given: unknown = isGet ? Object.fromEntries(request.url.searchParams) : await request.body();
    const other = Object.entries(params ?? {}).find(([name, said]) => isOther(given, name, said))?.[0];
    if (other !== undefined) throw new Problem('bad-input', 'input-field-in-path', { name: other });
    return super.decode(request, params, procedure);
  }
}

/** Whether a body or query gives a name of the path a different value. */
function isOther(given: unknown, name: string, said: string): boolean {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, name)) return false;
  const value = (given as Readonly<Record<string, unknown>>)[name];
  return (typeof value !== 'string' && typeof value !== 'number') || String(value) !== said;
}

/**
 * The contract over HTTP: finds the procedure, guards it, runs it. All errors are thrown. Returns undefined if no procedure has this
 * address.
 */
export function createProcedures(router: AnyRouter, refuseUnknown: HttpNeeds['refuseUnknown']) {
  const options: StandardHandlerOptions<HttpContext> = {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    interceptors: [
      async ({ context, next }) => {
        try {
          return await next();
        } catch (error) {
          context.trouble.error = error;
          throw error;
        }
      },
    ],
    clientInterceptors: [guardProcedure as never, refusing(refuseUnknown) as never, aroundCodec() as never],
  };
  const codec = new InputsAsTheyAreGiven(new AnswersAsTheyAre());
  const handler = new FetchHandler<HttpContext>(new StandardHandler(router as never, new StandardOpenAPIMatcher(), codec, options));
  return async function answer(request: Request, context: HttpRequestContext): Promise<Response | undefined> {
    const trouble: HttpContext['trouble'] = {};
    const written: HttpContext['written'] = {};
    const { matched, response } = await handler.handle(request, { prefix: '/api', context: { ...context, trouble, written } });
    if ('error' in trouble) throw trouble.error;
    if (!matched) return undefined;
    return written.json === undefined ? response : new Response(written.json, { status: response.status, headers: response.headers });
  };
}

type Called = {
  readonly context: HttpContext;
  readonly input: unknown;
  readonly procedure: {
    readonly '~orpc': { readonly route: { readonly method?: string; readonly path?: string }; readonly inputSchema?: unknown };
  };
  next(): Promise<unknown>;
};

/** Before a query is answered: what it filters by must exist. */
function refusing(refuseUnknown: HttpNeeds['refuseUnknown']) {
  return async function refuse({ context, input, procedure, next }: Called): Promise<unknown> {
    const { route, inputSchema } = procedure['~orpc'];
    await refuseUnknown?.({ method: route.method, path: route.path, inputSchema }, context.scope, input);
    return next();
  };
}

/** A list that serializes itself bypasses the codec, which would write objects. */
function aroundCodec() {
  const written = createAnswerWriter();
  return async function keepWritten({ context, next }: { readonly context: HttpContext; next(): Promise<unknown> }): Promise<unknown> {
    const answer = await next();
    const json = written(answer);
    if (json === null) return answer;
    context.written.json = json;
    return null;
  };
}

/** Writes results with lists that serialize themselves. */
function createAnswerWriter() {
  const into = new JsonWriter();
  /** The result as JSON; null if it has no such list. */
  return function written(answer: unknown): Uint8Array<ArrayBuffer> | null {
    const told = Object.entries(answer ?? {}).filter(([, value]) => value !== undefined);
    if (!told.some(([, value]) => value instanceof WrittenJson)) return null;
    into.clear();
    for (const [at, [name, value]] of told.entries()) {
      into.text(`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`);
      if (value instanceof WrittenJson) value.write(into);
      else into.text(JSON.stringify(value));
    }
    into.text('}');
    return into.written();
  };
}
