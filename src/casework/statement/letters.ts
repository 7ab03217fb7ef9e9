import type { Finding, Language } from '#kernel/finding.ts';
import type { Letter, StatementBasis, StatementKind } from './facts.ts';
import type { Standing } from './send-store.ts';

export type Recipient = { readonly identity: string; readonly name: string };

/** Sent; only on paper; nobody can be reached; there is one already; something forbids it. */
export type LetterOutcome = 'sends' | 'paper' | 'unreachable' | 'earlier' | 'blocked';

/** What the owner of a building would be sent, or why nothing. */
export type LetterDraft = {
  readonly building: string;
  readonly name: string;
  readonly outcome: LetterOutcome;
  readonly says: Readonly<Record<Language, string>>;
  readonly to: readonly string[];
  readonly indicative: boolean;
  readonly earlier: string | null;
  readonly findings: readonly Finding[];
  readonly number: string | null;
};

type Around = { readonly to: readonly Recipient[]; readonly blocked: readonly Finding[]; readonly earlier: Standing | null };

/** One letter before it is issued: what forbids it counts first, then an earlier one, then whether anybody can be reached. */
export function letterOf(
  { kind, basis }: { readonly kind: Pick<StatementKind, 'letter'>; readonly basis: StatementBasis },
  { to, blocked, earlier }: Around,
  { again, onPaper }: { readonly again: boolean; readonly onPaper: boolean },
): LetterDraft {
  const { building: name, organisation, says } = kind.letter?.(basis.outcome) ?? noLetter;
  const building = basis.building ?? '';
  const before: Finding[] = earlier === null ? [] : [earlierFinding(earlier)];
  const deaf = to.length > 0 ? [] : [nobody(building, organisation)];
  const outcome: LetterOutcome =
    blocked.length > 0 ? 'blocked' : earlier !== null && !again ? 'earlier' : to.length > 0 ? 'sends' : onPaper ? 'paper' : 'unreachable';
  return {
    building,
    name,
    outcome,
    says,
    to: to.map((one) => one.name),
    indicative: basis.indicative,
    earlier: earlier?.number ?? null,
    findings: [...blocked, ...before, ...deaf],
    number: null,
  };
}

const earlierFinding = ({ building, number, sent }: Standing): Finding => ({
  code: sent ? 'letter-earlier' : 'letter-earlier-paper',
  severity: 'warning',
  evidence: { building, number },
});

const noLetter: Letter = { building: '', organisation: null, says: { zh: '', en: '' } };

/** Why nobody is reached: no owner is registered, or the owner has no account. */
function nobody(building: string, organisation: string | null): Finding {
  return organisation === null
    ? { code: 'letter-no-owner', severity: 'warning', evidence: { building } }
    : { code: 'letter-no-account', severity: 'warning', evidence: { building, organisation } };
}
