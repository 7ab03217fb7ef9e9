import type { Probe } from './probe.ts';

const everything = { ask: () => ({}) };

/** Queries about issued statements, each about one outside. */
export const statementProbes: Readonly<Record<string, Probe>> = {
  'statement.kinds': { open: 'kinds are everybody’s' },
  'statement.list': everything,
  'statement.get': { ask: ({ statement }) => ({ number: statement }) },
  'statement.draft': { ask: ({ statement }) => ({ follows: statement }) },
  'statement.issue': { ask: ({ building }) => ({ kind: 'quota-notice', question: { building, year: 2024 }, indicative: true }) },
  'statement.compare': { ask: ({ statement }) => ({ number: statement }) },
  'statement.issueDifference': { ask: ({ statement }) => ({ number: statement }) },
  'statement.withdraw': { ask: ({ statement }) => ({ number: statement, reason: 'x' }) },
  'statement.previewSend': { ask: ({ building }) => ({ kind: 'use-notice', buildings: [building], year: 2025 }) },
  'statement.send': { ask: ({ building }) => ({ kind: 'use-notice', buildings: [building], year: 2025 }) },
  'statement.answer': { ask: ({ statement }) => ({ number: statement, text: 'x' }) },
  'statement.sent': everything,
  'statement.verify': { open: 'says of the chain whether it holds, and of nothing what it says' },
};
