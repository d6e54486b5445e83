import type { Area } from './area'

export const memberArea: Area = {
  title: '会员与归因',
  pages: [],
}
