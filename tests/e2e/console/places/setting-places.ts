import type { Page as Tab } from 'playwright-core'
import { answers, done, refused } from '../changed-answers'
import type { ConsolePlace } from '../console-place'
import { all, confirm, fill } from '../hands'

const button = (name: string | RegExp) => async (tab: Tab) => {
  await tab.getByRole('button', { name }).first().click()
}
/** The row of an account, where what may be done with it stands. */
const inRow = (row: RegExp, name: string) => async (tab: Tab) => {
  await tab.getByRole('row', { name: row }).getByRole('button', { name, exact: true }).click()
}

const PASSWORD = 'fenbo-demo-2026'

type Staff = { staff: { login: string; hasTotp: boolean }[] }
const hasSecondStep = answers<Staff>('listStaff', (data) => ({
  ...data,
  staff: data.staff.map((one) => (one.login === 'finance2' ? { ...one, hasTotp: true } : one)),
}))
const ownSecondStep = answers('showAccount', (data) => ({
  ...data,
  totp: 'on',
  totpSince: '2026-03-01T02:00:00.000Z',
  recoveryCodesLeft: 2,
}))
const CODES = ['7K2M-QX4R', 'WB9H-3TND', 'P5VC-8YJL', 'G6ZS-2AFE', '4RUX-H7KM', 'D3NT-W9PB', 'Q8JL-5CVY', 'E2FA-6GZS']
/** Sets a second step up that stays a picture: wrong tries would lock the account. */
const secondStep = all(
  done('startTotp', { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Fenbo:finance?secret=JBSWY3DPEHPK3PXP' }),
  done('confirmTotp', { recoveryCodes: CODES }),
)
const toFirstCode = all(
  button('开启两步验证'),
  fill('请先填写密码', PASSWORD),
  button('下一步'),
  fill('验证器里显示的 6 位数字', '123456'),
  button('开启两步验证'),
)
const ofFinance2 = { page: 'staff', as: 'admin' } as const

export const settingPlaces: ConsolePlace[] = [
  { name: 'staff-many', page: 'staff', as: 'admin', sees: /^finance2$/ },
  { name: 'staff-empty', page: 'staff', as: 'admin', address: () => 'staff?text=查无此人', sees: '没有符合条件的账号' },
  { name: 'staff-rights', page: 'staff', as: 'admin', address: () => 'staff?view=rights', sees: '关账' },
  { name: 'staff-rights-manager', page: 'staff', as: 'manager', sees: '总部管理员' },
  {
    name: 'staff-forbidden',
    page: 'staff',
    as: 'ops',
    address: () => 'staff?view=accounts',
    sees: '没有权限查看员工账号',
  },
  {
    name: 'staff-adding',
    page: 'staff',
    as: 'admin',
    act: button('新增账号'),
    sees: '首次登录的密码',
    opens: ['staff-form/StaffForm'],
  },
  {
    name: 'staff-adding-wrong',
    page: 'staff',
    as: 'admin',
    act: async (tab) => {
      await button('新增账号')(tab)
      await tab.getByRole('dialog').getByRole('button', { name: '新增', exact: true }).click()
    },
    sees: '登录名格式不正确',
  },
  { name: 'staff-changing', page: 'staff', as: 'admin', act: inRow(/manager/, '修改'), sees: '修改账号' },
  {
    name: 'staff-closing',
    page: 'staff',
    as: 'admin',
    act: inRow(/finance2/, '停用'),
    sees: '立即退出所有已登录的设备',
    opens: ['staff-acts/CloseDialog'],
  },
  {
    name: 'staff-resetting',
    page: 'staff',
    as: 'admin',
    act: inRow(/finance2/, '重置密码'),
    sees: '对方登录后必须先换成自己的密码',
    opens: ['staff-acts/PasswordDialog'],
  },
  {
    ...ofFinance2,
    name: 'staff-resetting-refused',
    before: refused('resetStaffPassword', 'staff_unknown'),
    act: all(inRow(/finance2/, '重置密码'), fill('原因', '本人忘了密码'), confirm('重置密码')),
    sees: '找不到该员工账号',
  },
  {
    ...ofFinance2,
    name: 'staff-password',
    before: done('resetStaffPassword', { password: 'mira-7pon-kelu' }),
    act: all(inRow(/finance2/, '重置密码'), fill('原因', '本人忘了密码'), confirm('重置密码')),
    sees: '关闭这个窗口后不会再显示',
    opens: ['staff-acts/OneTimePassword'],
  },
  {
    ...ofFinance2,
    name: 'staff-totp',
    before: hasSecondStep,
    act: inRow(/finance2/, '重置两步验证'),
    sees: '验证器和全部恢复码作废',
    opens: ['staff-acts/TotpDialog'],
  },
  { name: 'audit-many', page: 'audit', as: 'admin', sees: '今天' },
  {
    name: 'audit-empty',
    page: 'audit',
    as: 'admin',
    address: () => 'audit?target=st_none',
    sees: '没有符合条件的记录',
  },
  { name: 'audit-forbidden', page: 'audit', as: 'finance', sees: '没有权限查看这一页' },
  {
    name: 'audit-entry',
    page: 'audit',
    as: 'admin',
    act: button('查看'),
    sees: '查看原始记录',
    opens: ['audit-drawer/AuditDrawer'],
  },
  {
    name: 'audit-entry-raw',
    page: 'audit',
    as: 'admin',
    act: async (tab) => {
      await button('查看')(tab)
      await button('查看原始记录')(tab)
    },
    sees: '收起原始记录',
  },
  {
    name: 'audit-exporting',
    page: 'audit',
    as: 'admin',
    act: button(/^导\s?出$/),
    sees: '最多 20,000 条',
    opens: ['audit/ExportDialog'],
  },
  {
    name: 'audit-exporting-nothing',
    page: 'audit',
    as: 'admin',
    address: () => 'audit?target=st_none',
    act: all(button(/^导\s?出$/), confirm(/^导\s?出$/)),
    sees: '没有符合条件的记录，无需导出',
  },
  { name: 'account', page: 'account', as: 'finance', sees: '修改密码', opens: ['password-form/PasswordForm'] },
  { name: 'account-manager', page: 'account', as: 'manager', sees: '门店店长' },
  {
    name: 'account-password-wrong',
    page: 'account',
    as: 'finance',
    act: async (tab) => {
      await tab.getByLabel('现在的密码').fill('not the one')
      await tab.getByLabel('新密码', { exact: true }).fill('short')
      await tab.getByLabel('再填一次新密码').fill('another')
      await tab.getByRole('button', { name: '修改密码' }).click()
    },
    sees: '两次填写的新密码不一样',
  },
  {
    name: 'account-totp-begun',
    page: 'account',
    as: 'finance',
    act: button('开启两步验证'),
    sees: '请先填写密码',
    opens: ['totp-start-form/TotpStartForm'],
  },
  {
    name: 'account-totp-picture',
    page: 'account',
    as: 'finance',
    act: async (tab) => {
      await button('开启两步验证')(tab)
      await tab.getByLabel('请先填写密码').fill(PASSWORD)
      await tab.getByRole('button', { name: '下一步' }).click()
    },
    sees: '手动输入这个密钥',
  },
  {
    name: 'account-totp-wrong',
    page: 'account',
    as: 'finance',
    before: all(secondStep, refused('confirmTotp', 'totp_wrong')),
    act: toFirstCode,
    sees: '验证码不正确或已经用过',
  },
  {
    name: 'account-totp-codes',
    page: 'account',
    as: 'finance',
    before: secondStep,
    act: toFirstCode,
    sees: '每个只能用一次',
    opens: ['account/SecondStep'],
  },
  { name: 'account-totp-on', page: 'account', as: 'finance', before: ownSecondStep, sees: '快用完了' },
  {
    name: 'account-totp-remove',
    page: 'account',
    as: 'finance',
    before: all(ownSecondStep, refused('removeTotp', 'totp_wrong')),
    act: all(button('关闭两步验证'), fill('密码', PASSWORD), fill('验证码或恢复码', '654321'), confirm('关闭两步验证')),
    sees: '关闭之后，只用密码就能登录',
    opens: ['totp-remove-form/TotpRemoveForm'],
  },
]
