import { ofAsked, type WriteTrail } from '#kernel/trail.ts';
import { equipmentFieldTerms, equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { languageAsked, parametersOf, type DownloadRoute } from '#kernel/download.ts';
import { fileNote } from '#kernel/file-note.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Cell } from '#platform/tables/write.ts';
import { renewalQuestionShape } from './contract.ts';
import type { JudgedDevice, RenewalService } from './renewal.ts';
import { groundTerms, renewalHeadTerms, renewalTerms } from './vocabulary.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

const heads = [
  equipmentFieldTerms.code,
  equipmentFieldTerms.name,
  equipmentFieldTerms.building,
  labelTerms.organisation,
  equipmentFieldTerms.kind,
  renewalHeadTerms.verdict,
  renewalHeadTerms.grounds,
  renewalHeadTerms.openGrounds,
  renewalHeadTerms.needs,
  renewalHeadTerms.indicative,
  renewalHeadTerms.clauses,
] as const;

const fileAskShape = renewalQuestionShape.omit({ limit: true, offset: true });

/** The equipment due for renewal as a file, filtered as the list is. @param mark of demonstration data */
export function renewalDownloads(renewal: RenewalService, audit: Audit, mark: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/equipment-renewal',
      action: 'export',
      summary: 'Which equipment is to be renewed: a row for each device, with its grounds, what would decide and the clauses',
      parameters: { format: tableFormat, lang: languageAsked, ...parametersOf(fileAskShape, 'as in GET /equipment-renewal') },
      types: tableTypes,
      open: async ({ scope, language, now }: RequestContext, given) => {
        const format = formatGiven(given['format']);
        const read = fileAskShape.safeParse(given);
        if (!read.success) throw new Problem('bad-input', 'bad-list-query', { field: read.error.issues[0]?.path.join('.') ?? '' });
        const { on, equipment, clauses } = await renewal.verdicts(scope, read.data);
        await audit(scope, {
          action: 'export',
          subject: 'equipment-renewal',
          region: ofAsked(scope, read.data),
          detail: { format, ...read.data },
        });
        const quoted = clauses.map(({ title, clause, quote }) => `《${title}》${clause}：${quote}`).join('\n');
        const name = renewalHeadTerms.title[language];
        const note = fileNote({ mark, known: read.data.knownAt, at: now, address: undefined }, language);
        const rows = equipment.map((one) => rowOf(one, quoted, language));
        return tableFile(
          `${name}_${on}`.replaceAll(' ', '_'),
          format,
          heads.map((head) => head[language]),
          rows,
          { title: `${name} ${on}`, note },
        );
      },
    },
  ];
}

function rowOf(one: JudgedDevice, clauses: string, language: Language): Cell[] {
  const and = language === 'zh' ? '、' : ', ';
  const grounds = (verdict: 'yes' | 'unknown') =>
    one.grounds
      .filter((ground) => ground.verdict === verdict)
      .map(({ ground }) => groundTerms[ground][language])
      .join(and);
  const needs = [...new Set(one.grounds.flatMap((ground) => ground.needs))].map((field) => equipmentFieldTerms[field][language]);
  return [
    one.code,
    one.name,
    one.buildingName ?? one.building,
    one.organisation,
    equipmentKindTerms[one.kind][language],
    renewalTerms[one.verdict][language],
    grounds('yes'),
    grounds('unknown'),
    needs.join(and),
    labelTerms[one.indicative ? 'yes' : 'no'][language],
    clauses,
  ];
}
