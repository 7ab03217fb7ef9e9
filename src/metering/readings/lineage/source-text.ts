import type { ImportRow } from '#platform/imports/imports.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Zone } from '#kernel/zone.ts';

/** An instant (s UTC) on the local clock: `2025-01-01 00:15`, with seconds where there are any. */
export function localTime(at: number, zone: Zone): string {
  const text = formatInstant(at + zone.offsetAt(at))
    .replace('T', ' ')
    .replace('Z', '');
  return text.replace(/:00$/u, '');
}

/** The source of an import: its file, or how else readings came, and when. */
export function importText({ subject, source, live_day: live, began }: ImportRow, zone: Zone): LocalizedText {
  const at = localTime(Math.floor(began.getTime() / 1000), zone);
  if (source !== null) return { zh: `文件“${subject}”，${at} 导入`, en: `file “${subject}”, imported ${at}` };
  if (live !== null) return { zh: `实时上报，${at} 起`, en: `sent live, from ${at} on` };
  return { zh: `人工填报，${at}`, en: `typed in, ${at}` };
}
