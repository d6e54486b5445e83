import type { Area } from './area'

export const settingArea: Area = {
  title: '设置',
  pages: [
    { path: 'staff', title: '员工与权限', needs: 'listRights', load: () => import('../pages/settings/staff') },
    { path: 'audit', title: '审计', needs: 'listAudit', load: () => import('../pages/settings/audit') },
    { path: 'account', title: '我的账号', needs: 'showAccount', load: () => import('../pages/settings/account') },
  ],
}
