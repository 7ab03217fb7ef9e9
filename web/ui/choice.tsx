/** One of a few, as a native select: where there are many side by side, and on a phone. Longer lists use `Pick`. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
  onLeave,
  id,
  none,
}: {
  /** Its name, where there is no label next to it. */
  readonly label?: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T | undefined) => void;
  /** Called on blur: arrow keys have walked to the wanted option. */
  readonly onLeave?: () => void;
  readonly id?: string | undefined;
  /** Label for no choice; without it one must be chosen. */
  readonly none?: string;
}) {
  return (
    <select
      className="yd-choice"
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value ?? ''}
      onBlur={onLeave}
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
