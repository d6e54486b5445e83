import type { Area } from './area'

export const leadArea: Area = {
  title: '线索',
  pages: [{ path: 'leads', title: '线索池', needs: 'listLeads', load: () => import('../pages/leads/lead-pool') }],
}
