import { inSentence, carrierTerms, useTerms, type Use } from '#kernel/vocabulary.ts';
import type { EnergyUnit, Expression } from '#platform/knowledge/facts.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import { projectStageTerms } from '#registry/project/vocabulary.ts';
import { energyUnitTerms } from './vocabulary.ts';

type Both = { readonly zh: string; readonly en: string };

const both = (zh: string, en: string): Both => ({ zh, en });

type Leaf = Exclude<Expression, { parts: readonly Expression[] }>;

/** A part of an indicator in words. */
export function partSaid(one: Leaf): Both {
  switch (one.of) {
    case 'number':
      return both(String(one.value), String(one.value));
    case 'use':
      return useSaid(one);
    case 'generated':
      return both(`建筑自发能量（${inUnit(one.in).zh}）`, `energy that buildings make themselves (${inUnit(one.in).en})`);
    case 'buildings':
      return buildingsSaid(one);
    case 'projects':
      return projectsSaid(one);
    case 'resources':
      return both(`${one.kind ?? ''}资源（${one.sum}）`, `resources ${one.kind ?? ''} (${one.sum})`);
    case 'cases':
      return both(`${spans[one.in].zh}${one.names.zh}（件）`, `${one.names.en} ${spans[one.in].en} (cases)`);
    default:
      return both(`报表 ${one.form} 的 ${one.field}`, `${one.field} of the form ${one.form}`);
  }
}

const inUnit = (unit: EnergyUnit): Both => inSentence(energyUnitTerms[unit]);

function useSaid({ carriers, items, uses, in: unit }: Extract<Leaf, { of: 'use' }>): Both {
  const named = (carriers ?? ['total' as const]).map((carrier) => inSentence(carrierTerms[carrier]));
  const of = items === null ? listed(named) : both(items.join('、'), items.join(', '));
  const where = uses === null ? both('', '') : listed(uses.map((use) => inSentence(useTerms[use as Use])));
  return both(
    `${where.zh}用能：${of.zh}（${inUnit(unit).zh}）`,
    `use of ${of.en}${where.en === '' ? '' : ` in ${where.en}`} (${inUnit(unit).en})`,
  );
}

const listed = (all: readonly Both[]): Both => both(all.map(({ zh }) => zh).join('、'), all.map(({ en }) => en).join(', '));

const sums: Readonly<Record<string, Both>> = {
  floorArea: inSentence(buildingFieldTerms.floorArea),
  roofArea: inSentence(buildingFieldTerms.roofArea),
  area: inSentence(buildingFieldTerms.floorArea),
  count: both('总个数', 'number'),
};

function buildingsSaid({ sum, where }: Extract<Leaf, { of: 'buildings' }>): Both {
  const { zh, en } = sums[sum] ?? both(sum, sum);
  return where === null ? both(`全部建筑的${zh}`, `${en} of all buildings`) : both(`符合条件的建筑的${zh}`, `${en} of the buildings meant`);
}

const spans = {
  year: both('当年', 'in the year'),
  until: both('至年底累计', 'by the end of the year'),
  period: both('规划期内', 'within the period'),
};

function projectsSaid({ sum, where, reached, in: span }: Extract<Leaf, { of: 'projects' }>): Both {
  const { zh, en } = sums[sum] ?? both(sum, sum);
  const [when, stage] = [spans[span], inSentence(projectStageTerms[reached])];
  const which = where === null ? both('', '') : both('符合条件的', ' that are meant');
  return both(
    `${when.zh}到“${stage.zh}”阶段的${which.zh}项目的${zh}`,
    `${en} of projects${which.en} that reached “${stage.en}” ${when.en}`,
  );
}

const signs = { add: ' + ', subtract: ' − ', multiply: ' × ', divide: ' ÷ ' } as const;

/** An expression as a formula in words; a nested expression is put in brackets. */
export function formulaOf(expression: Expression, inside = false): Both {
  if (!('parts' in expression)) return expression.of === 'number' ? partSaid(expression) : bracketed(partSaid(expression), '〔', '〕');
  const parts = expression.parts.map((part) => formulaOf(part, true));
  const sign = signs[expression.of];
  const said = both(parts.map(({ zh }) => zh).join(sign), parts.map(({ en }) => en).join(sign));
  return inside && parts.length > 1 ? bracketed(said, '(', ')') : said;
}

const bracketed = ({ zh, en }: Both, open: string, close: string): Both => both(`${open}${zh}${close}`, `${open}${en}${close}`);
