import type { Probe } from './probe.ts';

const everything = { ask: () => ({}) };

/** Of connections and their channels. */
export const gatewayProbes: Readonly<Record<string, Probe>> = {
  'gateway.protocols': { open: 'what protocols there are is everybody’s who binds channels', ask: () => ({}) },
  'gateway.list': everything,
  'gateway.show': { ask: () => ({ connection: 'outside' }) },
  'gateway.add': { ask: () => ({ code: 'X', protocol: 'collector' }) },
  'gateway.on': { ask: () => ({ connection: 'outside' }) },
  'gateway.off': { ask: () => ({ connection: 'outside' }) },
  'gateway.remove': { ask: () => ({ connection: 'outside' }) },
  'gateway.test': { ask: () => ({ connection: 'outside' }) },
  'gateway.importChannels': { ask: () => ({ file: 'none' }) },
  'gateway.channels': { ask: () => ({}) },
};
