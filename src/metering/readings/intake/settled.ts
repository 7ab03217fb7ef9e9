import type { Imports } from '#platform/imports/imports.ts';
import { choicesIn, type Choice } from '#kernel/choice.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ReadingsOptions } from './reading-options.ts';

/** Options that may be settled as for the sender's last file; not which metering point or year a file belongs to. */
const settleable: ReadonlySet<string> = new Set([
  'decimals',
  'dateOrder',
  'marks',
  'kind',
  'unit',
  'valueColumn',
  'meterColumn',
  'timeColumn',
  'layout',
]);

/** Questions whether use is already multiplied, but not whose multiplier is right: that is asked for each file. */
const multiplierAsked: ReadonlySet<string> = new Set(['multiplier-of-use', 'multiplier-missing']);

/** The maximum number of open questions in one file. */
const mostOpen = 6;

/** What was settled as in the sender's last file with the same headings, and the number of that import. */
export type Settled = { readonly options: ReadingsOptions; readonly from: number | null };

export const nothingSettled: Settled = { options: {}, from: null };

export type Sender = { readonly imports: Pick<Imports, 'lastOfLayout'>; readonly scope: Scope; readonly layout: () => Promise<string> };

/**
 * Takes a file in; if it leaves something open that was settled for the sender's last file with the same headings, it is taken the same
 * way, and reported.
 * @throws Problem for what has not been settled yet
 */
export async function asSettled<T>(sender: Sender, take: (settled: Settled) => Promise<T>): Promise<T> {
  let settled = nothingSettled;
  for (let asked = 0; ; asked += 1)
    try {
      return await take(settled);
    } catch (trouble) {
      // a contradiction within the file cannot have been settled before
      const isOpen = trouble instanceof Problem && trouble.evidence['mixed'] !== true;
      const choices = isOpen ? choicesIn(trouble.evidence) : [];
      const more = choices.length === 0 || asked === mostOpen ? null : await answerOf(sender, choices, (name) => maySettle(name, trouble));
      if (more === null) throw trouble;
      const options = { ...settled.options, ...more.options };
      if (JSON.stringify(options) === JSON.stringify(settled.options)) throw trouble;
      settled = { options, from: more.from };
    }
}

const maySettle = (name: string, trouble: unknown): boolean =>
  settleable.has(name) || (name === 'multiplier' && trouble instanceof Problem && multiplierAsked.has(trouble.code));

/** The choice that was settled for the sender's last file with the same headings; null if there is none. */
async function answerOf(
  { imports, scope, layout }: Sender,
  choices: readonly Choice[],
  may: (name: string) => boolean,
): Promise<Settled | null> {
  const last = await lastSaid({ imports, scope, layout });
  if (last.from === null) return null;
  const said: Readonly<Record<string, unknown>> = last.options;
  const chosen = choices.find(({ set }) => Object.entries(set).every(([name, value]) => may(name) && said[name] === value));
  return chosen === undefined ? null : { options: chosen.set as ReadingsOptions, from: last.from };
}

/** The options of the sender's last file with the same headings, given by a person or settled as for the one before it. */
export async function lastSaid({ imports, scope, layout }: Sender): Promise<Settled> {
  const last = await imports.lastOfLayout(scope, 'readings', await layout());
  if (last === undefined) return nothingSettled;
  return { options: { ...(last.result?.['settled'] as object | undefined), ...last.options } as ReadingsOptions, from: last.id };
}

export function settledFindings({ options, from }: Settled): Finding[] {
  const said = Object.entries(options).map(([name, value]) => `${name}=${String(value)}`);
  return from === null ? [] : [{ code: 'settled-as-before', severity: 'info', evidence: { said: said.join(', '), import: from } }];
}
