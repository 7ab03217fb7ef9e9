import { z } from 'zod';
import { names, ofEveryEntry } from './every-entry.ts';

/** The thresholds that each kind of strategy is found by; all of them must be given. */
const strategyThresholds = {
  'outside-hours': ['running', 'lead', 'low', 'on', 'contrast', 'share'],
  'heating-and-cooling': ['open', 'power', 'share'],
  'start-time': ['early', 'lead', 'history', 'share'],
  'supply-temperature': ['follows', 'share'],
  'chilled-supply': ['hours', 'gain', 'runs', 'varies', 'byWeather', 'byLoad', 'comfort', 'history', 'share'],
  'parallel-plant': ['hours', 'gain', 'runs', 'history', 'share'],
  lights: ['running', 'lead', 'low', 'on', 'contrast', 'share'],
  lifts: ['low', 'gain', 'share'],
} as const;

export type StrategyKind = keyof typeof strategyThresholds;

export const strategyKinds = Object.keys(strategyThresholds) as [StrategyKind, ...StrategyKind[]];

/** By which thresholds a strategy is found in what was measured (decision 0125). `isRule`: its source states the threshold. */
export const strategyRule = z
  .strictObject({
    ...ofEveryEntry,
    names,
    strategy: z.enum(strategyKinds),
    thresholds: z.record(
      z.string().regex(/^[a-z][a-zA-Z]*$/u),
      z.strictObject({ value: z.number(), unit: z.string().min(1), names, isRule: z.boolean().default(false) }),
    ),
  })
  .superRefine(({ strategy, thresholds }, context) => {
    const wanted: readonly string[] = strategyThresholds[strategy];
    const wrong = [...wanted.filter((name) => thresholds[name] === undefined), ...Object.keys(thresholds).filter((name) => !wanted.includes(name))];
    if (wrong.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['thresholds'],
        params: { said: { zh: `须恰有 ${wanted.join('、')}，不符的有 ${wrong.join('、')}`, en: `must have exactly ${wanted.join(', ')}; wrong: ${wrong.join(', ')}` } },
      });
  });
