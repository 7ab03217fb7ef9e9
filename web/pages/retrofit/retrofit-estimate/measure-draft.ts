import type { client } from '../../../api.ts';
import type { Measure } from './answers.ts';

type Given = Parameters<typeof client.retrofitEstimate.enter>[0];
type Values = Omit<Given, 'measure' | 'region'>;
type Per = NonNullable<Given['cost']>['per'];

export const ways = ['share', 'conductance', 'efficiency'] as const;

const none = { low: '', mid: '', high: '' };

/** The boxes of the form as typed. */
export type Draft = {
  readonly way: (typeof ways)[number] | undefined;
  readonly share: typeof none;
  readonly part: string | undefined;
  readonly kind: string | undefined;
  readonly after: string;
  readonly spread: string;
  readonly cost: typeof none;
  readonly costPer: string | undefined;
  readonly days: string;
  readonly effortPer: string | undefined;
  readonly life: string;
  readonly document: string;
  readonly clause: string;
};

type Three = { readonly low: number; readonly mid: number; readonly high: number };

const texts = ({ low, mid, high }: Three): typeof none => ({ low: String(low), mid: String(mid), high: String(high) });

/** What the place has stated already; where it has stated nothing every box is empty: no number is suggested. */
export function draftOf({ effect, cost, effort, life }: Measure): Draft {
  const { share, conductance, efficiency } = (effect ?? {}) as {
    readonly share?: Three;
    readonly conductance?: { readonly part: string; readonly after: number; readonly spread?: number };
    readonly efficiency?: { readonly kind: string; readonly after: number; readonly spread?: number };
  };
  const after = conductance ?? efficiency;
  return {
    way: share !== undefined ? 'share' : conductance !== undefined ? 'conductance' : efficiency === undefined ? undefined : 'efficiency',
    share: share === undefined ? none : texts(share),
    part: conductance?.part,
    kind: efficiency?.kind,
    after: after === undefined ? '' : String(after.after),
    spread: after?.spread === undefined ? '' : String(after.spread),
    cost: cost === null ? none : texts(cost),
    costPer: cost?.per,
    days: effort === null ? '' : String(effort.days),
    effortPer: effort?.per,
    life: life === null ? '' : String(life),
    // another source may say something different: it must be typed again
    document: '',
    clause: '',
  };
}

const number = (text: string): number | null => (/^\d+(?:\.\d+)?$/u.test(text.trim()) ? Number(text) : null);

/** Three values that are all present and rising; null for anything else. */
function three({ low, mid, high }: typeof none): Three | null {
  const [a, b, c] = [number(low), number(mid), number(high)];
  return a === null || b === null || c === null || a > b || b > c ? null : { low: a, mid: b, high: c };
}

const isEmpty = ({ low, mid, high }: typeof none): boolean => `${low}${mid}${high}`.trim() === '';

/** What is sent; null if something is half filled in, nothing is filled in, or no source is given. */
export function readDraft(draft: Draft): Values | null {
  const effect = effectOf(draft);
  const cost = costOf(draft);
  const effort = effortOf(draft);
  const life = draft.life.trim() === '' ? null : (number(draft.life) ?? undefined);
  const [document, clause] = [draft.document.trim(), draft.clause.trim()];
  if (effect === undefined || cost === undefined || effort === undefined || life === undefined) return null;
  if (document === '' || clause === '') return null;
  if (effect === null && cost === null && effort === null && life === null) return null;
  return { effect, cost, effort, life, source: { document, clause } };
}

/** Null: nothing is filled in; undefined: only part of it is. */
function effectOf({ way, share, part, kind, after, spread }: Draft): Values['effect'] | undefined {
  if (way === undefined) return null;
  if (way === 'share') {
    const told = three(share);
    return told === null || told.high > 1 ? undefined : { share: told };
  }
  const [value, half] = [number(after), spread.trim() === '' ? null : (number(spread) ?? undefined)];
  if (value === null || !(value > 0) || half === undefined) return undefined;
  const told = { after: value, ...(half !== null && { spread: half }) };
  if (way === 'conductance') return part === undefined ? undefined : ({ conductance: { part, ...told } } as Values['effect']);
  return kind === undefined ? undefined : ({ efficiency: { kind, ...told } } as Values['effect']);
}

function costOf({ cost, costPer }: Draft): Values['cost'] | undefined {
  if (isEmpty(cost) && costPer === undefined) return null;
  const told = three(cost);
  return told === null || costPer === undefined ? undefined : { per: costPer as Per, ...told };
}

function effortOf({ days, effortPer }: Draft): Values['effort'] | undefined {
  if (days.trim() === '' && effortPer === undefined) return null;
  const told = number(days);
  return told === null || effortPer === undefined ? undefined : { per: effortPer as Per, days: told };
}
