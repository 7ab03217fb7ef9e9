import {
  choiceField,
  choicesOf,
  type Dictionary,
  type FieldSpec,
  numberField,
  textField,
  yearField,
  yesField,
} from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { placeKindTerms } from '#platform/place/vocabulary.ts';
import { stationTerms } from '#registry/registry/vocabulary.ts';
import { moneyField } from './money-field.ts';
import { readReason } from './pool-reasons.ts';
import { fundSources } from './states.ts';
import { poolReasonTerms, type RetrofitField, retrofitFieldTerms, retrofitStateTerms } from './vocabulary.ts';

/** A field with its name and its label. */
const named = namesIn(retrofitFieldTerms);

const areaUnits = { m2: 1, '10000m2': 10_000, '1000m2': 1000, ha: 10_000 };

const coalUnits = { kgce: 1, tce: 1000 };

/** An amount that adds up; if a cell says that it is not known (待定), it is reported and left unknown. */
const amount = (name: RetrofitField, units: Readonly<Record<string, number>>, also: readonly string[]): FieldSpec => ({
  ...numberField(named(name, also), { min: 0, max: 1e12, units, unitAsked: true, amount: true }),
  spare: true,
});

/** Funds are in the unit of the cost. */
const fund = (names: ReturnType<typeof named>): FieldSpec => ({ ...moneyField(names), unitAs: 'cost' });

const mostNamed = 2000;

/** Several codes or words: `B001;B002`. Names may contain spaces and commas. */
function listField(names: ReturnType<typeof named>, separators: RegExp, most: string, longest = 100): FieldSpec {
  return {
    ...names,
    parse: (text) => {
      const all = text
        .split(separators)
        .map((one) => one.trim())
        .filter((one) => one !== '');
      if (all.some((one) => one.length > longest)) return { fault: 'too-long', evidence: { max: longest } };
      return all.length > mostNamed ? { fault: most, evidence: { count: all.length, most: mostNamed } } : { value: [...new Set(all)] };
    },
  };
}

/** Why it is in the pool: `quota`, or `quota:FIGURE` with what was seen. */
function reasonsField(names: ReturnType<typeof named>): FieldSpec {
  const list = listField(names, /[;；\n]/u, 'too-many-named', 4000);
  return {
    ...list,
    parse: (text, context) => {
      const read = list.parse(text, context);
      if (!('value' in read)) return read;
      const unknown = (read.value as string[]).find((one) => readReason(one) === null);
      return unknown === undefined
        ? read
        : { fault: 'unknown-value', evidence: { value: unknown.slice(0, 80), known: Object.keys(poolReasonTerms).join(' ') } };
    },
  };
}

/** Required fields of every project. */
export const requiredOfRetrofit = ['name'] as const;

/** The amounts that a row of totals adds up. */
export const totalledFields = ['area', 'cost', 'saving', ...fundSources.map((source) => `fund:${source}`)];

/** The columns of a list of retrofit projects (`retrofit.md` 4). */
export const retrofitDictionary: Dictionary = {
  kind: 'retrofits',
  totalRows: true,
  fields: [
    { ...textField(named('code', [], ['id']), 100), required: true },
    { ...textField(named('name', [], ['名称', 'project']), 200), required: true },
    listField(named('buildings', ['建筑代码', '建筑编号'], ['楼栋', '建筑名称', 'building codes']), /[;；、\n]/u, 'too-many-buildings'),
    textField(named('region', ['区县', '所在县区', '行政区划'], ['地区', '县', '所在地区', '所属区']), 100),
    choiceField(
      named('state', ['项目状态', '进展'], []),
      choicesOf(retrofitStateTerms, {
        found: ['摸排', '储备', '拟改造'],
        surveyed: ['调查', '已摸底'],
        estimated: ['测算', '已评估'],
        planned: ['列入计划', '计划', '已列入计划'],
        contracted: ['签约', '已招标'],
        works: [stationTerms.construction.zh, '在建', '改造中'],
        accepted: ['验收', '已竣工'],
        verified: ['已核验'],
        withdrawn: ['退出', '取消'],
      }),
    ),
    amount('area', areaUnits, []),
    textField(named('content', ['改造措施', '主要改造内容'], []), 1000),
    moneyField(named('cost', ['投资', '投资估算', '总造价'], ['投资额'])),
    amount('saving', coalUnits, ['预计年节能量']),
    amount('savingLow', coalUnits, []),
    amount('savingHigh', coalUnits, []),
    textField(named('document', ['文件依据', labelTerms.documentNumber.zh], []), 300),
    fund(named('fund:central', ['中央', '中央补助资金', '中央财政'], ['中央补助'])),
    fund(named('fund:province', [placeKindTerms.province.zh, '省级补助资金'], ['省级补助'])),
    fund(named('fund:city', ['市级', '市级补助资金', '市财政'], ['市级补助'])),
    fund(named('fund:county', [placeKindTerms.county.zh, '县级补助资金', '县财政', '区级', '县区资金'], ['县级补助'])),
    fund(named('fund:owner', ['业主', '业主自筹', '自筹资金'], [])),
    fund(named('fund:esco', ['社会资金'], [])),
    yearField(named('year', ['改造年度', '实施年度'], []), { min: 2000, max: 2100 }),
    yesField(named('safe', ['结构是否安全', '房屋结构安全'], [])),
    yesField(named('worth', ['是否具备改造价值'], ['改造价值'])),
    textField(named('block', ['小区名称', '所属小区'], []), 100),
    listField(named('requires', ['前置项目'], []), /[;；、,，\s]/u, 'too-many-named'),
    listField(named('tags', [], []), /[;；、,，\n]/u, 'too-many-named'),
    textField(named('contract', ['合同编号'], []), 100),
    textField(named('option', [], []), 200),
    textField(named('savings', [], []), 4000),
    listField(named('estimate', [], []), /[;；\n]/u, 'too-many-named', 4000),
    reasonsField(named('reasons', [], [])),
  ],
};
