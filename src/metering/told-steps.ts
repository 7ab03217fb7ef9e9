import { formatInstant } from '#kernel/instant.ts';
import { mostDigits, type JsonWriter } from '#kernel/json-writer.ts';
import { WrittenList } from '#kernel/written.ts';
import type { CombinedSteps } from './combine.ts';

/**
 * Steps as the contract tells them, `{start, end, value, coverage, estimated?}`, written from their columns.
 * @param edges bounds of the steps, whole seconds UTC: one more than there are steps
 */
export function toldSteps(edges: Float64Array, steps: CombinedSteps): WrittenList {
  return new WrittenList((into) => writeSteps(edges, steps, into));
}

function writeSteps(edges: Float64Array, { value, coverage, estimated }: CombinedSteps, into: JsonWriter): void {
  const { bytes, ends } = headsOf(edges);
  into.text('[');
  into.reserve(bytes.length + value.length * mostBytes);
  for (let at = 0; at < value.length; at++) {
    const begin = at === 0 ? 0 : (ends[at - 1] as number);
    into.bytes(bytes, begin, (ends[at] as number) - begin);
    into.number(value[at] as number);
    into.bytes(coverageText, 0, coverageText.length);
    into.number(coverage[at] as number);
    if (estimated[at] === 1) into.bytes(estimatedText, 0, estimatedText.length);
    into.bytes(closed, 0, 1);
  }
  into.text(']');
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const [coverageText, estimatedText, closed] = [ascii(',"coverage":'), ascii(',"estimated":true'), ascii('}')];
const mostBytes = coverageText.length + estimatedText.length + 2 * mostDigits + 1;

/** How each step begins, one after another, and where each of these beginnings ends. */
type Heads = { readonly bytes: Uint8Array; readonly ends: Uint32Array };

/** Those of the last long list are kept: a year by quarters of an hour is asked of one building after another. */
function headsOf(edges: Float64Array): Heads {
  if (isSame(edges, kept.edges)) return kept.heads;
  const texts = Array.from({ length: edges.length - 1 }, (_, at) => {
    const [start, end] = [formatInstant(edges[at] as number), formatInstant(edges[at + 1] as number)];
    return `${at === 0 ? '' : ','}{"start":"${start}","end":"${end}","value":`;
  });
  let to = 0;
  const heads = { bytes: ascii(texts.join('')), ends: Uint32Array.from(texts, (text) => (to += text.length)) };
  if (texts.length >= long) kept = { edges: edges.slice(), heads };
  return heads;
}

const long = 1000;

let kept: { readonly edges: Float64Array; readonly heads: Heads } = {
  edges: new Float64Array(0),
  heads: { bytes: new Uint8Array(0), ends: new Uint32Array(0) },
};

function isSame(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
