import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/language.tsx';

/** A button for what cannot be taken back lightly: it says what would happen and asks once. */
export function Confirm({
  label,
  name,
  means,
  busy = false,
  onYes,
}: {
  readonly label: string;
  /** What it is done to, for those who hear the buttons one by one. */
  readonly name: string;
  readonly means: string;
  readonly busy?: boolean;
  readonly onYes: () => void;
}) {
  const { confirm: words } = useWords();
  const [asking, setAsking] = useState(false);
  /** Once asked, the button that comes back takes the focus that its question had. */
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
