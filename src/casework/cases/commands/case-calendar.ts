import { writeFile } from 'node:fs/promises';
import ical from 'ical-generator';
import type { Client } from '#client.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';

type Item = Awaited<ReturnType<Client['cases']['todo']>>['items'][number];

/**
 * Due days as a calendar file (RFC 5545): an all-day event for each case that has one. It contains no names of people.
 * Throws `file-not-written`.
 */
export async function writeCalendar(file: string, items: readonly Item[], language: Language): Promise<void> {
  const calendar = ical({ name: language === 'zh' ? '窑洞待办' : 'Yaodong', prodId: { company: 'Yaodong', product: 'yaodong' } });
  for (const item of items) {
    if (item.due === null) continue;
    calendar.createEvent({
      id: `${item.case}/${item.limit ?? ''}@yaodong`,
      start: item.due,
      end: dayText((parseDay(item.due) as number) + 1),
      allDay: true,
      summary: `${item.procedureName} ${item.case}: ${item.stateName}`,
      description: item.steps.join(language === 'zh' ? '、' : ', '),
    });
  }
  await writeFile(file, calendar.toString()).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('cannot-do', 'file-not-written', { file, reason: error.code ?? error.message });
  });
}
