import { isContractProcedure } from '@orpc/contract';
import type { AnyContractProcedure } from '@orpc/contract';
import { contract } from '#contract.ts';
import type { Action } from '#kernel/rights.ts';

export type Procedure = {
  /** `access.users.add` */
  readonly name: string;
  readonly path: readonly string[];
  readonly route: { readonly method: string; readonly path: string; readonly summary: string };
  readonly action: Action | undefined;
};

/** Every procedure of the contract. */
export function procedures(): Procedure[] {
  return walk(contract, []);
}

function walk(node: unknown, path: readonly string[]): Procedure[] {
  if (isContractProcedure(node)) return [procedureOf(node, path)];
  return Object.entries(node as object).flatMap(([name, below]) => walk(below, [...path, name]));
}

function procedureOf(node: AnyContractProcedure, path: readonly string[]): Procedure {
  const { route, meta } = node['~orpc'];
  return {
    name: path.join('.'),
    path,
    route: { method: route.method ?? '', path: route.path ?? '', summary: route.summary ?? '' },
    action: (meta as { action?: Action }).action,
  };
}

/** Calls a procedure of a client by its path. */
export function call(client: unknown, path: readonly string[], input: unknown): Promise<unknown> {
  let at = client as Record<string, unknown>;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  return (at[path.at(-1) ?? ''] as (input: unknown) => Promise<unknown>)(input);
}

/** The shape of a procedure's input; undefined if it has none. */
export const inputOf = (path: readonly string[]): unknown => at(path)['~orpc'].inputSchema;

/** The shape of its output; undefined if it has none. */
export const outputOf = (path: readonly string[]): unknown => at(path)['~orpc'].outputSchema;

function at(path: readonly string[]): AnyContractProcedure {
  let found: unknown = contract;
  for (const name of path) found = (found as Record<string, unknown>)[name];
  return found as AnyContractProcedure;
}
