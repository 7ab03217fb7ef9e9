import { useQuery } from '@tanstack/react-query';
import { equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useSpellStatus } from '../../../ui/spell-status.ts';
import type { Measure } from './answers.ts';
import { measureWords } from './measure-words.ts';
import { estimateWords } from './words.ts';

type Three = { readonly low: number; readonly mid: number; readonly high: number };

/** The effect as in the contract, one of three. */
type Effect = {
  readonly share?: Three;
  readonly conductance?: { readonly part: 'wall' | 'roof' | 'window'; readonly after: number };
  readonly efficiency?: { readonly kind: string; readonly after: number };
};

/** The values of a measure in words; an empty value says that it is empty. */
export function useMeasureText() {
  const words = usePageWords(estimateWords);
  const { format, language } = useLanguage();
  const spellStatus = useSpellStatus();
  const own = usePageWords(measureWords);
  const { label } = words;
  const kinds: Readonly<Record<string, string>> = wordsIn(equipmentKindTerms, language);
  const leaves: Readonly<Record<string, string>> = words.leaf;
  const per: Readonly<Record<string, string>> = words.per;
  const trades: Readonly<Record<string, string>> = words.trade;
  const items = useQuery(api.registry.items.queryOptions({ input: {}, staleTime: 600_000 })).data?.items;
  const itemName = (of: string): string => items?.find((one) => one.code === of)?.names[language] ?? of;
  const leaf = (code: string): string => {
    const [kind = '', of = ''] = code.split(':');
    return leaves[code] ?? (kind === 'equipment' ? (kinds[of] ?? of) : itemName(of));
  };
  return {
    leaf,
    leaves: ({ of }: Measure): string => of.map(leaf).join(format.and),
    effect({ effect }: Measure): string {
      const { share, conductance, efficiency } = (effect ?? {}) as Effect;
      if (share !== undefined) return own.share(format.share(share.low), format.share(share.mid), format.share(share.high));
      if (conductance !== undefined) return own.conductance(own.parts[conductance.part], format.quantity(conductance.after, 'W/(m2·K)'));
      if (efficiency !== undefined) return own.efficiency(kinds[efficiency.kind] ?? efficiency.kind, format.quantity(efficiency.after, ''));
      return label.empty;
    },
    cost({ cost }: Measure): string {
      if (cost === null) return label.empty;
      const yuan = (value: number): string => format.quantity(value, '');
      return own.costOf(yuan(cost.low), yuan(cost.mid), yuan(cost.high), per[cost.per] ?? cost.per);
    },
    effort: ({ effort }: Measure): string =>
      effort === null ? label.empty : own.effortOf(format.quantity(effort.days, ''), per[effort.per] ?? effort.per),
    trade: ({ trade }: Measure): string => (trade === null ? label.empty : (trades[trade] ?? trade)),
    status: ({ status, region, agreed }: Measure): string =>
      agreed !== null ? own.confirmed : region === null ? spellStatus(status) : label.indicative,
  };
}
