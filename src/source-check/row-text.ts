import type { Language } from '#kernel/finding.ts';
import { useTerms, type Term } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/vocabulary.ts';
import type { Cell } from './facts.ts';
import { checkedValueTerms } from './vocabulary.ts';

/** Conditions of the rows of the standards' tables, as the tables say them. */
const conditions: Readonly<Record<string, Readonly<Record<string, Term>>>> = {
  type: { A: { zh: 'A 类', en: 'type A' }, B: { zh: 'B 类', en: 'type B' } },
  stateOrgan: { true: { zh: '国家机关办公建筑', en: 'state organ' }, false: { zh: '商业办公建筑', en: 'commercial' } },
  thermal: {
    'severe-cold': { zh: '严寒地区', en: 'severe cold' },
    cold: { zh: '寒冷地区', en: 'cold' },
    hscw: { zh: '夏热冬冷地区', en: 'hot summer, cold winter' },
    hsww: { zh: '夏热冬暖地区', en: 'hot summer, warm winter' },
    mild: { zh: '温和地区', en: 'mild' },
  },
  shopKind: {
    'department-store': { zh: '百货店', en: 'department store' },
    'shopping-centre': useTerms.mall,
    supermarket: { zh: '大型超市', en: 'supermarket' },
    restaurant: { zh: '餐饮店', en: 'restaurant' },
    shop: { zh: '一般商铺', en: 'shop' },
  },
};

/** What a cell is called: its row by its conditions, and what it is a value of. */
export function cellText({ when, field }: Pick<Cell, 'when' | 'field'>, language: Language): { readonly row: string; readonly field: string } {
  const parts = Object.entries(when).map(([name, wanted]) =>
    (Array.isArray(wanted) ? wanted : [wanted]).map((one) => conditionText(name, String(one), language)).join(language === 'zh' ? '、' : ' or '),
  );
  return { row: parts.join(' · '), field: checkedValueTerms[field][language] };
}

function conditionText(name: string, value: string, language: Language): string {
  const term = conditions[name]?.[value];
  if (term !== undefined) return term[language];
  if (name === 'hotelStars') return language === 'zh' ? `${value} 星级` : `${value} stars`;
  const field: Term | undefined = Object.hasOwn(buildingFieldTerms, name) ? buildingFieldTerms[name as keyof typeof buildingFieldTerms] : undefined;
  return `${field?.[language] ?? name}${language === 'zh' ? '：' : ': '}${value}`;
}
