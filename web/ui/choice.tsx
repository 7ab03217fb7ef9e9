/** One of a few, as the browser itself offers it: where there are many side by side, and on a telephone. Longer lists are `Pick`. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
  id,
  none,
}: {
  /** What it is called, where no label stands beside it. */
  readonly label?: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T | undefined) => void;
  readonly id?: string | undefined;
  /** Words for no choice; without it one must be chosen. */
  readonly none?: string;
}) {
  return (
    <select
      className="yd-choice"
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? undefined : (event.target.value as T))}
    >
      {none === undefined && value !== undefined ? null : <option value="">{none ?? ''}</option>}
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}
