import { labelTerms } from '#kernel/label-terms.ts';
import { choiceField, choicesOf, dayField, type Dictionary, type FieldSpec, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { levelsOf } from './code.ts';
import { standardColumnTerms, standardKindTerms, standardOutcomeTerms, standardStateTerms } from './vocabulary.ts';

const named = namesIn(standardColumnTerms);

/** What every standard must have, once it is registered. */
export const requiredOfStandard = ['name', 'kind', 'status'] as const;

/** Short names of kinds: 国家, 国标. */
const kindWords = Object.fromEntries(
  Object.entries(standardKindTerms).map(([kind, { zh }]) => [kind, [zh.slice(0, 2), `${zh.charAt(0)}标`]]),
);

const code: FieldSpec = {
  ...named('code', ['体系代码'], ['编码', 'id', 'standard code']),
  required: true,
  parse: (text) => {
    const levels = levelsOf(text);
    return levels === null ? { fault: 'standard-code-unknown', evidence: { value: text } } : { value: levels.join('.') };
  },
};

const mostReplaced = 50;

/** The numbers or codes in a text, each once. @example replacedIn('GB/T 50378-2014；3.6.1.0.2') // ['GB/T 50378-2014', '3.6.1.0.2'] */
export function replacedIn(text: string): string[] {
  const all = text.split(/[;；、,，\n]/u).map((one) => one.trim());
  return [...new Set(all.filter((one) => one !== ''))];
}

/** Numbers or codes: `GB/T 50378-2014；DBJ04/T335-2017`. */
const replaces: FieldSpec = {
  ...named('replaces', ['代替标准', '替代'], ['被代替标准', 'supersedes']),
  parse: (text) => {
    const all = replacedIn(text);
    if (all.some((one) => one.length > 100) || all.length > mostReplaced) return { fault: 'too-long', evidence: { max: 100 } };
    return { value: all };
  },
};

/** The columns of a list of standards (`casework.md` 2). */
export const standardsDictionary: Dictionary = {
  kind: 'standards',
  fields: [
    code,
    textField(named('number', ['标准号'], ['编号', 'standard number']), 100),
    textField({ ...named('name', ['标准名称'], ['title']), required: true }, 300),
    {
      ...choiceField(named('kind', ['标准类型', '标准类别'], ['类别', '种类']), choicesOf(standardKindTerms, kindWords)),
      required: true,
    },
    {
      ...choiceField(
        named('status', ['标准状态'], ['实施状态', 'state']),
        choicesOf(standardStateTerms, {
          drafting: ['在编制', '编制中', '制订中', '制定中', '起草'],
          issued: ['已发布', '发布', '有效', '实施'],
          abolished: ['已废止', '作废', '失效'],
        }),
      ),
      required: true,
    },
    dayField(named('issued', ['发布时间'], ['批准日期'])),
    dayField(named('reviewed', ['复审日', '复审时间'])),
    choiceField(
      named('outcome', ['复审结果'], [labelTerms.conclusion.zh]),
      choicesOf(standardOutcomeTerms, { continue: ['有效', '继续'], revise: ['待修订', '需修订'], withdraw: ['予以废止'] }),
    ),
    dayField(named('abolished', ['废止时间'], ['作废日期'])),
    replaces,
  ],
};
