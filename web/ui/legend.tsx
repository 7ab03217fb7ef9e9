import { useWords } from '../i18n/language.tsx';

/** The meaning of each colour of a map or a field of cells. */
export function Legend({ classes }: { readonly classes: readonly { readonly name: string; readonly colour: string }[] }) {
  const { map } = useWords();
  return (
    <ul className="yd-legend" aria-label={map.legend}>
      {classes
        .filter(({ name }) => name !== '')
        .map(({ name, colour }) => (
          <li key={name}>
            <span className="yd-legend-mark" style={{ background: colour }} aria-hidden /> {name}
          </li>
        ))}
    </ul>
  );
}
