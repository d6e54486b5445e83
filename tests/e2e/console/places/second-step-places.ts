import { answers, done, refused } from '../changed-answers'
import type { ConsolePlace } from '../console-place'
import { all, fill, press } from '../hands'

/** As if headquarters asked everybody for the second step; the sample brand does not. */
const rule = (change: object) => answers('showTotpRule', (data) => ({ ...data, ...change }))
const isDue = answers('mySession', (data) => ({ ...data, mustSetUpTotp: true }))
const CODES = ['7K2M-QX4R', 'WB9H-3TND', 'P5VC-8YJL', 'G6ZS-2AFE', '4RUX-H7KM', 'D3NT-W9PB', 'Q8JL-5CVY', 'E2FA-6GZS']
/** An authenticator that is set up in the picture only: the account stays as it is. */
const begins = all(
  isDue,
  done('startTotp', { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Fenbo:finance?secret=JBSWY3DPEHPK3PXP' }),
  done('confirmTotp', { recoveryCodes: CODES }),
)
const toPicture = all(fill('请先填写密码', 'fenbo-demo-2026'), press('下一步'))
const staff = { page: 'staff', as: 'admin' } as const
const account = { page: 'account', as: 'finance' } as const

/** The second step where everybody must take it, and a password that is guessed where it is changed. */
export const secondStepPlaces: ConsolePlace[] = [
  {
    ...staff,
    name: 'staff-totp-asking',
    before: rule({ isOwnOn: true }),
    act: press('要求所有人开启'),
    sees: '下一次操作之前必须先设置好',
    opens: ['totp-rule/ChangeDialog'],
  },
  {
    ...staff,
    name: 'staff-totp-required',
    before: rule({ isTotpRequired: true, isOwnOn: true }),
    sees: '所有人必须开启两步验证',
  },
  {
    ...staff,
    name: 'staff-totp-easing',
    before: rule({ isTotpRequired: true, isOwnOn: true }),
    act: press('改为自愿开启'),
    sees: '已经开启的照旧要填验证码',
  },
  { ...account, name: 'account-totp-due', before: isDue, sees: '请先开启两步验证' },
  { ...account, name: 'account-totp-due-picture', before: begins, act: toPicture, sees: '手动输入这个密钥' },
  {
    ...account,
    name: 'account-totp-due-codes',
    before: begins,
    act: all(toPicture, fill('验证器里显示的 6 位数字', '123456'), press('开启两步验证')),
    sees: '我已保存，继续使用',
  },
  {
    ...account,
    name: 'account-password-locked',
    before: refused('changePassword', 'account_locked', { until: '2026-03-01T02:15:00.000Z' }),
    act: all(
      fill('现在的密码', 'not the one'),
      fill(/^新密码/, 'a word of my own'),
      fill('再填一次新密码', 'a word of my own'),
      press('修改密码'),
    ),
    sees: '之后可再试',
  },
]
