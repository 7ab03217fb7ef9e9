import type { Doorway } from './open-door.ts';
import { rangesOf } from './open-door.ts';
import { type LineNeeds, type Setting, yesNo, yesOrNo } from './protocol.ts';

export const tlsSetting: Setting = { name: 'tls', label: { zh: 'TLS 加密', en: 'TLS' }, choices: yesNo, usual: 'no', isRight: yesOrNo };

/** Settings of every listener. */
export const listenerSettings: readonly Setting[] = [
  tlsSetting,
  {
    name: 'allow',
    label: { zh: '允许的地址段', en: 'Allowed addresses' },
    hint: { zh: '如 10.1.0.0/16，多个用逗号分隔', en: 'such as 10.1.0.0/16, several by commas' },
    isRight: (text) => rangesOf(text) !== null,
  },
];

/** The certificate and key of a listener with TLS, as PEM. */
export const tlsSecrets: readonly Setting[] = [
  { name: 'cert', label: { zh: 'TLS 证书', en: 'TLS certificate' }, hint: 'PEM' },
  { name: 'key', label: { zh: 'TLS 私钥', en: 'TLS key' }, hint: 'PEM' },
];

/** The host, port and TLS settings that a connection listens with. */
export function doorwayOf({ connection: { host, port, settings }, secrets }: LineNeeds): Doorway {
  const tls = settings['tls'] === 'yes' ? { cert: secrets['cert'] ?? '', key: secrets['key'] ?? '' } : null;
  return { host, port, tls };
}
