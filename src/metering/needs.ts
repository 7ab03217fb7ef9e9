import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';

export type MeteringNeeds = { readonly registry: Registry; readonly readings: Readings; readonly knowledge: Knowledge };
