/** No frame of any protocol is longer. */
export const longestFrame = 1_048_576;

/** Bytes as people write them: `68 61 01 …`. @param most the maximum number of bytes shown */
export function hexText(bytes: Uint8Array, most = 512): string {
  const shown = Buffer.from(bytes.subarray(0, most)).toString('hex').toUpperCase();
  const spaced = shown.replaceAll(/(..)(?=.)/gu, '$1 ');
  return bytes.length > most ? `${spaced} … (${bytes.length})` : spaced;
}

/**
 * What a stream of bytes yielded: a frame, bytes that are not a frame (`code` says why), or the end, after which nothing can be understood.
 */
export type Cut<Frame> =
  | { readonly frame: Frame }
  | { readonly bad: { readonly code: string; readonly bytes: Buffer; readonly fatal: boolean } };

/** Looks at the bytes so far: how many it needs before it looks again, or what it cut off and how long that was. */
export type Cutter<Frame> = (bytes: Buffer) => { readonly need: number } | { readonly cut: Cut<Frame> | null; readonly used: number };

/**
 * Cuts a stream of bytes, in pieces of any size, into frames. After a fatal one it is silent.
 * @example const read = createFrameReader(collectorCutter); for (const one of read(chunk)) …
 */
export function createFrameReader<Frame>(cutter: Cutter<Frame>): (chunk: Buffer) => Generator<Cut<Frame>> {
  let parts: Buffer[] = [];
  let length = 0;
  let need = 1;
  let isOver = false;
  return function* read(chunk) {
    if (isOver) return;
    parts.push(chunk);
    length += chunk.length;
    if (length < need) return;
    let bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts, length);
    parts = [];
    while (bytes.length > 0) {
      const step = cutter(bytes);
      if ('need' in step) {
        need = step.need;
        break;
      }
      need = 1;
      bytes = bytes.subarray(step.used);
      if (step.cut === null) continue;
      yield step.cut;
      if ('bad' in step.cut && step.cut.bad.fatal) {
        isOver = true;
        return;
      }
    }
    parts = bytes.length === 0 ? [] : [bytes];
    length = bytes.length;
  };
}

/** Bytes as text, its first 500 characters; null if they are not text. */
export function payloadText(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8')
    .decode(bytes)
    .replace(/\uFFFD{1,3}$/u, '')
    .trim();
  // oxlint-disable-next-line no-control-regex
  return text === '' || /[\u0000-\u0008\u000E-\u001F\uFFFD]/u.test(text) ? null : text.slice(0, 500);
}
