import { ofAsked, type WriteTrail } from '#kernel/trail.ts';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import { type DownloadRoute, languageAsked, parametersOf } from '#kernel/download.ts';
import { fileNote } from '#kernel/file-note.ts';
import { Problem } from '#kernel/problem.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Place } from '#platform/place/place.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import { dueQuestion } from './due-question.ts';
import { dueHeadings, dueRow } from './due-file.ts';
import type { MeterVerification } from './meter-verification.ts';
import { noticePaper } from './notice-paper.ts';
import { verificationHeadTerms } from './vocabulary.ts';
import { kindFile } from '#platform/ledger/kind-file.ts';

type Needs = {
  /** Writes the audit trail. */
  readonly audit: WriteTrail;
  readonly place: Pick<Place, 'organisation'>;
  /** The mark of demonstration data. */
  readonly mark: string | undefined;
};

/** More rows than a city has meters. */
const whole = { limit: 10_000_000, offset: 0 };

/** The maximum number of meters in a Word document; the rest is mentioned, and contained in the sheet. */
const mostOnPaper = 1000;

/** Files of the supervision of meters: certificates, the due list, the notice to a company. */
export function verificationDownloads(verification: MeterVerification, needs: Needs): DownloadRoute[] {
  return [
    kindFile(
      { name: 'certificates', all: 'All certificates of meters that are seen', header: verification.header, rows: verification.rows },
      { audit: needs.audit, note: needs.mark },
    ),
    dueFile(verification, needs),
    noticeFile(verification, needs),
  ];
}

/** The filter of a file, the same as for the list. Throws `bad-list-query`. */
function questionOf(given: Readonly<Record<string, string | undefined>>) {
  const read = dueQuestion.safeParse(given);
  if (!read.success) throw new Problem('bad-input', 'bad-list-query', { field: read.error.issues[0]?.path.join('.') ?? '' });
  return read.data;
}

function dueFile(verification: MeterVerification, { audit, mark }: Needs): DownloadRoute {
  return {
    path: '/exports/meter-due',
    action: 'export',
    summary: 'Meters by their certificates on a day as a file, narrowed as the list is',
    parameters: { format: tableFormat, lang: languageAsked, ...parametersOf(dueQuestion, 'as in GET /meter-verification/due') },
    types: tableTypes,
    open: async ({ scope, language, now }: RequestContext, given) => {
      const [format, asked] = [formatGiven(given['format']), questionOf(given)];
      const { on, meters } = await verification.due(scope, { ...asked, ...whole });
      await audit(scope, { action: 'export', subject: 'meter-due', region: ofAsked(scope, asked), detail: { format, ...asked } });
      const name = `${verificationHeadTerms.title[language]} ${on}`;
      const note = fileNote({ mark, known: asked.knownAt, at: now, address: undefined }, language);
      const rows = meters.map((one) => dueRow(one, language));
      return tableFile(name.replaceAll(' ', '_'), format, dueHeadings(language), rows, { title: name, note });
    },
  };
}

/** The name of a company; its code if it is not among the organisations that the scope sees. */
async function nameOf(place: Needs['place'], scope: Scope, company: string): Promise<string> {
  try {
    return (await place.organisation(scope, company)).name;
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-such-organisation') return company;
    throw error;
  }
}

function noticeFile(verification: MeterVerification, { audit, place, mark }: Needs): DownloadRoute {
  return {
    path: '/exports/meter-due-notice',
    action: 'export',
    summary: 'The notice to a company about its meters as a Word document: how many of each state, what is asked, meter by meter',
    parameters: parametersOf(dueQuestion.omit({ state: true }), 'as in GET /meter-verification/due'),
    types: [wordType],
    open: async ({ scope }: RequestContext, given) => {
      const { state: _state, ...asked } = questionOf(given);
      const company = asked.company === undefined ? null : await nameOf(place, scope, asked.company);
      const { on, within, ...list } = await verification.due(scope, { ...asked, limit: mostOnPaper, offset: 0 });
      await audit(scope, { action: 'export', subject: 'meter-due-notice', region: ofAsked(scope, asked), detail: asked });
      const bytes = await writeWord({ ...noticePaper(list, { company, on, within }), note: mark });
      return {
        name: `${['meter-notice', asked.company, on].filter((part) => part !== undefined).join('-')}.docx`,
        type: wordType,
        body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
      };
    },
  };
}
