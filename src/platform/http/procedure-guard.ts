import type { Caller } from '#platform/access/access.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { Problem } from '#kernel/problem.ts';
import { can } from '#kernel/rights.ts';
import type { Action, ProcedureMeta } from '#kernel/rights.ts';
import { checkLongLists } from './inputs/list-check.ts';
import { refuseUnsound } from './inputs/input-check.ts';
import { refuseGuessedNumbers } from './inputs/number-text.ts';
import { refuseUnknownFields } from './inputs/unknown-fields.ts';

/** The context that the HTTP layer gives to procedures: what they see, and what the guard needs. */
export type HttpContext = RequestContext & {
  /** What the caller must do before anything else is allowed. */
  readonly mustFirst: Caller['mustFirst'];
  /** Where a procedure's error is put, to be reported in one place. */
  readonly trouble: { error?: unknown };
  /** Where a response already serialized as JSON is put. */
  readonly written: { json?: Uint8Array<ArrayBuffer> };
  /** Called with the route of the matched procedure, its names in braces. */
  readonly found: (route: string) => void;
  /** Runs a query about the current state: no live reading is taken in until it is answered. */
  readonly steady: <T>(question: () => Promise<T>) => Promise<T>;
};

/** The request context, before its outcome is known. */
export type HttpRequestContext = Omit<HttpContext, 'trouble' | 'written'>;

/** The one guard: throws Problem if this caller may not do this. A procedure that names no action is open to no one. */
export function allow(context: Pick<HttpContext, 'scope' | 'mustFirst'>, action: Action | undefined): void {
  if (action !== 'self' && action !== 'public') refuseBefore(context);
  if (action !== undefined && can(context.scope, action)) return;
  if (context.scope.role === 'public') throw new Problem('not-signed-in', 'not-signed-in');
  throw new Problem('not-allowed', 'role-may-not', { role: context.scope.role });
}

function refuseBefore({ scope, mustFirst }: Pick<HttpContext, 'scope' | 'mustFirst'>): void {
  if (mustFirst === 'own-password') throw new Problem('not-allowed', 'password-must-change');
  if (mustFirst === 'second-factor') throw new Problem('not-allowed', 'second-factor-demanded', { role: scope.role });
}

/** Runs before every procedure, before its input is validated. */
export async function guardProcedure<T>(options: {
  readonly context: HttpContext;
  readonly input: unknown;
  readonly procedure: {
    readonly '~orpc': { readonly meta: Partial<ProcedureMeta>; readonly route: { readonly path?: string }; readonly inputSchema?: unknown };
  };
  next(): Promise<T>;
}): Promise<T> {
  const { meta, route, inputSchema } = options.procedure['~orpc'];
  options.context.found(`/api${route.path ?? ''}`);
  allow(options.context, meta.action);
  refuseUnsound(options.input);
  refuseUnknownFields(inputSchema, options.input);
  refuseGuessedNumbers(inputSchema, options.input);
  await checkLongLists(inputSchema, options.input);
  return asksWhatIsKnownNow(meta.action, options.input) ? options.context.steady(() => options.next()) : options.next();
}

/** Figures of such a query are pinned to its instant: all their inputs must be of that instant. Earlier knowledge does not change. */
function asksWhatIsKnownNow(action: Action | undefined, input: unknown): boolean {
  if (action !== 'view' && action !== 'disclose') return false;
  return (input as { knownAt?: unknown } | null | undefined)?.knownAt === undefined;
}
