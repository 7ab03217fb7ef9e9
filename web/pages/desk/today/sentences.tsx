import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { todayWords } from './words.ts';

export type SentenceParts = {
  readonly parts: readonly { readonly text: string; readonly figure?: string | undefined }[];
  readonly href: string | null;
};

/** The text of a sentence. */
const textOf = ({ parts }: SentenceParts): string => parts.map(({ text }) => text).join('');

/** A sentence whose figures open, and the way to where it is acted on. @param act the name of that; otherwise one looks */
export function Sentence({ of, act, button = false }: { readonly of: SentenceParts; readonly act?: string; readonly button?: boolean }) {
  const { look } = usePageWords(todayWords);
  const name = act ?? look;
  return (
    <>
      <span>
        {of.parts.map(({ text, figure }, at) =>
          figure === undefined ? <span key={at}>{text}</span> : <OpenedText key={at} figure={figure} text={text} />,
        )}
      </span>
      {of.href === null ? null : (
        <>
          {' '}
          <Link {...addressOf(of.href)} className={button ? 'yd-act' : 'yd-small'} aria-label={`${name}: ${textOf(of)}`}>
            {name}
          </Link>
        </>
      )}
    </>
  );
}

type ListOf = { readonly label: string; readonly of: readonly SentenceParts[]; readonly act?: string };

/** Sentences one below the other, each with its act. */
export function SentenceList({ label, of, act }: ListOf) {
  return (
    <ul className="yd-todo" aria-label={label}>
      {of.map((one, at) => (
        <li key={at}>
          <Sentence of={one} button {...(act !== undefined && { act })} />
        </li>
      ))}
    </ul>
  );
}

/** An address of the console with its search. */
function addressOf(href: string) {
  const [path = '/', search = ''] = href.split('?');
  return { to: path as '/', search: Object.fromEntries(new URLSearchParams(search)) };
}
