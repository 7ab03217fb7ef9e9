import type { Probe } from './probe.ts';

const everything = { ask: () => ({}) };

/** First screens, figures and what people save of them. */
export const figureProbes: Readonly<Record<string, Probe>> = {
  'today.buildings': everything,
  'today.contracts': everything,
  'today.season': everything,
  'today.event': everything,
  'figures.explain': { ask: ({ figure }) => ({ figure }) },
  'figures.memos.list': everything,
  'figures.memos.save': { ask: ({ figure }) => ({ figure }) },
  'figures.memos.remove': {
    ask: ({ memo }) => ({ id: memo }),
    check: (answer) => {
      if (answer['removed'] !== false) throw new Error('took away what somebody else made');
    },
  },
};
