import { choiceField, choicesOf, dayField, type Dictionary, numberField, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { PoolClient } from 'pg';
import { seesPerson, writesPerson } from './store.ts';
import { peopleKept } from './training-store.ts';
import { trainingTerms, trainingTypeTerms } from './vocabulary.ts';

const named = namesIn(trainingTerms);

/** Maximum hours of one course: a year has no more. */
const mostHours = 8784;

/** The columns of a list of courses attended. */
export const trainingDictionary: Dictionary = {
  kind: 'training',
  fields: [
    textField({ ...named('person', ['code', '编码'], [labelTerms.code.zh]), required: true }, 100),
    { ...dayField(named('day', ['培训日期'], ['时间'])), required: true },
    textField({ ...named('course', ['培训课程', '培训内容'], ['课程名称']), required: true }, 200),
    {
      ...numberField(named('hours', ['培训学时', '课时'], ['小时']), {
        min: 0,
        max: mostHours,
        units: { h: 1, 学时: 1, 课时: 1, min: 1 / 60 },
      }),
      required: true,
    },
    choiceField(
      named('type', ['类别', '培训类型'], ['类型']),
      choicesOf(trainingTypeTerms, { skill: ['技能培训'], regular: ['定期'], 'pre-job': ['岗前'] }),
    ),
    textField(named('provider', ['培训单位', '举办单位', labelTerms.organisation.zh], ['主办单位']), 200),
  ],
};

/** A course that a person attended on a day, today at the latest; the same again with different hours corrects it. */
export function trainingKind(now: Clock): KindSpec {
  return {
    name: 'training',
    liesBy: { person: 'person' },
    table: { name: 'training', lock: 7306 },
    dictionary: trainingDictionary,
    identity: [],
    required: ['person', 'day', 'course', 'hours'],
    codeOf,
    sees: (scope, alias, values) => ofPerson(alias, seesPerson(scope, 'p', values)),
    writes: (scope, alias, values) => ofPerson(alias, writesPerson(scope, 'p', values)),
    surroundings: async (on, scope) => surroundingsOf(on, scope, today(now())),
  };
}

const ofPerson = (alias: string, sight: string): string =>
  `EXISTS (SELECT FROM person p WHERE p.code = ${alias}.person AND p.gone IS NULL AND ${sight})`;

function codeOf({ person, day, course }: Fields): string | null {
  const parts = [person, day, course];
  return parts.every((part) => typeof part === 'string') ? parts.join(' ') : null;
}

function surroundingsOf(on: PoolClient, scope: Scope, last: string): Surroundings {
  const seesAll = 'all' in scope.sees;
  let kept: ReadonlySet<string> = new Set();
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const named = new Set<string>();
      for await (const piece of groups) for (const { rows } of piece) for (const { fields } of rows) named.add(String(fields['person']));
      kept = await peopleKept(on, scope, [...named]);
    },
    isSeen: ({ person }) => seesAll || kept.has(String(person)),
    refuse(_code, before, { person, day }): FieldFault | null {
      if (before === null && String(day) > last) return { field: 'day', code: 'training-in-future', evidence: { value: day, today: last } };
      if (kept.has(String(person))) return null;
      return seesAll
        ? { field: 'person', code: 'unknown-person', evidence: { value: person } }
        : { field: 'person', code: 'out-of-scope', evidence: { code: person } };
    },
  };
}
