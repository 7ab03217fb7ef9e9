import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longestFrame } from './bytes.ts';
import { createMqttWatch } from './mqtt-length.ts';

/** A packet with this many bytes after its length. */
function publish(bytes: number): Buffer {
  const head = [0x30];
  for (let rest = bytes; ; rest = Math.floor(rest / 128)) {
    head.push((rest % 128) | (rest < 128 ? 0 : 0x80));
    if (rest < 128) return Buffer.concat([Buffer.from(head), Buffer.alloc(bytes, 0xff)]);
  }
}

it('packets of up to 1 MiB pass, however the stream is split', () => {
  const stream = Buffer.concat([0, 1, 120, 130, 20_000, longestFrame].map(publish));
  const sizes = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(sizes, (cut) => {
      const watch = createMqttWatch();
      let at = 0;
      for (const size of cut) {
        expect(watch(stream.subarray(at, at + size))).toBe(true);
        at += size;
      }
      expect(watch(stream.subarray(at))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('a longer packet, or an invalid length, is stopped as soon as it is declared', () => {
  for (const head of ['30ffffff7f', '30ffffffff', '30818040'])
    expect(createMqttWatch()(Buffer.concat([publish(10), Buffer.from(head, 'hex')]))).toBe(false);
  expect(createMqttWatch()(Buffer.from('30808040', 'hex'))).toBe(true);
});
