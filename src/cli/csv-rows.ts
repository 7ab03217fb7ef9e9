/**
 * Counts the records of a csv as its bytes pass through: line ends outside quotes; the header, empty lines and a note above the header (`#
 * 示范数据`) do not count.
 */
export function createCsvCounter(): { readonly see: (bytes: Uint8Array) => void; readonly rows: () => number } {
  let [records, quoted, empty, first] = [0, false, true, ''];
  return {
    see(bytes) {
      if (first.length < 6) first += Buffer.from(bytes.subarray(0, 6 - first.length)).toString('latin1');
      for (const byte of bytes) {
        if (byte === 0x22) quoted = !quoted;
        if (byte !== 0x0a && byte !== 0x0d) empty = false;
        else if (byte === 0x0a && !quoted) {
          if (!empty) records += 1;
          empty = true;
        }
      }
    },
    rows: () => Math.max(0, records + (empty ? 0 : 1) - (/^(?:ï»¿)?"?# /u.test(first) ? 2 : 1)),
  };
}
