import { carriers } from '#kernel/carrier.ts';
import { strategyKindTerms } from '#retrofit/commissioning/vocabulary.ts';
import { numberIn, textIn, wordIn } from '../../../ui/address.ts';

type StrategyKind = keyof typeof strategyKindTerms;

const kinds = Object.keys(strategyKindTerms) as StrategyKind[];

/**
 * `episode`: the warning that the form is opened for; `strategy`: the figure of the strategy that it is opened for, with what of it the
 * form takes over.
 */
export const readCommissioning = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  building: textIn(given, 'building'),
  episode: numberIn(given, 'episode', 0, 0, 2 ** 31 - 1),
  strategy: textIn(given, 'strategy'),
  kind: wordIn(given, 'kind', kinds, 'outside-hours'),
  carrier: wordIn(given, 'carrier', carriers, 'electricity'),
  equipment: textIn(given, 'equipment'),
});
