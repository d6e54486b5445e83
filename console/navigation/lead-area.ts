import type { Area } from './area'

export const leadArea: Area = {
  title: '线索',
  pages: [
    { path: 'leads', title: '线索池', needs: 'listLeads', load: () => import('../pages/leads/lead-pool') },
    {
      path: 'leads/:leadId',
      title: '线索详情',
      needs: 'showLeadStory',
      isInner: true,
      load: () => import('../pages/leads/lead-detail'),
    },
    { path: 'flow', title: '实时流向', needs: 'liveFlow', load: () => import('../pages/leads/live-flow') },
  ],
}
