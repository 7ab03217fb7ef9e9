import type { PoolClient } from 'pg';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Fields } from '../facts.ts';
import type { OpenCase } from '../open-case.ts';
import type { Transition } from './step-check.ts';
import { nextNumber } from '../store/store.ts';

/**
 * The number that a step assigns, by the pattern of its kind: `seq` counts from 1 within what `per` names, without gaps, because it is
 * taken in the step's own transaction.
 * @param day the local day of the step
 */
export async function numbersFor(
  on: PoolClient,
  { head, procedure }: OpenCase,
  { number }: Transition,
  fields: Fields,
  day: string,
): Promise<Readonly<Record<string, string>> | null> {
  const rule = number === undefined ? undefined : procedure.numbers[number];
  if (number === undefined || rule === undefined) return null;
  const year = day.slice(0, 4);
  const valueOf = (name: string): string => (name === 'year' ? year : String((fields[name] ?? '') as string));
  const per = rule.per.map((name) => valueOf(name));
  const seq = await nextNumber(on, wholeProgram, `${head.procedure}/${number}`, per.join('/'));
  const text = rule.pattern.replaceAll(/\{([^{}]*)\}/gu, (_, name: string) => (name === 'seq' ? String(seq) : valueOf(name)));
  return { [number]: text };
}
