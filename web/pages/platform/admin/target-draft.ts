/** How a target is notified: a signed webhook, a gateway in its own format, a mail. */
export type WayOfTarget = 'webhook' | 'gateway' | 'mail';

/** A target of warning rules, as typed. */
export type TypedTarget = {
  readonly name: string;
  readonly way: WayOfTarget;
  readonly address: string;
  readonly secret: string;
  readonly template: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** The instant of the last change of the one being edited; empty for a new one. */
  readonly seen: string;
};

const noHours = { quietFrom: '', quietUntil: '' };

export const noTarget: TypedTarget = { name: '', way: 'webhook', address: '', secret: '', template: '', ...noHours, seen: '' };

type Shown = {
  readonly name: string;
  readonly webhook: string | null;
  readonly mail: string | null;
  readonly quiet: { readonly from: string; readonly until: string } | null;
  readonly template: object | null;
  readonly changedAt: string;
};

/** An existing target, to be edited; its secret and template are never sent to the page and stay if nothing is typed. */
export const typedOf = ({ name, webhook, mail, quiet, template, changedAt }: Shown): TypedTarget => ({
  ...noTarget,
  name,
  way: mail !== null ? 'mail' : template === null ? 'webhook' : 'gateway',
  address: webhook ?? mail ?? '',
  quietFrom: quiet?.from ?? '',
  quietUntil: quiet?.until ?? '',
  seen: changedAt,
});

const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text.trim());

/** Whether it can be sent: a name, an address, and quiet hours with two different ends, or none. */
export function isGood({ name, address, quietFrom, quietUntil }: TypedTarget): boolean {
  const [from, until] = [quietFrom.trim(), quietUntil.trim()];
  const isQuietGood = (from === '' && until === '') || (isTime(from) && isTime(until) && from !== until);
  return name.trim() !== '' && address.trim() !== '' && isQuietGood;
}

/** What is sent of it: empty values are left out. */
export function givenOf({ name, way, address, secret, template, quietFrom, quietUntil, seen }: TypedTarget) {
  const quiet = { from: quietFrom.trim(), until: quietUntil.trim() };
  return {
    name: name.trim(),
    ...(way === 'mail' ? { mail: address.trim() } : { webhook: address.trim() }),
    ...(way !== 'mail' && secret !== '' && { secret }),
    ...(way === 'gateway' && template.trim() !== '' && { template }),
    ...(quiet.from !== '' && { quiet }),
    ...(seen !== '' && { seen }),
  };
}
