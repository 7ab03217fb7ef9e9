import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { shownText } from '#kernel/sound-text.ts';
import { refuseUnsound } from './input-check.ts';
import { unfit } from './list-check.ts';
import { refuseGuessedNumbers } from './number-text.ts';

type Given = {
  /** The path parameters. */
  readonly path: Readonly<Record<string, string>>;
  /** The query parameters, each with all given values. */
  readonly query: Readonly<Record<string, readonly string[]>>;
};

/** The reader's language, which every address accepts. */
const language = 'lang';

/**
 * The parameters of a download, validated against its contract before anything is looked up, with the same refusals as for the input of a
 * procedure. Values stay text; numbers are checked to be numbers within their bounds.
 * @throws Problem `parameter-repeated`, `parameter-unknown`, `parameter-missing`, `text-invalid`; ORPCError if a shape rejects a value
 */
export function downloadQuestion({ parameters }: Pick<DownloadRoute, 'parameters'>, { path, query }: Given): Record<string, string> {
  for (const [name, { length }] of Object.entries(query))
    if (length > 1 || Object.hasOwn(path, name)) throw new Problem('bad-input', 'parameter-repeated', { name: shownText(name) });
  const asked = { ...Object.fromEntries(Object.entries(query).map(([name, [text = '']]) => [name, text])), ...path };
  refuseUnsound(asked);
  const unknown = Object.keys(asked).find((name) => name !== language && !Object.hasOwn(parameters, name));
  if (unknown !== undefined)
    throw new Problem('bad-input', 'parameter-unknown', { name: shownText(unknown), allowed: Object.keys(parameters).join(', ') || '—' });
  for (const [name, { shape }] of Object.entries(parameters))
    if ((asked[name] ?? '') === '' && !shape.safeParse(undefined).success) throw new Problem('bad-input', 'parameter-missing', { name });
  const shape = z.object(Object.fromEntries(Object.entries(parameters).map(([name, { shape: own }]) => [name, own])));
  refuseGuessedNumbers(shape, asked);
  const read = shape.safeParse(asked);
  if (!read.success) throw unfit(read.error.issues);
  return asked;
}
