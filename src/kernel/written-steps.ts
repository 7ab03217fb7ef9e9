import { formatInstant } from './instant.ts';
import type { JsonWriter } from './json-writer.ts';
import { WrittenJson } from './written.ts';

/** The part of a row after its instants. `write` writes at most `mostBytes`, starting with a comma: `,"value":12.5`. */
export type RowOfStep = { readonly mostBytes: number; readonly write: (into: JsonWriter, at: number) => void };

/**
 * Steps as a list of rows `{start, end, …}`, written from their columns.
 * @param edges bounds of the steps, whole seconds UTC of the years 0 to 9999: one more than there are steps
 * @example writtenSteps(edges, { mostBytes: 60, write: (into, at) => … }) // [{"start":"2026-03-01T00:00:00Z","end":…,"value":12.5}, …]
 */
export function writtenSteps(edges: Float64Array, row: RowOfStep): WrittenJson {
  return new WrittenJson((into) => writeAll(edges, row, into));
}

function writeAll(edges: Float64Array, { mostBytes, write }: RowOfStep, into: JsonWriter): void {
  const size = edges.length - 1;
  const head = createHead(edges[0] as number);
  into.text('[');
  into.reserve(size * (headText.length + mostBytes + 1));
  for (let at = 0; at < size; at++) {
    head.advance(edges[at + 1] as number);
    // no comma before the first
    into.bytes(head.bytes, at === 0 ? 1 : 0, head.bytes.length - (at === 0 ? 1 : 0));
    write(into, at);
    into.sign(closed);
  }
  into.text(']');
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const closed = 0x7d;

const instantBytes = formatInstant(0).length;
const beforeStart = ',{"start":"';
const beforeEnd = `${beforeStart}${formatInstant(0)}","end":"`;
const headText = `${beforeEnd}${formatInstant(0)}"`;

/** The start of a row, with both its instants: rewritten completely if the day changes, otherwise only the time of day. */
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
    /** Moves to the step that begins where this one ends. @param end s UTC */
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
/** The position of the hour in an instant. */
const clockAt = formatInstant(0).indexOf('T') + 1;
