/** The width and height of a picture, in pixels. */
export type PictureSize = { readonly type: 'jpg' | 'png'; readonly width: number; readonly height: number };

/**
 * The size of a JPEG (ITU-T T.81, its frame header) or PNG (IHDR), from its bytes alone.
 * @returns null if it is neither, is cut off before its size, or has none
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = isPng(view) ? pngSize(view) : jpegSize(view);
  return size === null || size.width === 0 || size.height === 0 ? null : size;
}

const isPng = (view: DataView): boolean =>
  view.byteLength >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a && view.getUint32(12) === 0x49484452;

const pngSize = (view: DataView): PictureSize => ({ type: 'png', width: view.getUint32(16), height: view.getUint32(20) });

/** Skips segments until a frame header: C0 to CF except tables (C4), extensions (C8) and arithmetic conditioning (CC). */
function jpegSize(view: DataView): PictureSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}
