import { coefficientName, coefficientText, doubtName, type CasePaper } from '#casework/cases/cases.ts';
import { gradeTerms, panelResultTerms } from '#casework/cases/vocabulary.ts';
import type { TemplateData } from '#platform/docx/template.ts';
import { chineseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { yuanText } from '#kernel/money-text.ts';
import { today } from '#kernel/today.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { PaperNames } from './paper-names.ts';
import { paperRowTerms, paperTagTerms } from './vocabulary.ts';

type Field = Procedure['fields'][string];
type Named = { readonly names?: { readonly zh: string; readonly en: string } | undefined } | undefined;

const nothing = '—';
const erased = { zh: '（已删除）', en: '(erased)' };

const called = (part: Named, key: string, language: Language): string => part?.names?.[language] ?? key;

const dayOf = (day: string, language: Language): string => (language === 'zh' ? chineseDay(day) : day);

/** The values of all tags of a paper. Personal values have tags of their own and appear in no list. */
export function paperData(paper: CasePaper, names: PaperNames, language: Language): TemplateData {
  const { procedure, standing, personal } = paper;
  const ratings = new Map(paper.ratings.map((one) => [one.field, ratingText(one, language)]));
  const fields = Object.entries(procedure.fields).map(([key, rule]): [string, string] => [
    key,
    rule.personal === true
      ? personalText(key in personal, personal[key] ?? null, language)
      : (ratings.get(key) ?? valueText(rule, standing.fields[key], names, language)),
  ]);
  const shown = fields.filter(([key, text]) => procedure.fields[key]?.personal !== true && text !== nothing);
  const row = ([key, text]: [string, string]) => {
    const { unit } = procedure.fields[key] ?? {};
    const value = unit === undefined || procedure.fields[key]?.type === 'money' ? text : `${text} ${unitSign(unit)}`;
    return { name: called(procedure.fields[key], key, language), value };
  };
  const published = new Set(standing.published?.fields ?? []);
  const single = { ...caseTags(paper, names, language), ...stepTags(paper, names, language), ...keyedTags(paper, language) };
  const rows = {
    'case.fields': [
      ...shown.filter(([key]) => procedure.fields[key]?.type !== 'table').map(row),
      ...coefficientRows(paper, language),
      ...reasonRows(paper, language),
    ],
    'case.published': shown.filter(([key]) => published.has(key)).map(row),
    ...rowTags(paper, names, language),
  };
  return {
    ...aliases(single, rows, procedure, fields),
    ...single,
    ...rows,
    ...Object.fromEntries(fields),
    ...Object.fromEntries(fields.map(([key, text]) => [`fields.${key}`, text])),
    ...tables(paper, language),
  };
}

/** The coefficients by which figures were calculated, each with its source and how certain it is. */
const coefficientRows = ({ coefficients }: CasePaper, language: Language) =>
  coefficients.map((one) => ({
    name: `${language === 'zh' ? '折算系数：' : 'Coefficient: '}${coefficientName(one, language)}`,
    value: coefficientText(one, language),
  }));

/** The reasons for which something that did not agree was taken. */
const reasonRows = ({ doubts, procedure }: Pick<CasePaper, 'doubts' | 'procedure'>, language: Language) =>
  doubts.flatMap((one) => {
    if (one.reason === undefined) return [];
    const of = doubtName(procedure, one, language);
    return [{ name: language === 'zh' ? `办理时写明的理由：${of}` : `Reason given for ${of}`, value: one.reason }];
  });

/** The note of the step, and the reasons given in the case for something that does not agree. */
function noteText(paper: CasePaper, language: Language): string {
  const [pause, colon] = language === 'zh' ? ['；', '：'] : ['; ', ': '];
  const reasons = reasonRows(paper, language).map(({ name, value }) => `${name}${colon}${value}`);
  const said = [paper.issue.note, ...reasons].filter((text) => text !== '');
  return said.length === 0 ? nothing : said.join(pause);
}

const personalText = (given: boolean, value: string | null, language: Language): string => (given ? (value ?? erased[language]) : nothing);

/** A score as printed on a paper: its total and the star that it reaches. */
function ratingText({ standard, total, grade, date }: CasePaper['ratings'][number], language: Language): string {
  if (standard === null) return nothing;
  const points = total === null ? [] : [language === 'zh' ? `${total} 分` : `${total} points`];
  const star = grade === null ? [] : [gradeTerms[grade]?.[language] ?? String(grade)];
  return [...points, ...star, `${standard}（${dayOf(date, language)}）`].join(language === 'zh' ? '，' : ', ');
}

/** A value as printed on a paper. */
function valueText(rule: Field, value: unknown, { values }: PaperNames, language: Language): string {
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'boolean') return value ? labelTerms.yes[language] : labelTerms.no[language];
  const text = Array.isArray(value) ? '' : String(value as string | number);
  switch (rule.type) {
    case 'day':
      return dayOf(text, language);
    case 'money':
      return yuanText(text, language);
    case 'choice':
      return optionText(rule, text, language);
    case 'choices':
      return (value as readonly string[]).map((one) => optionText(rule, one, language)).join(language === 'zh' ? '、' : ', ');
    case 'table':
      return (value as readonly Readonly<Record<string, string>>[])
        .map((one) => Object.values(rowText(rule, one, language)).join(' '))
        .join('\n');
    case 'region':
    case 'organisation':
    case 'building':
      return values[`${rule.type}/${text}`] ?? text;
    case 'rating':
      return nothing;
    default:
      return text;
  }
}

/** A row of a table as people read it: options by name, in the order of its cells. */
const rowText = ({ columns = {} }: Field, row: Readonly<Record<string, string>>, language: Language): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      columns[column] === undefined ? value : optionText(columns[column], value, language),
    ]),
  );

function optionText({ options }: Pick<Field, 'options'>, key: string, language: Language): string {
  return options === undefined || Array.isArray(options)
    ? key
    : ((options as Readonly<Record<string, Record<Language, string>>>)[key]?.[language] ?? key);
}

function caseTags({ head, procedure, standing, began, ledger }: CasePaper, names: PaperNames, language: Language) {
  const { document, clause } = procedure.source;
  return {
    'case.code': head.case,
    'case.procedure': called(procedure, procedure.id, language),
    'case.basis': `${document} ${clause}`,
    'case.organisation': names.organisation ?? nothing,
    'case.building': names.building ?? nothing,
    'case.region': names.region,
    'case.state': called(procedure.states[standing.state], standing.state, language),
    'case.began': dayOf(today(Date.parse(began)), language),
    'case.granted': yuanText(ledger.granted, language),
    'case.paid': yuanText(ledger.paid, language),
    'case.reclaimed': yuanText(ledger.reclaimed, language),
  };
}

function stepTags(paper: CasePaper, names: PaperNames, language: Language) {
  const { issue, procedure } = paper;
  const role = issue.as === null ? null : called(procedure.roles[issue.as], issue.as, language);
  const usual = language === 'zh' ? `${names.office}主管部门` : `Competent authority of ${names.office}`;
  const office = names.officeName?.[language] ?? usual;
  return {
    'step.name': called(procedure.transitions[issue.transition], issue.transition, language),
    'step.note': noteText(paper, language),
    'step.date': dayOf(issue.day, language),
    'step.year': issue.day.slice(0, 4),
    'step.number': issue.number ?? nothing,
    'step.office': office,
    'step.by': role === null ? nothing : `${role}${language === 'zh' ? '（' : ' ('}${issue.by}${language === 'zh' ? '）' : ')'}`,
  };
}

/** Numbers, due days and panel results by name: `numbers.certificate`, `limits.notice`, `panels.experts`. */
function keyedTags({ procedure, standing, limits, panels }: CasePaper, language: Language): Record<string, string> {
  const of = (kind: string, keys: readonly string[], text: (key: string) => string | undefined) =>
    keys.map((key) => [`${kind}.${key}`, text(key) ?? nothing] as const);
  const due = (key: string) => limits.find(({ id }) => id === key)?.due ?? undefined;
  return Object.fromEntries([
    ...of('numbers', Object.keys(procedure.numbers), (key) => standing.numbers[key]),
    ...of('limits', Object.keys(procedure.limits), (key) => (due(key) === undefined ? undefined : dayOf(due(key) as string, language))),
    ...of('panels', Object.keys(procedure.panels), (key) => {
      const found = panels.find(({ id }) => id === key);
      return found === undefined ? undefined : panelResultTerms[found.result][language];
    }),
  ]);
}

function rowTags({ procedure, standing, limits, panels }: CasePaper, { people }: PaperNames, language: Language) {
  return {
    'case.evidence': standing.evidence.map(({ n, kind, name, sha256 }) => ({
      n: String(n),
      kind: called(procedure.evidence[kind], kind, language),
      name,
      sha256,
    })),
    'case.limits': limits
      .filter(({ running, due }) => running && due !== null)
      .map(({ id, due }) => ({ name: called(procedure.limits[id], id, language), due: dayOf(due as string, language) })),
    'case.panels': panels.map(({ id, size, yes, no, abstain, result, members }) => ({
      name: called(procedure.panels[id], id, language),
      size: String(size),
      yes: String(yes),
      no: String(no),
      abstain: String(abstain),
      result: panelResultTerms[result][language],
      members: members.map((code) => people[code] ?? code).join(language === 'zh' ? '、' : ', '),
    })),
  };
}

/** The rows of tables, by field name. */
function tables({ procedure, standing }: CasePaper, language: Language): TemplateData {
  return Object.fromEntries(
    Object.entries(procedure.fields).flatMap(([key, rule]) => {
      const { type, columns = {} } = rule;
      if (type !== 'table') return [];
      const rows = (standing.fields[key] ?? []) as readonly Readonly<Record<string, string>>[];
      const empty = Object.fromEntries(Object.keys(columns).map((column) => [column, nothing]));
      return [[key, rows.map((row) => ({ ...empty, ...rowText(rule, row, language) }))]];
    }),
  );
}

/** The same values by the Chinese name of a tag or field; a field name takes precedence over a tag name. */
function aliases(
  single: Readonly<Record<string, string>>,
  rows: Readonly<Record<string, readonly TemplateData[]>>,
  procedure: Procedure,
  fields: readonly (readonly [string, string])[],
): TemplateData {
  return {
    ...Object.fromEntries(Object.entries(paperRowTerms).map(([tag, { zh }]) => [zh, rows[tag] ?? []])),
    ...Object.fromEntries(Object.entries(paperTagTerms).map(([tag, { zh }]) => [zh, single[tag] ?? nothing])),
    ...Object.fromEntries(
      fields.flatMap(([key, text]) => (procedure.fields[key]?.names === undefined ? [] : [[procedure.fields[key].names.zh, text]])),
    ),
  };
}
