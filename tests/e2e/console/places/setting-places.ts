import type { Page as Tab } from 'playwright-core'
import type { ConsolePlace } from '../console-place'

const button = (name: string | RegExp) => async (tab: Tab) => {
  await tab.getByRole('button', { name }).first().click()
}
/** The row of an account, where what may be done with it stands. */
const inRow = (row: RegExp, name: string) => async (tab: Tab) => {
  await tab.getByRole('row', { name: row }).getByRole('button', { name, exact: true }).click()
}

const PASSWORD = 'fenbo-demo-2026'

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
  { name: 'staff-adding', page: 'staff', as: 'admin', act: button('新增账号'), sees: '首次登录的密码' },
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
  },
  {
    name: 'staff-resetting',
    page: 'staff',
    as: 'admin',
    act: inRow(/finance2/, '重置密码'),
    sees: '对方登录后必须先换成自己的密码',
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
  { name: 'audit-entry', page: 'audit', as: 'admin', act: button('查看'), sees: '查看原始记录' },
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
  { name: 'audit-exporting', page: 'audit', as: 'admin', act: button(/^导\s?出$/), sees: '最多 20,000 条' },
  { name: 'account', page: 'account', as: 'finance', sees: '修改密码' },
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
  { name: 'account-totp-begun', page: 'account', as: 'finance', act: button('开启两步验证'), sees: '请先填写密码' },
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
]
