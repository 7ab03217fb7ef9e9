/** CRC-16/XMODEM: polynomial 0x1021 from 0, not reflected. @example xmodem(Buffer.from('123456789')) // 0x31C3 */
export function xmodem(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) & 0xffff) ^ (xmodemTable[(crc >> 8) ^ byte] as number);
  return crc;
}

/** CRC-16/KERMIT: polynomial 0x8408 reflected, from 0. @example kermit(Buffer.from('123456789')) // 0x2189 */
export function kermit(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = (crc >> 8) ^ (kermitTable[(crc ^ byte) & 0xff] as number);
  return crc;
}

const xmodemTable = Uint16Array.from({ length: 256 }, (_, at) => {
  let crc = at << 8;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  return crc;
});

const kermitTable = Uint16Array.from({ length: 256 }, (_, at) => {
  let crc = at;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  return crc;
});
