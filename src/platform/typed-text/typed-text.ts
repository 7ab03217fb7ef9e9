import { fill, type Language } from '#kernel/finding.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { placesIn, readText, type Place, type Spot, type TypedText } from './reading.ts';
import { typedTextWords } from './words.ts';
import type * as inThread from './text-worker.ts';

export { refuseLongYaml } from './bounds.ts';
export { createOffsets } from './offsets.ts';
export { mostFaults, readText, valueOf, type Path, type Place, type Spot, type TypedText } from './reading.ts';

/** The limit that a text exceeds, in words, for code that reports it as a fault of a file. */
export function boundInWords({ code, evidence }: Problem): Readonly<Record<Language, string>> {
  const { zh, en } = typedTextWords[code] ?? { zh: code, en: code };
  return { zh: fill(zh, evidence, 'zh', typedTextWords), en: fill(en, evidence, 'en', typedTextWords) };
}

type Threads = Pick<Workers, 'run'>;

/** Longer text is parsed in a thread, so that no one waits for it. Characters, not bytes. */
const mostHere = 16_384;

const worker = new URL('./text-worker.ts', import.meta.url);

/**
 * The value of a text written by a person, as JSON or YAML: the only reader of all such files, within limits, in time linear in the length.
 * @throws Problem `typed-text-long`, `typed-text-parts`, `typed-text-aliases`, `too-deep`
 * @example await readTypedText(workers, 'region: "140300"\nyear: 2025') // { value: { region: '140300', year: 2025 } }
 */
export async function readTypedText(threads: Threads, text: string): Promise<TypedText> {
  if (text.length <= mostHere) return readText(text);
  return threads.run<typeof inThread.readText>(worker, 'readText', text);
}

/** The positions of values in a parsed text. */
export async function placesInText(threads: Threads, text: string, spots: readonly Spot[]): Promise<readonly Place[]> {
  if (spots.length === 0) return [];
  if (text.length <= mostHere) return placesIn({ text, spots });
  return threads.run<typeof inThread.placesIn>(worker, 'placesIn', { text, spots });
}
