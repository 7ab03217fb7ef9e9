import { createZone } from '#kernel/zone.ts';
import { parseTime } from './time.ts';

const utc = /世界[时時]|协调世界时|格林[尼威][治]?|(?<![a-z])(?:utc|gmt|zulu)(?![a-z])|^utc|utc$/iu;
const beijing = /北京时间?|(?<![a-z])(?:bjt|bjs)(?![a-z])/iu;
const shifted = /(?:^|(?:utc|gmt)\s?)([+-])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d)/iu;
const bracketed = /[([（【]\s*([^()[\]（）【】]*?)\s*[)\]）】]/gu;
/** Words about how times are written, or whose they are, which name no time zone. */
const noClock =
  /^(?:[ymdhs年月日时分秒:/\-\s.]+|local(?: time)?|lt|lst|当地时间?|本地时间?|地方时|hour|hours|hr|date|time|iso(?: ?8601)?|24 ?h|hh24.*)$/iu;
const looksLike =
  /^[A-Z]{2,5}$|(?:标准|太阳|平|夏令|冬令|东京|首尔)时间?$|(?:standard|daylight|summer|solar) [Tt]ime$|^[A-Z][a-z]+\/[A-Z]/u;
/** `Time CET`. */
const behind = /[\s_]([A-Z]{3,4})$/u;

/** The UTC offset of a zone name in seconds; null if it means local time, NaN if it is unknown. */
function offsetNamed(name: string): number | null {
  const time = name === '' ? 'empty' : parseTime(`2000-01-01 00:00 ${name}`);
  return typeof time === 'string' ? Number.NaN : time.offsetSeconds;
}

/**
 * The UTC offset in seconds of a time column, from its heading; null if it states none, its name if it is unknown.
 * @example clockNamed('观测时间(UTC)') // 0
 */
export function clockNamed(heading: string): number | string | null {
  const text = heading.normalize('NFKC').replaceAll('−', '-').trim();
  const isUtc = utc.test(text);
  const inside = [...text.matchAll(bracketed)].map(([, content = '']) => content.trim());
  const [, sign, hours, minutes = '0'] = [...inside, isUtc ? text : ''].map((part) => shifted.exec(part)).find((one) => one !== null) ?? [];
  if (hours !== undefined && Number(hours) <= 14) return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  if (beijing.test(text)) return 28_800;
  if (isUtc) return 0;
  for (const part of inside) {
    if (part === '' || noClock.test(part)) continue;
    const offset = /^[a-z]{1,5}$/iu.test(part) ? offsetNamed(part) : Number.NaN;
    if (offset === null) continue;
    if (!Number.isNaN(offset)) return offset;
    if (looksLike.test(part)) return part;
  }
  const offset = offsetNamed(behind.exec(text)?.[1] ?? '');
  return Number.isNaN(offset) ? null : offset;
}

/** A title that states the time zone of the times below it, and not when it was written. */
const ofClock =
  /时区|时制|世界[时時]|协调世界时|北京时(?!间?\s*[:：]?\s*\d)|(?<![a-z])(?:time\s?zone|timezone|utc|gmt|local solar time|lst)(?![a-z])/iu;
const ofWriting =
  /导出|生成|打印|下载|制表|更新|查询|(?<![a-z])(?:export\w*|generated|created|printed|download\w*|updated|retrieved)(?![a-z])/iu;
const namesZone = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/u;

/** The time zone of a table's times from its titles: the UTC offset in seconds, the name of a zone, or an unknown name. */
export type ClockOfTitles = { readonly offset: number } | { readonly zone: string } | { readonly unknown: string; readonly title: string };

/**
 * The time zone named in the titles above a table; null if there is none.
 * @example clockOfTitles(['数据时区：UTC']) // { offset: 0 }
 */
export function clockOfTitles(titles: readonly string[]): ClockOfTitles | null {
  for (const [at, title] of titles.entries()) {
    const label = /^\s*(?:数据|资料|时间|观测)?(?:的)?(?:时区|时制|time\s?zone|timezone)\s*[:：]?\s*$/iu.test(title);
    const text = (label ? `${title}: ${titles[at + 1] ?? ''}` : title).normalize('NFKC');
    if (!ofClock.test(text) || ofWriting.test(text)) continue;
    const found = clockOfText(text);
    if (found !== null) return found;
  }
  return null;
}

function clockOfText(text: string): ClockOfTitles | null {
  const zone = namesZone.exec(text)?.[0];
  if (zone !== undefined && createZone(zone) !== null) return { zone };
  if (/(?<![a-z])(?:lst|local solar time)(?![a-z])|真太阳时|地方太阳时/iu.test(text))
    return { unknown: 'LST', title: text.trim().slice(0, 100) };
  const [, value = ''] = /(?:时区|时制|time\s?zone|timezone)[^:：=]{0,6}[:：=]\s*([^,，;；)）]+)/iu.exec(text) ?? [];
  const said = clockNamed(value === '' ? text : `x (${value.trim()})`);
  if (typeof said === 'number') return { offset: said };
  if (/local|当地|本地|地方/iu.test(value)) return null;
  return typeof said === 'string'
    ? { unknown: said, title: text.trim().slice(0, 100) }
    : value.trim() === ''
      ? null
      : { unknown: value.trim().slice(0, 40), title: text.trim().slice(0, 100) };
}
