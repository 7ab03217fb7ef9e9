const most = 150;

/** Names that Windows keeps for devices, whatever stands behind the dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

/**
 * The name under which a file is handed out: no path, no signs that turn the reading direction or cannot be seen, nothing that a file
 * system refuses, its ending kept. It names nothing on the disk here.
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
