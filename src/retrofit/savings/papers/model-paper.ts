import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { termText } from '#kernel/vocabulary.ts';
import type { Block } from '#platform/docx/block.ts';
import { coefficientText, coverageText, factTable, percentText, spanText, statusText, textBlock } from './paper-text.ts';
import type { presentFit } from '../present.ts';
import {
  classSetTerms,
  hourGroupTerms,
  modelCheckTerms,
  modelKindTerms,
  modelShapeTerms,
  savingsTerms as terms,
  spellClass,
} from '../vocabulary.ts';

export type PresentedFit = ReturnType<typeof presentFit>;
type Model = NonNullable<PresentedFit['fit']>;

const noTerm = '无此项';

/** Names of the calendars that have none of their own. */
const calendarNames: Readonly<Record<string, string>> = { china: '国务院办公厅节假日安排', none: '不用节假日安排，周一至周五为工作日' };

/** The model of a base period on paper: its data, its terms, its quality, and the limits that it is checked against. */
export function modelBlocks(told: PresentedFit): Block[] {
  const { fit } = told;
  if (fit === null) return [textBlock('没有模型。')];
  return [factTable([...basisRows(told), ...termRows(fit, told.unit)]), interceptTable(fit, told.unit), ...checkBlocks(told)];
}

function basisRows(told: PresentedFit): [string, string][] {
  const { model, station, calendar, seasons, exclude, points, days, coverage } = told;
  return [
    [terms.model.zh, modelKindTerms[model].zh],
    [terms.station.zh, station ?? '—'],
    [terms.calendar.zh, calendarNames[calendar] ?? calendar],
    ...(seasons === null
      ? []
      : [['季节', seasons.map(({ name, from, to }) => `${name} ${from} 至 ${to}（不含）`).join('；')] satisfies [string, string]]),
    ...(exclude.length === 0 ? [] : [['基期剔除的日子', exclude.map(spanText).join('；')] satisfies [string, string]]),
    [terms.points.zh, `${points}（基期 ${days} 天，覆盖率 ${coverageText(coverage)}）`],
  ];
}

const groupsOf = (fit: Model) => ('groups' in fit ? fit.groups : [{ ...fit, group: null }]);

function termRows(fit: Model, unit: string): [string, string][] {
  const sign = unitSign(unit);
  const degrees = (value: number | null): string => (value === null ? noTerm : `${coefficientText(value)} °C`);
  const slope = (value: number | null): string => (value === null ? noTerm : `${coefficientText(value)} ${sign}/K`);
  return [
    [terms.classes.zh, termText(classSetTerms, fit.classes, 'zh')],
    ...groupsOf(fit).flatMap((one): [string, string][] => {
      const named = (text: string): string => (one.group === null ? text : `${hourGroupTerms[one.group].zh}：${text}`);
      return [
        [named(terms.shape.zh), termText(modelShapeTerms, one.shape, 'zh')],
        [named(terms.heatingBalance.zh), degrees(one.heatingBalance)],
        [named(terms.heatingSlope.zh), slope(one.heatingSlope)],
        [named(terms.coolingBalance.zh), degrees(one.coolingBalance)],
        [named(terms.coolingSlope.zh), slope(one.coolingSlope)],
        ...one.factors.map((factor): [string, string] => [named(`影响因素 ${factor.name}`), `${coefficientText(factor.slope)} ${sign}`]),
      ];
    }),
    [modelCheckTerms.cvrmse.zh, percentText(fit.cvrmse)],
    [modelCheckTerms.nmbe.zh, percentText(fit.nmbe)],
    [modelCheckTerms.r2.zh, coefficientText(fit.r2)],
    [terms.autocorrelation.zh, coefficientText(fit.autocorrelation)],
    [terms.freedom.zh, coefficientText(fit.freedom)],
  ];
}

/** An hourly model has up to 168 classes: more than this are only counted. */
const mostClasses = 20;

function interceptTable(fit: Model, unit: string): Block {
  const all = groupsOf(fit).flatMap(({ intercepts }) => intercepts);
  if (all.length > mostClasses) return textBlock(`${terms.intercept.zh}共 ${all.length} 类，见锁定的文本。`);
  return {
    kind: 'table',
    header: [terms.classes.zh, `${terms.intercept.zh}（${unitSign(unit)}）`, terms.points.zh],
    rows: all.map(({ class: code, value, points }) => [spellClass(code, 'zh'), coefficientText(value), String(points)]),
    widths: [0.4, 0.35, 0.25],
  };
}

function checkBlocks({ checks }: PresentedFit): Block[] {
  if (checks.length === 0) return [textBlock('知识库中没有适用于这类模型的限值，未作检验。')];
  return [
    {
      kind: 'table',
      header: ['检验', labels.zh.value, terms.limit.zh, terms.met.zh, labels.zh.source],
      rows: checks.map(({ check, value, limit, met, source, status }) => [
        modelCheckTerms[check].zh,
        coefficientText(value),
        coefficientText(limit),
        met === null ? '—' : met ? labels.zh.yes : labels.zh.no,
        `${source}（${statusText(status)}）`,
      ]),
      widths: [0.22, 0.13, 0.13, 0.1, 0.42],
    },
  ];
}
