import type { FieldValue } from '#cases/facts.ts';
import type { Form, Found } from '#knowledge/facts.ts';

export type { FieldValue } from '#cases/facts.ts';

export type { PeriodTotal, TargetField } from './period-totals.ts';

export type FormFound = Found<'form'>;

export type FormField = Form['fields'][string];

export type ReturnState = 'open' | 'submitted' | 'returned' | 'accepted';

export type ReturnAction = 'open' | 'fill' | 'submit' | 'accept' | 'return' | 'amend';

/** A value of a return; `filled`: somebody typed it, else it is as it was prefilled. Decimals are texts. */
export type KeptField = { readonly value: FieldValue; readonly filled: boolean };

export type ReturnFields = Readonly<Record<string, KeptField>>;

/** What a field was filled with from meters and registry, and how much of it was measured. */
export type Prefill = Readonly<Record<string, { readonly value: FieldValue; readonly coverage: number }>>;

/** A return as it stood after one of its steps. */
export type Return = {
  readonly id: number;
  readonly form: string;
  readonly period: string;
  readonly kind: Form['unit'];
  readonly unit: string;
  readonly name: string;
  readonly region: string;
  readonly formVersion: number;
  readonly prefill: Prefill;
  /** When it was opened, ms UTC: what was known then is in `prefill`. */
  readonly known: number;
  /** The number of the step, from 1. */
  readonly n: number;
  readonly action: ReturnAction;
  readonly version: number;
  readonly state: ReturnState;
  readonly fields: ReturnFields;
  readonly note: string | null;
  readonly actor: string;
  readonly at: Date;
  /** When it was submitted first; null where it never was. */
  readonly submitted: Date | null;
};

/** A version that was accepted and counts. */
export type Accepted = Pick<Return, 'unit' | 'name' | 'region' | 'kind' | 'formVersion' | 'version' | 'fields'>;

export type Step = Pick<Return, 'action' | 'version' | 'state' | 'fields' | 'note'> & { readonly id: number; readonly n: number };
