import type { Area } from './area'

export const networkArea: Area = {
  title: '门店与导购',
  pages: [],
}
