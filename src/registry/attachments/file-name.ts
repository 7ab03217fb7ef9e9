const most = 150;

/** Names that Windows reserves for devices, whatever follows the dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

/**
 * The name under which a file is served: no path, no characters that are invisible or change the reading direction, nothing that a file
 * system refuses, and its extension kept. It is not the name of a file on this disk.
 */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/[<>:"|?*]/gu, '_')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
    .replace(/[. ]+$/u, '');
  if (plain === '') return 'file';
  return shortened(devices.test(plain) ? `_${plain}` : plain);
}

function shortened(name: string): string {
  const signs = [...name];
  if (signs.length <= most) return name;
  const ending = /\.[^.]{1,12}$/u.exec(name)?.[0] ?? '';
  return `${signs.slice(0, most - [...ending].length).join('')}${ending}`;
}
