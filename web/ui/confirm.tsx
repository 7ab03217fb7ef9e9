import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/language.tsx';

/** A button for an action that is hard to undo: it says what would happen and asks once. */
export function Confirm({
  label,
  name,
  means,
  busy = false,
  onYes,
}: {
  readonly label: string;
  /** What the action applies to, for screen readers, which read buttons one by one. */
  readonly name: string;
  readonly means: string;
  readonly busy?: boolean;
  readonly onYes: () => void;
}) {
  const { confirm: words } = useWords();
  const [asking, setAsking] = useState(false);
  /** After the question, the button that reappears takes the focus that the question had. */
  const [asked, setAsked] = useState(false);
  const ask = () => {
    setAsking(true);
    setAsked(true);
  };
  if (!asking)
    return (
      <Button size="small" loading={busy} autoFocus={asked} aria-label={`${label} ${name}`} onClick={ask}>
        {label}
      </Button>
    );
  const yes = () => {
    setAsking(false);
    onYes();
  };
  return (
    <div role="group" aria-label={`${label} ${name}`} className="yd-confirm">
      <div>{means}</div>
      <div className="yd-row">
        <Button size="small" danger autoFocus onClick={yes}>
          {words.yes}
        </Button>
        <Button size="small" onClick={() => setAsking(false)}>
          {words.no}
        </Button>
      </div>
    </div>
  );
}
