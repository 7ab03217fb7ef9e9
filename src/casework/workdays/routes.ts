import { implement } from '@orpc/server';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { workdaysContract } from './contract.ts';
import type { YearNotice } from './facts.ts';
import type { Workdays } from './workdays.ts';

/** Binds the contract of the official calendar to its service. @param words those of all slices */
export function workdaysRoutes(workdays: Workdays, words: Words) {
  const on = implement(workdaysContract).$context<RequestContext>();
  return on.router({
    due: on.due.handler(({ input, context }) => workdays.due(context.scope, input)),
    rows: on.rows.handler(async ({ input, context }) => ({ rows: await workdays.rows(context.scope, input.file, input.knownAt) })),
    reckoning: on.reckoning.handler(({ input, context }) => {
      const { days, calendars, ...told } = workdays.reckoning(context.scope, input);
      return {
        ...told,
        days: days.map(({ notice, ...day }) => ({ ...day, calendar: nameOf(notice) })),
        calendars: calendars.map(presentNotice),
      };
    }),
    calendar: on.calendar.handler(({ input, context }) => {
      const { days, calendars, ...told } = workdays.calendar(context.scope, input.year, input.knownAt);
      return {
        ...told,
        days: days.map(({ day, reason, notice }) => ({ day, worked: reason === 'worked', reason, calendar: nameOf(notice) })),
        calendars: calendars.map(presentNotice),
      };
    }),
    notice: {
      read: on.notice.read.handler(({ input, context }) => presentRead(workdays.readNotice(input), words, context.language)),
      add: on.notice.add.handler(async ({ input, context }) => {
        const { calendar, ...read } = await workdays.addNotice(context.scope, input);
        return { ...presentRead(read, words, context.language), calendar };
      }),
    },
  });
}

type Read = Omit<ReturnType<Workdays['readNotice']>, 'version'>;

function presentRead<One extends Read>({ findings, festivals, closed, worked, ...read }: One, words: Words, language: Language) {
  return {
    ...read,
    festivals: festivals.map((one) => ({ name: one.name, closed: [...one.closed], worked: [...one.worked] })),
    closed: [...closed],
    worked: [...worked],
    findings: findings.map((one) => tellPlain(one, words, language)),
  };
}

function nameOf<One extends YearNotice | null>(notice: One): One extends null ? null : string {
  return (notice === null ? null : `${notice.id}@${notice.version}`) as One extends null ? null : string;
}

function presentNotice(notice: YearNotice) {
  const { year, published, status, source, closed, worked } = notice;
  const { document, clause, url } = source;
  return { calendar: nameOf(notice), year, published: published ?? null, status, document, clause, url: url ?? null, closed, worked };
}
