import {
  choiceField,
  dayField,
  type Dictionary,
  type FieldSpec,
  numberField,
  textField,
  wordField,
  yesField,
} from '#platform/list-intake/fields.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import { stageNames, stages } from './stages.ts';
import { projectFieldTerms } from './vocabulary.ts';

/** A field with its name and its heading. */
const project = <Name extends keyof typeof projectFieldTerms>(name: Name): { readonly name: Name; readonly zh: string } => ({
  name,
  zh: projectFieldTerms[name].zh,
});

const identity: readonly FieldSpec[] = [
  textField(
    {
      ...project('code'),
      also: ['项目代码', '项目编码', labelTerms.projectCode.zh],
      synonyms: ['编号', 'id', 'project code'],
      required: true,
    },
    100,
  ),
  textField({ ...project('name'), also: ['项目名称', '工程名称'], synonyms: ['project name', 'project'], required: true }, 200),
  textField(
    {
      ...project('region'),
      also: ['行政区划', '区划代码', '行政区划代码', '所在地区'],
      synonyms: ['区县', '所属区'],
      required: true,
    },
    100,
  ),
  textField({ ...project('developmentZone'), also: ['开发区', '所属功能区'], synonyms: ['高新区', '示范区'] }, 100),
  textField({ ...project('address'), also: ['项目地址', '建设地点'], synonyms: ['位置'] }, 300),
  textField({ ...project('organisation'), also: ['单位', '业主单位', '项目单位', '产权单位'], synonyms: ['业主', 'owner', '建设方'] }, 200),
  { ...project('buildings'), also: ['建筑代码', '楼栋'], synonyms: ['buildings', 'building codes'], parse: readCodes },
  textField({ ...project('note'), synonyms: ['说明'] }, 1000),
];

const life: readonly FieldSpec[] = [
  ...stageNames.map((stage) => {
    const { field, also } = stages[stage];
    return dayField({ ...project(field), also, synonyms: [] });
  }),
  dayField({ ...project('from'), synonyms: [] }),
];

const mostBuildings = 2000;

/** Codes of buildings: `B001;B002`. */
function readCodes(text: string): ReturnType<FieldSpec['parse']> {
  const codes = text
    .split(/[;；、,，\s]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (codes.some((code) => code.length > 100)) return { fault: 'too-long', evidence: { max: 100 } };
  return codes.length > mostBuildings
    ? { fault: 'too-many-buildings', evidence: { count: codes.length, most: mostBuildings } }
    : { value: [...new Set(codes)] };
}

/** A fact that rules refer to, as a field of the same name. */
function factField({ fact, names, type, values = {}, moreValues, unit, min, max }: EntryOf<'fact'>): FieldSpec {
  const named = { name: fact, zh: names.zh, also: names.en === fact ? [] : [names.en], synonyms: [] };
  if (type === 'bool') return yesField(named);
  if (type === 'number')
    return numberField(named, {
      min: min ?? Number.MIN_SAFE_INTEGER,
      max: max ?? Number.MAX_SAFE_INTEGER,
      whole: unit === 'star',
      ...(unit !== undefined && { units: { [unit]: 1 } }),
    });
  const choices = Object.fromEntries(Object.entries(values).map(([code, { zh, en }]) => [code, [zh, en]]));
  return moreValues === true ? wordField(named, choices) : choiceField(named, choices);
}

/** The required fields of every project. */
export const requiredOfProject = ['name', 'region'] as const;

/**
 * The fields of a project: what it is and where, the days of its life, and the facts that rules refer to, as in knowledge (`project.md`).
 * @param facts the facts in force; called repeatedly, so that a city's own are available as soon as they are in force
 */
export function projectDictionary(facts: () => readonly EntryOf<'fact'>[]): Dictionary {
  let held: { readonly facts: readonly EntryOf<'fact'>[]; readonly fields: readonly FieldSpec[] } = {
    facts: [],
    fields: [...identity, ...life],
  };
  return {
    kind: 'projects',
    get fields() {
      const now = facts();
      if (now !== held.facts) held = { facts: now, fields: [...identity, ...now.map(factField), ...life] };
      return held.fields;
    },
  };
}
