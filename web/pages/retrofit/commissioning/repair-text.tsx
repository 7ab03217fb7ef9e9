import { Link } from '@tanstack/react-router';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { commissioningPageWords } from './words.ts';

type Repaired = NonNullable<Awaited<ReturnType<typeof client.commissioning.show>>['repaired']>;

/** `预警 12：修复已验证`; and how often the rule found it again. */
export function useRepairText(): (repaired: Repaired) => string {
  const words = usePageWords(commissioningPageWords);
  const format = useFormat();
  return ({ id, verified, again }) => {
    const said = verified === null ? words.notKnown : verified ? words.term.verified : words.term.notVerified;
    const told = [said, ...(again === 0 ? [] : [words.again(format.count(again))])].join(format.comma);
    return `${words.episodeNo(String(id))}${format.colon}${told}`;
  };
}

/** The warning that was linked, and whether its repair is verified. */
export function RepairText({ of }: { readonly of: Repaired }) {
  const text = useRepairText();
  const at = { view: 'episodes', state: 'all', rule: undefined, severity: 'all', building: undefined, episode: of.id } as const;
  return (
    <Link to="/warnings" search={at}>
      {text(of)}
    </Link>
  );
}
