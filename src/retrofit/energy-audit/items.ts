import { type Carrier, carrierUnit, type Unit } from '#kernel/carrier.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { carrierTerms, type Term } from '#kernel/vocabulary.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import type { Answer, AuditState, Item, ItemKnown, Request } from './facts.ts';
import { auditTerms } from './vocabulary.ts';

type Level = EntryOf<'audit-level'>;

/** What a level asks of a building that uses these carriers: each item on energy and cost once per carrier. */
export function itemsOf({ items }: Pick<Level, 'items'>, carriers: readonly Carrier[]): Item[] {
  return items.flatMap((one): Item[] => {
    const bare = { item: one.item, kind: one.kind, field: null, carrier: null, unit: null, words: one.words, complete: [] };
    if (one.kind === 'energy' || one.kind === 'cost') {
      const { kind } = one;
      return carriers.map((carrier) => ({ ...bare, ...ofCarrier(kind, carrier) }));
    }
    if (one.kind === 'fact') return [{ ...bare, field: one.field, ...ofField(one.field) }];
    if (one.kind === 'equipment') return [{ ...bare, name: auditTerms.equipment, complete: one.complete }];
    return 'names' in one ? [{ ...bare, name: one.names }] : [];
  });
}

function ofCarrier(kind: 'energy' | 'cost', carrier: Carrier): Pick<Item, 'item' | 'name' | 'carrier' | 'unit'> {
  const { zh, en } = carrierTerms[carrier];
  const name = kind === 'energy' ? { zh: `${zh}用量`, en: `${en}: use` } : { zh: `${zh}费用`, en: `${en}: cost` };
  const unit: Unit | 'yuan' = kind === 'energy' ? carrierUnit(carrier) : 'yuan';
  return { item: `${kind}-${carrier}`, name, carrier, unit };
}

function ofField(field: string): Pick<Item, 'name' | 'unit'> {
  const terms: Readonly<Record<string, Term>> = buildingFieldTerms;
  const term = terms[field];
  return term === undefined ? { name: field, unit: null } : { name: { zh: term.zh, en: term.en }, unit: term.unit ?? null };
}

/** The state of an item: an accepted or received answer takes precedence over what is held, and that over what is missing. */
export function requestOf(item: Item, held: ItemKnown, answer: Answer | null): Request {
  if (answer !== null && answer.state !== 'returned') return { ...item, state: answer.state, why: answered(answer), answer };
  if (held.isKnown) return { ...item, state: 'known', why: held.why, answer };
  if (answer !== null) return { ...item, state: 'missing', why: returned(answer), answer };
  return { ...item, state: 'missing', why: held.why, answer: null };
}

const answered = ({ value, file }: Answer): LocalizedText => {
  const said = [file?.name, value].filter((one) => one !== undefined && one !== null).join(' · ');
  return { zh: said, en: said };
};

const returned = ({ note }: Answer): LocalizedText => ({
  zh: note === null ? '已退回，请重新提供。' : `已退回：${note}`,
  en: note === null ? 'Sent back: give it again.' : `Sent back: ${note}`,
});

/** The state of an audit as a whole. */
export function stateOf(
  requests: readonly Pick<Request, 'state'>[],
  { link, submitted }: { link: unknown; submitted: Date | null },
): AuditState {
  if (requests.every(({ state }) => state === 'known' || state === 'accepted')) return 'complete';
  if (link !== null) return 'out';
  return submitted === null ? 'open' : 'submitted';
}
