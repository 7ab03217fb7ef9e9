import { randomUUID } from 'node:crypto';
import { outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** A rule that applies to every metering point. */
const ruleOf = (id: string) =>
  JSON.stringify({
    id,
    version: 1,
    names: { zh: '试' },
    subject: 'meter',
    step: 'day',
    inputs: { q: { quiet: true } },
    when: { ge: ['q', 0] },
    notify: ['desk'],
  });

/** Queries about rules, episodes and their recipients. */
export const warningProbes: Readonly<Record<string, Probe>> = {
  'warning.test': {
    ask: () => ({ rule: ruleOf('outside'), from: '2025-01-01', to: '2025-02-01', region: outsideRegion }),
    check: (answer) => {
      if (answer['subjects'] !== 0) throw new Error(`judged ${JSON.stringify(answer)}`);
    },
  },
  'warning.templates': { ask: () => ({}) },
  'warning.template': { ask: () => ({ template: 'silent' }) },
  'warning.rules': { ask: () => ({}) },
  'warning.add': { ask: () => ({ rule: ruleOf(`own-${randomUUID()}`) }) },
  'warning.on': { ask: () => ({ rule: 'outside' }) },
  'warning.off': { ask: () => ({ rule: 'outside' }) },
  'warning.list': { ask: () => ({}) },
  'warning.episode': { ask: () => ({ id: 1 }) },
  'warning.acknowledge': { ask: () => ({ id: 1 }) },
  'warning.mute': { ask: () => ({ id: 1, until: '2030-01-01' }) },
  'warning.muteRule': { ask: () => ({ rule: 'outside', until: '2030-01-01' }) },
  'warning.feedback': { ask: () => ({ id: 1, as: 'real' }) },
  'warning.notify.list': { ask: () => ({}) },
  'warning.notify.add': { ask: () => ({ name: 'x', mail: 'x@example.cn' }) },
  'warning.notify.remove': { ask: () => ({ name: 'x' }) },
  'warning.notify.test': { ask: () => ({ name: 'x' }) },
};
