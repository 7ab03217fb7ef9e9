import { expect, test } from 'vitest';
import { pngOf } from '../../../test/png.ts';
import { writeWord } from './docx.ts';
import { pictureSize } from './picture-size.ts';

/** A JPEG up to its frame header: an application segment, a table, the frame of 480 by 640. */
const jpeg = Uint8Array.from(Buffer.from('ffd8ffe000040102ffc4000309ffffc2000b08028001e001011100', 'hex'));

test('width and height are read from the bytes of a PNG and of a JPEG', () => {
  expect(pictureSize(pngOf(640, 480))).toEqual({ type: 'png', width: 640, height: 480 });
  expect(pictureSize(jpeg)).toEqual({ type: 'jpg', width: 480, height: 640 });
});

test('what is truncated, empty, without pixels or another format has no size', () => {
  for (let end = 0; end < jpeg.length - 5; end += 1) expect(pictureSize(jpeg.subarray(0, end))).toBeNull();
  for (let end = 0; end < 24; end += 1) expect(pictureSize(pngOf(2, 2).subarray(0, end))).toBeNull();
  expect(pictureSize(pngOf(0, 5))).toBeNull();
  expect(pictureSize(Buffer.from('GIF89a and more than enough'))).toBeNull();
});

test('a paper with a picture contains its bytes, and an unreadable one leaves its line', async () => {
  const whole = { kind: 'picture', bytes: pngOf(900, 300), text: '照片一' } as const;
  const broken = { kind: 'picture', bytes: Buffer.from('none'), text: '照片二' } as const;
  const bytes = Buffer.from(await writeWord({ title: '记录', blocks: [whole, broken], signed: [] }));
  expect(bytes.toString('latin1').match(/word\/media\/[^/]+?\.png/gu)?.length).toBeGreaterThan(0);
});
