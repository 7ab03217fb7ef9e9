import { outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

const everything = { ask: () => ({}) };

/** Queries about draws, procedures, standards and catalogues, by the procedure's name in the contract. */
export const libraryProbes: Readonly<Record<string, Probe>> = {
  'draws.check': { ask: ({ file }) => ({ plan: file, objects: file }) },
  'draws.announce': { ask: ({ file }) => ({ plan: file, objects: file }) },
  'draws.reveal': { ask: () => ({ draw: `CC-${outsideRegion}-2026-0001`, randomness: '1' }) },
  'draws.replace': { ask: () => ({ draw: `CC-${outsideRegion}-2026-0001`, object: 'x', why: 'x' }) },
  'draws.show': { ask: () => ({ draw: `CC-${outsideRegion}-2026-0001` }) },
  'draws.list': everything,
  'draws.published.list': { open: 'what was announced is everybody’s' },
  'draws.published.replay': { open: 'a program that is everybody’s' },
  'draws.published.get': { open: 'what was announced is everybody’s', ask: () => ({ draw: `CC-${outsideRegion}-2026-0001` }) },
  'procedures.check': { open: 'writes nothing and tells nothing but of the text given', ask: () => ({ text: 'kind: procedure' }) },
  'procedures.edited': { open: 'writes nothing and tells nothing but of the text given', ask: () => ({ text: 'kind: procedure' }) },
  'procedures.text': { open: 'procedures are everybody’s', ask: () => ({ id: 'green-building-label' }) },
  'procedures.compare': { open: 'procedures are everybody’s', ask: () => ({ id: 'green-building-label', from: 2, to: 2 }) },
  'procedures.setLimits': {
    ask: () => ({ id: 'no-such', limits: [{ state: 'check', count: 1, unit: 'days', document: 'x', clause: 'x' }] }),
  },
  'procedures.add': { ask: () => ({ text: 'kind: procedure' }) },
  'procedures.list': { open: 'procedures are everybody’s', ask: () => ({}) },
  'procedures.show': { open: 'procedures are everybody’s', ask: () => ({ id: 'green-building-label' }) },
  'procedures.picture': { open: 'procedures are everybody’s', ask: () => ({ id: 'green-building-label' }) },
  'standards.importStandards': {
    open: 'the library has no place; who may not keep it is refused by the role',
    ask: () => ({ file: 'none' }),
  },
  'standards.list': { open: 'the library is everybody’s', ask: () => ({}) },
  'standards.due': { open: 'the library is everybody’s', ask: () => ({ on: '2030-01-01' }) },
  'standards.table': { open: 'the code table is everybody’s', ask: () => ({}) },
  'standards.cited': { open: 'what knowledge cites is everybody’s', ask: () => ({}) },
  'standards.history': { open: 'the library is everybody’s', ask: () => ({ standard: '3.6.1.0.1' }) },
  'catalogues.importCatalogue': { ask: () => ({ file: 'none', region: outsideRegion }) },
  'catalogues.list': { open: 'catalogues are everybody’s', ask: () => ({}) },
  'catalogues.published': { open: 'catalogues are published', ask: () => ({}) },
  'catalogues.check': { ask: ({ file }) => ({ file, region: outsideRegion, date: '2026-01-01' }) },
};
