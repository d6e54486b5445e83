import type { Area } from './area'

export const homeArea: Area = {
  title: '总览',
  pages: [{ path: '', title: '总览', needs: 'showOverview', load: () => import('../pages/home/overview') }],
}
