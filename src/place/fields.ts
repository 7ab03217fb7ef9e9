import { choiceField, dayField, type Dictionary, type FieldSpec, textField } from '#imports/fields.ts';
import { readBoundaries } from './boundary.ts';
import { isUscc } from './uscc.ts';

const boundary: FieldSpec = {
  name: 'boundary',
  zh: '边界',
  synonyms: ['geometry', 'geojson', '范围'],
  parse: (text) => {
    try {
      const [first] = readBoundaries(JSON.parse(text)) ?? [];
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
    textField({ name: 'code', zh: '代码', synonyms: ['编码', 'adcode'], required: true }, 60),
    textField({ name: 'name', zh: '名称', synonyms: ['区划名称'], required: true }, 100),
    textField({ name: 'parent', zh: '上级', synonyms: ['上级代码', '所属区划'] }, 60),
    boundary,
  ],
};

const uscc: FieldSpec = {
  name: 'uscc',
  zh: '统一社会信用代码',
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
    textField({ name: 'code', zh: '代码', synonyms: ['机构代码', '单位代码'], required: true }, 60),
    textField({ name: 'name', zh: '名称', synonyms: ['单位名称', '机构名称', '产权单位'], required: true }, 200),
    uscc,
    choiceField(
      { name: 'kind', zh: '类型', synonyms: ['单位类型', '机构类型'] },
      {
        'state-organ': ['国家机关', '机关', 'state organ'],
        'public-institution': ['事业单位', 'public institution'],
        enterprise: ['企业', '公司', 'company'],
        supplier: ['供能单位', '能源供应商', 'utility'],
        'service-company': ['节能服务公司', '物业公司', 'property firm', 'ESCO'],
        other: ['其他', '其它'],
      },
    ),
    textField({ name: 'parent', zh: '上级单位', synonyms: ['主管单位', '上级'] }, 60),
    textField({ name: 'region', zh: '所在地区', synonyms: ['行政区划', '区划', '地区'] }, 60),
    textField({ name: 'contact', zh: '联系人', synonyms: [] }, 100),
    textField({ name: 'phone', zh: '电话', synonyms: ['联系电话'] }, 60),
    dayField({ name: 'from', zh: '生效日期', synonyms: [] }),
  ],
};
