import { drawTerms } from '#casework/draws/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { choiceField, choicesOf, dayField, type Dictionary, type FieldSpec, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { personFieldTerms, personKindTerms } from './vocabulary.ts';

/** A field by its name and its label. */
const named = namesIn(personFieldTerms);

const mostParts = 200;

/** Several texts in one cell, separated by `;`, `；`, `、`, `，` or line breaks; a comma and a slash may be part of a name. */
function severalField(names: ReturnType<typeof named>): FieldSpec {
  return {
    ...names,
    parse: (text) => {
      const parts = text
        .split(/[;；、，\n]/u)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      if (parts.some((part) => part.length > 200)) return { fault: 'too-long', evidence: { max: 200 } };
      return parts.length > mostParts
        ? { fault: 'too-many-parts', evidence: { count: parts.length, most: mostParts } }
        : { value: [...new Set(parts)] };
    },
  };
}

/** What everyone must have, once they are registered. */
export const requiredOfPerson = ['name', 'kind'] as const;

/** The columns of a list of people (`casework.md` 2). Its `from` begins a term: no fact of a person has a day of its own. */
export const personDictionary: Dictionary = {
  kind: 'people',
  fields: [
    textField({ ...named('code', ['编码', '人员编号', '工号'], ['编号', 'id', 'person']), required: true }, 100),
    textField({ ...named('name', ['人员姓名', '专家姓名'], ['名字']), required: true }, 100),
    {
      ...choiceField(
        named('kind', ['类别'], ['类型', '人员类型']),
        choicesOf(personKindTerms, {
          expert: ['评审专家', '专家库专家'],
          inspector: [drawTerms.people.zh, '执法人员', '执法检查人员'],
          manager: ['管理部门人员', '管理者'],
          technician: ['技术人员', '从业人员', '技术工人'],
        }),
      ),
      required: true,
    },
    textField(named('organisation', ['工作单位', '所在单位'], ['单位名称']), 200),
    severalField(named('regions', ['region', '行政区划', '所在地区'], ['区县', '地区代码'])),
    severalField(named('groups', ['group', '专业组', '专业类别'], ['专业方向'])),
    textField(named('title', ['技术职称'], ['职务']), 100),
    dayField(named('termFrom', ['from', '聘任起', '聘期开始'], ['聘任日期', '起'])),
    dayField(named('termUntil', ['until', '聘任止', '聘期结束'], [labelTerms.validTo.zh, '止'])),
    severalField(named('recuse', ['recusal', '回避单位', '回避范围'], ['回避情况'])),
    textField(named('user', ['account', '登录账户', '账号'], ['用户', labelTerms.userName.zh]), 100),
    dayField(named('struckOn', ['除名日'])),
    textField(named('struckReason', ['除名理由']), 500),
  ],
};
