import { ofAsked, type WriteTrail } from '#kernel/trail.ts';
import { labels, labelTerms } from '#kernel/label-terms.ts';
import type { z } from 'zod';
import type { RequestContext } from '#kernel/request-context.ts';
import { languageAsked, parametersOf, type DownloadRoute } from '#kernel/download.ts';
import { fileNote } from '#kernel/file-note.ts';
import { Problem } from '#kernel/problem.ts';
import type { Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Cell } from '#platform/tables/write.ts';
import type { BuildingObligations } from './city.ts';
import { placeQuestionShape } from './contract.ts';
import type { ObligationsService } from './obligations.ts';
import type { When } from './building-obligations.ts';

export type ObligationsFileNeeds = {
  readonly obligations: ObligationsService;
  readonly policy: Pick<PolicyService, 'library' | 'withText' | 'openWithText'>;
  readonly registry: Pick<Registry, 'headings' | 'valueText'>;
  /** Names of places by code. */
  readonly places: (scope: Scope) => Promise<ReadonlyMap<string, string>>;
  readonly audit: WriteTrail;
  /** The mark of demonstration data. */
  readonly mark: string | undefined;
};

const columns = {
  zh: [
    labels.zh.code,
    labels.zh.name,
    labels.zh.place,
    labels.zh.use,
    labels.zh.state,
    labels.zh.phase,
    labels.zh.required,
    labels.zh.strength,
    labels.zh.document,
    labels.zh.clause,
    labels.zh.quote,
    labels.zh.dependsOn,
    '可确定的字段',
  ],
  en: ['code', 'name', 'place', 'use', 'state', 'when', 'what', 'strength', 'document', 'clause', 'quote', 'hangs on', 'field'],
} as const;

const states = { owing: labelTerms.owed, open: labelTerms.undecided } as const;

const whens: Readonly<Record<When, Readonly<Record<Language, string>>>> = {
  operation: labelTerms.inOperation,
  retrofit: labelTerms.atRetrofit,
  construction: labelTerms.atConstruction,
};

const fileAskShape = placeQuestionShape.omit({ limit: true, offset: true });

/** The obligations of a place as a file: a row for each building and obligation, filtered as the list is. */
export function obligationsDownloads(needs: ObligationsFileNeeds): DownloadRoute[] {
  return [
    {
      path: '/exports/obligations',
      action: 'export',
      summary: 'Which buildings of a place owe what: a row for each building and duty, with clause, quote and what it depends on',
      parameters: { format: tableFormat, lang: languageAsked, ...parametersOf(fileAskShape, 'as in GET /obligations') },
      types: tableTypes,
      open: async ({ scope, language, now }: RequestContext, given) => {
        const format = formatGiven(given['format']);
        const read = fileAskShape.safeParse(given);
        if (!read.success) throw refusal(read.error, given);
        const { date, rows } = await needs.obligations.listOf(scope, read.data);
        const names = await needs.places(scope);
        await needs.audit(scope, {
          action: 'export',
          subject: 'duties',
          region: ofAsked(scope, read.data),
          detail: { format, ...read.data },
        });
        const mark = [needs.mark, language === 'zh' ? `按 ${date} 有效的文件` : `by the documents in force on ${date}`];
        const note = fileNote(
          { mark: mark.filter((part) => part !== undefined).join(' · '), known: undefined, at: now, address: undefined },
          language,
        );
        const name = language === 'zh' ? labels.zh.policyDuties : 'duties';
        const place = names.get(read.data.region) ?? read.data.region;
        const title = `${place} ${date} ${name}`;
        return tableFile(title.replaceAll(' ', '_'), format, columns[language], rowsOf(needs, rows, names, language), { title, note });
      },
    },
  ];
}

function refusal(error: z.ZodError, given: Readonly<Record<string, string>>): Problem {
  const field = error.issues[0]?.path.join('.') ?? '';
  return field === 'date'
    ? new Problem('bad-input', 'date-bad', { date: given[field] })
    : new Problem('bad-input', 'bad-list-query', { field });
}

/** Row by row, so that a city of 100,000 buildings is never held as text. */
function* rowsOf(
  needs: ObligationsFileNeeds,
  buildings: readonly BuildingObligations[],
  places: ReadonlyMap<string, string>,
  language: Language,
): Generator<Cell[]> {
  const { strengths, facts } = needs.policy.library();
  const and = language === 'zh' ? '、' : ', ';
  const factNames = (codes: readonly string[]) => codes.map((code) => facts.get(code)?.names[language] ?? code).join(and);
  for (const { code, name, region, use, owed, open } of buildings) {
    const head = [code, name, places.get(region) ?? region, use === null ? null : needs.registry.valueText('use', use, language)];
    const duty = (one: (typeof owed)[number] | (typeof open)[number], text: string) => [
      whens[one.when][language],
      text,
      strengths.get(one.strength)?.names[language] ?? one.strength,
      one.document,
      one.clause,
      one.quote,
    ];
    for (const one of needs.policy.withText(owed)) yield [...head, states.owing[language], ...duty(one, one.text[language]), null, null];
    for (const one of needs.policy.openWithText(open)) {
      const fields = needs.registry.headings(one.decidedBy, language).join(and);
      yield [...head, states.open[language], ...duty(one, one.text[language]), factNames(one.needs), fields === '' ? null : fields];
    }
  }
}
