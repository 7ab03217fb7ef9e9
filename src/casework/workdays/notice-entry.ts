import type { NoticeRead } from './notice-text.ts';

/** The id under which the city keeps its calendar of a year: never one of those that ship, so that a later program may bring its own. */
export const ownCalendar = (year: number) => ({ id: `city/calendar/${year}`, file: `calendars/calendar-${year}.yaml` });

/** What a notice says as an entry of knowledge, set by the city, without id and version. */
export function entryOf(read: NoticeRead & { readonly year: number; readonly published: string }, url: string | undefined): object {
  const { year, published, number, closed, worked } = read;
  const document = `国务院办公厅关于${year}年部分节假日安排的通知${number === null ? '' : `（${number}）`}`;
  return { year, published, status: 'CITY', source: { document, clause: '全文', ...(url !== undefined && { url }) }, closed, worked };
}
