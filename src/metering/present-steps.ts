import { formatInstant } from '#kernel/instant.ts';
import { mostDigits, type JsonWriter } from '#kernel/json-writer.ts';
import { WrittenJson } from '#kernel/written.ts';
import type { CombinedSteps } from './combine.ts';

/**
 * Steps as the contract tells them, `{start, end, value, coverage, estimated?}`, written from their columns.
 * @param edges bounds of the steps, whole seconds UTC of the years 0 to 9999: one more than there are steps
 */
export function presentSteps(edges: Float64Array, steps: CombinedSteps): WrittenJson {
  return new WrittenJson((into) => writeSteps(edges, steps, into));
}

function writeSteps(edges: Float64Array, { value, coverage, estimated }: CombinedSteps, into: JsonWriter): void {
  const head = createHead(edges[0] as number);
  into.text('[');
  into.reserve(value.length * mostBytes);
  for (let at = 0; at < value.length; at++) {
    head.advance(edges[at + 1] as number);
    // no comma before the first
    into.bytes(head.bytes, at === 0 ? 1 : 0, head.bytes.length - (at === 0 ? 1 : 0));
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

const instantBytes = formatInstant(0).length;
const beforeStart = ',{"start":"';
const beforeEnd = `${beforeStart}${formatInstant(0)}","end":"`;
const headText = `${beforeEnd}${formatInstant(0)}","value":`;
const mostBytes = headText.length + coverageText.length + estimatedText.length + 2 * mostDigits + 1;

/** How a step begins, with both its instants: written anew where the day is another, else only the clock. */
function createHead(first: number) {
  const bytes = ascii(headText);
  const [startAt, endAt] = [beforeStart.length, beforeEnd.length];
  bytes.set(ascii(formatInstant(first)), endAt);
  let day = Math.floor(first / 86_400);
  const two = (at: number, value: number): void => {
    const tens = Math.floor(value / 10);
    bytes[at] = zero + tens;
    bytes[at + 1] = zero + value - tens * 10;
  };
  return {
    bytes,
    /** To the step that begins where this one ends. @param end s UTC */
    advance(end: number): void {
      bytes.copyWithin(startAt, endAt, endAt + instantBytes);
      const second = end - day * 86_400;
      if (second < 0 || second >= 86_400) {
        day = Math.floor(end / 86_400);
        bytes.set(ascii(formatInstant(end)), endAt);
        return;
      }
      const minute = Math.floor(second / 60);
      const hour = Math.floor(minute / 60);
      two(endAt + clockAt, hour);
      two(endAt + clockAt + 3, minute - hour * 60);
      two(endAt + clockAt + 6, second - minute * 60);
    },
  };
}

const zero = 0x30;
/** Where the hour stands in an instant. */
const clockAt = formatInstant(0).indexOf('T') + 1;
