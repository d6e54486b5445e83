import type { Area } from './area'

export const memberArea: Area = {
  title: '会员与归因',
  pages: [
    { path: 'members', title: '会员', needs: 'listMembers', load: () => import('../pages/members/member-list') },
    {
      path: 'members/:memberId',
      title: '会员详情',
      needs: 'showMember',
      isInner: true,
      load: () => import('../pages/members/member-detail'),
    },
    {
      path: 'attribution',
      title: '渠道归因',
      needs: 'attributionReport',
      load: () => import('../pages/attribution/attribution'),
    },
    {
      path: 'suspicions',
      title: '可疑记录',
      needs: 'listSuspicions',
      load: () => import('../pages/suspicions/suspicion-list'),
    },
  ],
}
