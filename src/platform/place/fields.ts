import { labels } from '#kernel/label-terms.ts';
import { twiceInJson } from '#kernel/twice-in-json.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { choiceField, choicesOf, dayField, type Dictionary, type FieldSpec, textField } from '#platform/list-intake/fields.ts';
import { readBoundaries } from './boundary.ts';
import { isUscc } from './uscc.ts';
import { organisationFieldTerms, organisationKindTerms } from './vocabulary.ts';

const boundary: FieldSpec = {
  name: 'boundary',
  zh: '边界',
  synonyms: ['geometry', 'geojson', '范围'],
  parse: (text) => {
    try {
      const [first] = twiceInJson(text) === null ? (readBoundaries(JSON.parse(text)) ?? []) : [];
      return first === undefined || first.boundary === null ? { fault: 'bad-boundary' } : { value: first.boundary };
    } catch {
      return { fault: 'bad-boundary' };
    }
  },
};

/** A file of places: regions by their six digits, or zones with a code of their own under `parent`. */
export const placeDictionary: Dictionary = {
  kind: 'places',
  fields: [
    textField({ name: 'code', zh: labels.zh.code, synonyms: ['编码', 'adcode'], required: true }, 60),
    textField({ name: 'name', zh: labels.zh.name, synonyms: ['区划名称'], required: true }, 100),
    textField({ name: 'parent', zh: '上级', synonyms: ['上级代码', '所属区划'] }, 60),
    boundary,
  ],
};

/** A field under its name and its label. */
const organisation = (name: keyof typeof organisationFieldTerms) => ({
  name,
  ...labelOf(organisationFieldTerms[name]),
  synonyms: [] as readonly string[],
});

const uscc: FieldSpec = {
  ...organisation('uscc'),
  also: ['信用代码', '社会信用代码'],
  synonyms: ['统一代码', 'unified social credit code'],
  parse: (text) => {
    const code = text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
    return isUscc(code) ? { value: code } : { fault: 'bad-uscc', evidence: { value: text } };
  },
};

/** A file of organisations: owners, operators, suppliers, bureaus. */
export const organisationDictionary: Dictionary = {
  kind: 'organisations',
  fields: [
    textField({ ...organisation('code'), synonyms: ['机构代码', '单位代码'], required: true }, 60),
    textField({ ...organisation('name'), synonyms: ['单位名称', '机构名称', '产权单位'], required: true }, 200),
    uscc,
    choiceField(
      { ...organisation('kind'), synonyms: ['类型', 'kind', '机构类型'] },
      choicesOf(organisationKindTerms, {
        'state-organ': ['机关'],
        enterprise: ['公司', 'company'],
        supplier: ['能源供应商', 'utility'],
        'service-company': ['物业公司', 'property firm', 'ESCO'],
        other: ['其它'],
      }),
    ),
    textField({ ...organisation('parent'), synonyms: ['主管单位', '上级'] }, 60),
    textField({ ...organisation('region'), synonyms: ['行政区划', '区划', '地区'] }, 60),
    textField(organisation('contact'), 100),
    textField({ ...organisation('phone'), synonyms: ['联系电话'] }, 60),
    dayField(organisation('from')),
  ],
};
