import type { Area } from './area'

export const homeArea: Area = {
  title: '总览',
  pages: [],
}
