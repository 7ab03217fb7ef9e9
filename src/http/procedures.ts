import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import type { AnyRouter } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { guardProcedure } from './guard.ts';
import type { HttpContext } from './guard.ts';

/**
 * The contract over HTTP: finds the procedure, guards it, runs it. What goes wrong is thrown, whatever it is.
 * Answers undefined where no procedure has this address.
 */
export function createProcedures(router: AnyRouter) {
  const handler = new OpenAPIHandler<HttpContext>(router as never, {
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
    clientInterceptors: [guardProcedure as never],
  });
  return async function answer(request: Request, context: Omit<HttpContext, 'trouble'>): Promise<Response | undefined> {
    const trouble: HttpContext['trouble'] = {};
    const { matched, response } = await handler.handle(request, { prefix: '/api', context: { ...context, trouble } });
    if ('error' in trouble) throw trouble.error;
    return matched ? response : undefined;
  };
}
