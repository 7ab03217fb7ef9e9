import { longestFrame } from './bytes.ts';

/**
 * Watches the packets of MQTT on a line by their fixed headers alone. In: bytes as received, in any pieces. False if a packet claims to be
 * longer than 1 MiB, or its length is invalid; nothing after it must be read.
 */
export function createMqttWatch(): (bytes: Buffer) => boolean {
  /** Bytes of the packet that are still to come; −1 while its length is being read. */
  let left = 0;
  let length = 0;
  let place = 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length;) {
      if (left > 0) {
        const passed = Math.min(left, bytes.length - at);
        left -= passed;
        at += passed;
        continue;
      }
      const byte = bytes[at++] as number;
      if (left === 0) [left, length, place] = [-1, 0, 1];
      else {
        length += (byte & 0x7f) * place;
        place *= 128;
        const isLast = (byte & 0x80) === 0;
        if (length > longestFrame || (!isLast && place > 128 ** 3)) return false;
        if (isLast) left = length;
      }
    }
    return true;
  };
}
