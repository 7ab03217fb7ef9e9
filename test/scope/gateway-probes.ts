import type { Probe } from './probe.ts';

const everything = { ask: () => ({}) };

/** Queries about connections and their channels. */
export const gatewayProbes: Readonly<Record<string, Probe>> = {
  'openadr.addClient': { ask: () => ({ name: 'X', as: 'bl' }) },
  'openadr.removeClient': { ask: () => ({ name: 'outside' }) },
  'openadr.connect': {
    ask: () => ({ name: 'X', url: 'https://example.invalid', clientId: 'x', clientSecret: 'x', portfolio: 'X', programme: 'X' }),
  },
  'openadr.disconnect': { ask: () => ({ name: 'outside' }) },
  'openadr.poll': { ask: () => ({ name: 'outside' }) },
  'openadr.overview': everything,
  'gateway.protocols': { open: 'what protocols there are is everybody’s who binds channels', ask: () => ({}) },
  'gateway.list': everything,
  'gateway.show': { ask: () => ({ connection: 'outside' }) },
  'gateway.add': { ask: () => ({ code: 'X', protocol: 'collector' }) },
  'gateway.on': { ask: () => ({ connection: 'outside' }) },
  'gateway.off': { ask: () => ({ connection: 'outside' }) },
  'gateway.remove': { ask: () => ({ connection: 'outside' }) },
  'gateway.test': { ask: () => ({ connection: 'outside' }) },
  'gateway.set': { ask: () => ({ connection: 'outside', port: 1 }) },
  'gateway.discover': { ask: () => ({ connection: 'outside' }) },
  'gateway.bindChannels': { ask: () => ({ connection: 'outside', channels: [{ channel: 'c', series: 's' }] }) },
  'gateway.unbindChannels': { ask: () => ({ connection: 'outside', channels: ['c'] }) },
  'gateway.importChannels': { ask: () => ({ file: 'none' }) },
  'gateway.channels': { ask: () => ({}) },
};
