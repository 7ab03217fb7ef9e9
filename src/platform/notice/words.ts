import { labelTerms } from '#kernel/label-terms.ts';
import type { Words } from '#kernel/finding.ts';

/** The messages of notices, and about them. */
export const noticeWords: Words = {
  'notice-import-done': {
    zh: '导入“{file}”（编号 {import}）已完成，用时 {minutes} 分钟。',
    en: 'The import of "{file}" (number {import}) is done; it took {minutes} minutes.',
  },
  'notice-import-rejects': {
    zh: '导入“{file}”（编号 {import}）已完成，用时 {minutes} 分钟；{rejected} 行未导入，原因见导入页。',
    en: 'The import of "{file}" (number {import}) is done after {minutes} minutes; {rejected} rows were not imported. See the import page for the reasons.',
  },
  'notice-import-failed': {
    zh: '导入“{file}”（编号 {import}）未成功：{reason}',
    en: 'The import of "{file}" (number {import}) failed: {reason}',
  },
  'notice-job-done': { zh: '{job}已完成，用时 {minutes} 分钟。', en: '{job}: done after {minutes} minutes.' },
  'notice-job-failed': { zh: '{job}未成功：{reason}', en: '{job}: failed. {reason}' },
  'notice-job-cut-short': {
    zh: '{job}因程序停止而中断。请重新开始。',
    en: '{job}: interrupted because the program stopped. Start it again.',
  },
  'notice-job-cancelled': { zh: '{job}已被 {by} 取消。', en: '{job}: cancelled by {by}.' },
  'notice-key-ends': {
    zh: 'API 密钥“{key}”将于 {until}（{days} 天后）失效，此后凭它报送的数据会被拒绝。请在“API 密钥”页新建一个并更换。',
    en: 'The API key "{key}" expires on {until}, in {days} days; data sent with it will then be refused. Create a new one on the API keys page and replace it.',
  },
  'notice-password-ends': {
    zh: '账户“{user}”的一次性密码将在 {hours} 小时后失效，尚未使用。请提醒本人登录，或届时重新给出。',
    en: 'The one-time password of the account "{user}" expires in {hours} hours and has not been used yet. Remind its owner to sign in, or issue a new one then.',
  },
  'no-such-notice': { zh: '没有编号为 {notice} 的通知，或不是给您的。', en: 'There is no notice number {notice}, or it is not yours.' },
  'no-such-notice-kind': { zh: '没有这种通知（{kind}）。可用：{kinds}。', en: 'There is no kind of notices {kind}. Known: {kinds}.' },
  'no-such-time-zone': {
    zh: '没有名为“{zone}”的时区。请写 IANA 名称，如 Asia/Shanghai。',
    en: 'There is no time zone "{zone}". Give an IANA name, as Asia/Shanghai.',
  },
  'quiet-hours-empty': {
    zh: '安静时段的开始和结束相同（{from}）。请填两个不同的时间，或关闭安静时段。',
    en: 'Quiet hours begin and end at the same time ({from}). Give two different times, or turn quiet hours off.',
  },
  'gateway-template-bad': {
    zh: '短信网关模板读不了：{reason}。模板是 YAML 或 JSON，含 method、headers、body，可含 expect。',
    en: 'The template cannot be read: {reason}. It is YAML or JSON with method, headers, body and, where wanted, expect.',
  },
  'gateway-placeholder-unknown': {
    zh: '模板中没有占位符“{placeholder}”可填。可用：{known}。',
    en: 'The template has an unknown placeholder "{placeholder}". Known: {known}.',
  },
  'gateway-body-not-json': {
    zh: '模板的 body 填入内容后不是 JSON。占位符须放在引号内，如 "content": "{opened}text{closed}"。',
    en: 'With the text filled in, the body of the template is not JSON. Put placeholders in quotes, such as "content": "{opened}text{closed}".',
  },
  'gateway-address-open': {
    zh: '推送地址的主机名中不能有占位符；占位符可放在路径和参数中。',
    en: 'The host name of the address cannot contain placeholders; use them in the path and query.',
  },
  'gateway-secret-missing': {
    zh: '“{name}”的模板用了密钥占位符，但没有给出密钥。请一并填写密钥。',
    en: 'The template of "{name}" has the placeholder of a secret, and none was given. Give the secret with it.',
  },
  'gateway-answered-no': {
    zh: '网关已应答，但应答中没有“{expected}”，视为未送达。请检查网关的账号、余额和模板。',
    en: 'The gateway answered without "{expected}": it counts as not delivered. Check its account, balance and the template.',
  },
  'no-mail-for-keys': {
    zh: '邮件只发给账户。请以账户登录后设置。',
    en: 'Mail is sent to accounts only. Sign in with an account to set it up.',
  },
  'mail-not-set-up': {
    zh: '尚未设置邮件服务器。请管理员在“通知发送”中设置。',
    en: 'No mail server is set up. An administrator can set it up on the page "Sending notices".',
  },
  'mail-code-too-soon': {
    zh: '确认码刚刚发出。请在 {seconds} 秒后再试。',
    en: 'A code was sent just now. Try again in {seconds} seconds.',
  },
  'mail-code-wrong': {
    zh: '确认码不对，或已过期。请核对邮件，或重新发送。',
    en: 'The code is incorrect or has expired. Check the mail again, or request a new one.',
  },
  'mail-unreachable': {
    zh: '连接不上邮件服务器。请检查主机、端口和加密方式，并在服务器上确认能否访问。',
    en: 'The mail server cannot be reached. Check host, port and encryption, and from the server itself whether it can be reached.',
  },
  'mail-not-encrypted': {
    zh: '邮件服务器没有按所选方式加密，或证书不可信（{reason}）。未发送任何内容。',
    en: 'The mail server did not encrypt as chosen, or its certificate is not trusted ({reason}). Nothing was sent.',
  },
  'mail-sign-in-refused': {
    zh: '邮件服务器不接受用户名或密码：{answer}',
    en: 'The mail server refuses the user or the password: {answer}',
  },
  'mail-refused': { zh: '邮件服务器拒收：{answer}', en: 'The mail server refused it: {answer}' },
  'mail-address-gone': {
    zh: '账户已停用，或本人已取消或更改邮箱，不再发送。',
    en: 'The account is disabled, or its mail address was removed or changed; it is no longer sent.',
  },
  'webhook-address': {
    zh: '“{address}”不能用作推送地址：须以 http:// 或 https:// 开头，且不含用户名和密码。',
    en: '"{address}" cannot be used: a webhook begins with http:// or https:// and carries no user and password.',
  },
  'webhook-refused-address': {
    zh: '推送地址指向本机网络的特殊地址（链路本地、广播等），不会发送。',
    en: 'The webhook address is a special address of the local network (link-local, broadcast and the like); nothing is sent there.',
  },
  'webhook-unreachable': {
    zh: '连接不上推送地址，或其未在规定时间内回答。请在服务器上检查该地址能否访问。',
    en: 'The address cannot be reached, or does not answer in time. Check from the server itself whether it can be reached.',
  },
  'webhook-answered': {
    zh: '推送地址回答 {status}，应为 200 至 299。',
    en: 'The address answered {status}; it should be 200 to 299.',
  },
  'webhook-redirected': {
    zh: '推送地址回答 {status}，要求转到别处；不会跟随。请填写最终地址。',
    en: 'The address answered {status}, a redirect, which is not followed. Give the final address.',
  },
  'webhook-name-taken': { zh: '已有名为“{name}”的推送。请换一个名称。', en: 'There is a webhook "{name}" already. Choose another name.' },
  'webhook-without-secret': {
    zh: '推送 {webhook} 没有密钥。请在“通知发送”中为它换一个新密钥，并告知接收方。',
    en: 'Webhook {webhook} has no secret. Give it a new one on the page "Sending notices", and tell the receiver.',
  },
  'nobody-to-notify': { zh: '没有名为 {name} 的通知对象。', en: 'There is nobody called {name} to notify.' },
  'target-one-way': {
    zh: '通知对象 {name} 须且只须给出一种方式：推送地址和密钥，或邮箱。',
    en: 'Give {name} just one way: a webhook with its secret, or a mail address.',
  },
  'no-such-webhook': { zh: '没有编号为 {webhook} 的推送。', en: 'There is no webhook number {webhook}.' },
  'no-such-delivery': {
    zh: '没有这次发送，或它不处于可重试的状态。',
    en: 'There is no such delivery, or it cannot be retried.',
  },
  'notices-given-up': {
    zh: '最近一周有 {count} 次通知发送被放弃。请在“通知发送”页查看原因并重试；收件箱中的通知不受影响。',
    en: 'In the last week {count} notices could not be delivered. See the reasons and retry on the page "Sending notices"; the notices are still in the inboxes.',
  },
  'delivery-broken': {
    zh: '发送时程序内部出错，见日志。',
    en: 'An internal error occurred while sending; see the log.',
  },
};

/** The names of coded values in these sentences. */
export const noticeValues: Words = {
  'job=backup': labelTerms.backup,
};
