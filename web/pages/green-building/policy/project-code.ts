/** A fact's value as the contract takes it. */
export type Value = string | number | boolean;
export type Project = Readonly<Record<string, Value>>;

/** The part of a fact or item that is needed to read it back. */
export type Kind = 'bool' | 'number' | 'choice' | 'text';

/** A project as it is in an address, readable by people: `work.new_class.public_buildingAreaM2.20000`. */
export function encodeProject(project: Project): string | undefined {
  const parts = Object.entries(project).map(([name, value]) => `${name}.${encodeURIComponent(String(value)).replaceAll('_', '%5F')}`);
  return parts.length === 0 ? undefined : parts.join('_');
}

/** Reads it back; what is unknown is left out. A number that is none stays as text, which the answer refuses. */
export function decodeProject(text: string, kindOf: (name: string) => Kind | undefined): Project {
  const found: Record<string, Value> = {};
  for (const part of text.split('_')) {
    const dot = part.indexOf('.');
    const name = part.slice(0, dot);
    const value = valueOf(part.slice(dot + 1), kindOf(name));
    if (dot > 0 && value !== undefined) found[name] = value;
  }
  return found;
}

function valueOf(text: string, kind: Kind | undefined): Value | undefined {
  if (kind === undefined || text === '') return undefined;
  if (kind === 'bool') return text === 'true' ? true : text === 'false' ? false : undefined;
  try {
    const said = decodeURIComponent(text);
    // what is no number is asked as it was typed, so that it is refused and not left out of the answer
    return kind === 'number' && said.trim() !== '' && Number.isFinite(Number(said)) ? Number(said) : said;
  } catch {
    return undefined;
  }
}

/** A project with one fact set, or removed. */
export function withFact(project: Project, name: string, value: Value | undefined): Project {
  const rest = Object.entries(project).filter(([other]) => other !== name);
  return Object.fromEntries(value === undefined ? rest : [...rest, [name, value]]);
}
