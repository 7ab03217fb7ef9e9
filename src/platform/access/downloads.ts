import { ofAsker } from '#kernel/trail.ts';
import { labels } from '#kernel/label-terms.ts';
import type { ZodError } from 'zod';
import { languageAsked, parametersOf, type DownloadRoute } from '#kernel/download.ts';
import type { Language } from '#kernel/finding.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { fileNote } from '#kernel/file-note.ts';
import type { Scope } from '#kernel/scope.ts';
import { placeZone, today } from '#kernel/today.ts';
import { Problem } from '#kernel/problem.ts';
import type { NamedIssue } from '#kernel/shape.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Access } from './access.ts';
import { auditFilter } from './contract.ts';

type PlaceOf = (scope: Scope) => Promise<string | undefined>;

const header: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    labels.zh.number,
    labels.zh.time,
    labels.zh.who,
    labels.zh.role,
    labels.zh.does,
    labels.zh.what,
    labels.zh.place,
    labels.zh.detail,
    '身份',
    labels.zh.attempts,
  ],
  en: ['number', 'at', 'actor', 'role', 'action', 'subject', 'region', 'detail', 'identity', 'count'],
};

/**
 * The audit trail as a file: all entries that match the filter and the reader may see, newest first.
 * @param placeOf the name of the place that the file is about
 * @param note a line above the table, such as the mark of demonstration data
 */
export function accessDownloads(access: Access, placeOf: PlaceOf, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/audit',
      action: 'audit',
      summary: 'The audit trail as a file: who did what, newest first',
      parameters: { format: tableFormat, lang: languageAsked, ...parametersOf(auditFilter, 'as in GET /audit') },
      types: tableTypes,
      open: async ({ scope, language, now }, asked) => {
        const { lang: _lang, format: wanted, ...rest } = asked;
        const format = formatGiven(wanted);
        const read = auditFilter.safeParse(rest);
        if (!read.success) throw refusal(read.error);
        await access.audit(scope, { action: 'audit-export', subject: 'audit', region: ofAsker(scope), detail: { ...read.data } });
        const name = language === 'zh' ? labels.zh.auditTrail : 'audit';
        const told = fileNote({ mark: note, known: undefined, at: now, address: undefined }, language);
        const place = await placeOf(scope);
        const when = read.data.from === undefined && read.data.to === undefined ? today(now) : [read.data.from, read.data.to].join('—');
        const title = [place, name, read.data.from, read.data.to].filter((part) => part !== undefined).join(' ');
        return tableFile(fileNameOf({ place, when, name }), format, header[language], rowsOf(access.auditPieces(scope, read.data)), {
          title,
          note: format === 'xlsx' ? told : note,
        });
      },
    },
  ];
}

async function* rowsOf(pieces: ReturnType<Access['auditPieces']>) {
  for await (const rows of pieces) {
    for (const { id, at, actor, identity, role, action, subject, region, detail, count } of rows)
      yield [Number(id), placeTime(at), actor, role, action, subject, region, JSON.stringify(detail), identity, count];
  }
}

/** `2026-03-01T08:15:00+08:00`: in the local time of the place. */
function placeTime(at: Date): string {
  return at.toTemporalInstant().toZonedDateTimeISO(placeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The problem with the filter: a day that does not exist has a problem of its own. */
function refusal({ issues }: ZodError): Problem {
  const [issue] = issues;
  const named = issue?.code === 'custom' ? (issue.params as Partial<NamedIssue> | undefined) : undefined;
  if (named?.problem !== undefined) return new Problem('bad-input', named.problem, named.evidence);
  return new Problem('bad-input', 'bad-audit-query', { field: issue?.path.join('.') ?? '' });
}
