import type { Doorway } from './open-door.ts';
import { rangesOf } from './open-door.ts';
import { type LineNeeds, type Setting, yesOrNo } from './protocol.ts';

export const tlsSetting: Setting = { name: 'tls', label: { zh: 'TLS 加密', en: 'TLS' }, isRight: yesOrNo };

/** Settings of all that listens. */
export const listenerSettings: readonly Setting[] = [
  tlsSetting,
  { name: 'allow', label: { zh: '允许的地址段', en: 'Allowed addresses' }, isRight: (text) => rangesOf(text) !== null },
];

/** What a listener with TLS shows of itself, as PEM. */
export const tlsSecrets: readonly Setting[] = [
  { name: 'cert', label: { zh: 'TLS 证书', en: 'TLS certificate' } },
  { name: 'key', label: { zh: 'TLS 私钥', en: 'TLS key' } },
];

/** The door that a connection listens at. */
export function doorwayOf({ connection: { host, port, settings }, secrets }: LineNeeds): Doorway {
  const tls = settings['tls'] === 'yes' ? { cert: secrets['cert'] ?? '', key: secrets['key'] ?? '' } : null;
  return { host, port, tls };
}
